import Diagnostics
import Testing

@testable import Language

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Mutated programs: nothing traps, nothing hangs, every place lies inside the text.
///
/// The number of mutations is 20,000, or what `LUPI_FUZZ` says.
@Suite struct FuzzTests {
  static let count = getenv("LUPI_FUZZ").flatMap { Int(String(cString: $0)) } ?? 20_000

  @Test func mutatedProgramsEndWithAnAnswer() {
    var random = SplitMix(state: 0x1CE_B00DA)
    var tally: [String: Int] = [:]
    for round in 0..<Self.count {
      let bytes = Mutation.mutated(Corpus.valid.randomElement(using: &random)?.text ?? "", &random)
      let outcome = exercise(bytes, round)
      tally[outcome, default: 0] += 1
    }
    // Mutations that all fail to parse, or all parse, would test only half of the machine.
    #expect(tally["syntax", default: 0] > Self.count / 5, "\(tally)")
    #expect(tally["ran", default: 0] + tally["failed", default: 0] > Self.count / 50, "\(tally)")
  }

  /// Lexes, parses, checks and runs; how far it came.
  private func exercise(_ bytes: [UInt8], _ round: Int) -> String {
    let source = SourceText(name: "fuzz", bytes: bytes)
    let outcome = Parser.parse(source)
    verify(outcome.diagnostics, source, round)
    guard let program = outcome.program else {
      #expect(!outcome.diagnostics.isEmpty, "round \(round): neither program nor diagnostic")
      return "syntax"
    }
    let limits = Limits(steps: 20_000, depth: 200, listCount: 10_000, stringBytes: 100_000)
    let interpreter = Interpreter(
      library: TestLibrary.functions, host: TestHost(), limits: limits)
    let problems = interpreter.check([("fuzz", program)])
    verify(problems, source, round)
    do {
      let value = try interpreter.run(program, cell: "fuzz")
      _ = value?.display(.plain)
      return "ran"
    } catch let error as Diagnostic {
      verify([error], source, round)
      return problems.isEmpty ? "failed" : "unresolved"
    } catch {
      Issue.record("round \(round): \(error) is no diagnostic")
      return "wrong"
    }
  }

  private func verify(_ diagnostics: [Diagnostic], _ source: SourceText, _ round: Int) {
    for diagnostic in diagnostics {
      let spans = [diagnostic.span].compactMap { $0 } + diagnostic.notes.compactMap(\.span)
      let inside = spans.allSatisfy { $0.start >= 0 && $0.end <= source.bytes.count }
      if !inside || diagnostic.span == nil || diagnostic.message.isEmpty {
        Issue.record("round \(round): \(diagnostic.rendered())\n\(source.text)")
      }
      _ = diagnostic.rendered()
    }
  }
}

/// Random changes to programs.
enum Mutation {
  private static let scraps = [
    "(", ")", "[", "]", "{", "}", "\"", "\\", "#", "\n", " ", ",", ":", ".", "..", "..<", "=", "==",
    "->", "|>", "+", "-", "*", "/", "//", "%", "^", "@", "<", "!", "_", "___", "fn f(x) = f(x)",
    "for i in 0..<9 {", "if true {", "else", "not", "in", "and", "break", "x", "1e999", "0x1", "5%",
    "25ms", "9223372036854775807", "-9223372036854775808", "\u{0}", "é", "\u{202E}", "“", "\"{",
    ":.3}\"", "param p = ", "seed ", "check ", "use lupi ", "0..<4611686018427387904", "[0] * 999",
    "x = x + x", "((((((((((", "}}}}}}", "[x for x in ", "1.", "1_", "1e", "\\u{", "%>%", ":=",
  ]

  static func mutated(_ text: String, _ random: inout SplitMix) -> [UInt8] {
    var bytes = Array(text.utf8)
    // Short pieces reach the interpreter more often than whole programs.
    if Int.random(in: 0..<3, using: &random) > 0, bytes.count > 60 {
      let lines = bytes.split(separator: 10, omittingEmptySubsequences: false)
      let start = Int.random(in: 0..<lines.count, using: &random)
      let count = Int.random(in: 1...6, using: &random)
      bytes = Array(lines[start..<min(lines.count, start + count)].joined(separator: [10]))
    }
    for _ in 0..<Int.random(in: 0...3, using: &random) {
      let place = Int.random(in: 0...bytes.count, using: &random)
      switch Int.random(in: 0..<6, using: &random) {
      case 0 where place < bytes.count:
        bytes[place] = UInt8.random(in: 0...255, using: &random)
      case 1 where place < bytes.count:
        let end = min(bytes.count, place + Int.random(in: 1...8, using: &random))
        bytes.removeSubrange(place..<end)
      case 2:
        let end = min(bytes.count, place + Int.random(in: 1...20, using: &random))
        let piece = Array(bytes[place..<end])
        bytes.insert(contentsOf: piece, at: Int.random(in: 0...bytes.count, using: &random))
      default:
        bytes.insert(contentsOf: (scraps.randomElement(using: &random) ?? "").utf8, at: place)
      }
    }
    return bytes
  }
}

/// A small generator of random numbers (G. L. Steele, D. Lea and C. H. Flood, "Fast splittable
/// pseudorandom number generators", OOPSLA 2014).
struct SplitMix: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }
}
