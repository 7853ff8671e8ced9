import Diagnostics
import Testing

@testable import Language

/// The law of partial programs: every prefix of a valid program is valid or partial.
@Suite struct PrefixTests {
  @Test(arguments: Corpus.valid)
  func everyPrefixIsValidOrPartial(_ program: Programs.Example) {
    let text = program.text
    #expect(
      Parser.parse(SourceText(name: "whole", text: text)).diagnostics.map { $0.rendered() } == [])
    let scalars = Array(text.unicodeScalars)
    var failures: [String] = []
    for length in 0..<scalars.count {
      var view = String.UnicodeScalarView()
      view.append(contentsOf: scalars[..<length])
      let prefix = String(view)
      let outcome = Parser.parse(SourceText(name: "prefix", text: prefix))
      if outcome.program == nil, !outcome.isPartial {
        failures.append("\(prefix.suffix(30)) → \(outcome.diagnostics[0].message)")
      }
    }
    #expect(failures == [])
  }

  @Test(arguments: [
    "x a\n", "f(\n) )\n", "1 +* 2\n", "x = = 3\n", "\"abc\n", "return 1\n", "(1, 2)\n",
    "{a: 1 b}\n",
    "5dbz\n", "1_\n", "fn (x) = 1\n", "if x 1\n", "else\n", "x ! y\n", "a.1\n", "]\n", "x |\n",
  ])
  func whatCannotGoOnIsNotPartial(_ text: String) {
    let outcome = Parser.parse(SourceText(name: "test", text: text))
    #expect(outcome.program == nil)
    #expect(!outcome.isPartial)
  }

  @Test(arguments: [
    "f(", "[1,", "{a:", "if x {", "fn f(a) {\n  x = 1\n", "x =", "1 +", "x |>", "\"abc", "(a, b)",
    "for", "x in", "1..", "x[1..", "fn f(x) =\n", "x -> ", "\"{", "\"{x:", "a and\n",
  ])
  func whatIsCutOffIsPartial(_ text: String) {
    #expect(Parser.parse(SourceText(name: "test", text: text)).isPartial)
  }
}
