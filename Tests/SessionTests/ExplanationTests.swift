import Builtins
import Diagnostics
import Foundation
import Testing

@testable import Session

/// Every error has an explanation, and what explanations show is true.
@Suite struct ExplanationTests {
  /// What looks like a code in the sources and is the name of a file.
  private static let endings: Set = ["csv", "dylib", "lupi", "npy", "safetensors", "so", "wav"]

  /// The codes in the sources, each with a file that has it; the bench has errors of its own.
  private static let thrown: [String: String] = {
    let folder = projectFolder + "/Sources"
    var found: [String: String] = [:]
    let paths = FileManager.default.enumerator(atPath: folder)?.allObjects as? [String] ?? []
    for path in paths.sorted() where path.hasSuffix(".swift") {
      guard !path.hasPrefix("lupi-bench/"), !path.contains("/Explanations/"),
        let text = try? String(contentsOfFile: folder + "/" + path, encoding: .utf8)
      else { continue }
      for match in text.matches(of: /"([a-z]+\.([a-z]+(?:-[a-z]+)*))"/)
      where !endings.contains(String(match.2)) {
        found[String(match.1)] = path
      }
    }
    return found
  }()

  @Test func everyErrorIsExplained() {
    #expect(Self.thrown.count > 350)
    for (code, path) in Self.thrown where Explanations[code] == nil {
      Issue.record(
        "\(path) throws \(code): add an `Explanation` to a list in Sources/Builtins/Explanations")
    }
    for explanation in Explanations.all where Self.thrown[explanation.code] == nil {
      Issue.record("nothing throws \(explanation.code): remove its explanation, or rename it")
    }
  }

  @Test func noErrorIsExplainedTwice() {
    let codes = Explanations.all.map(\.code)
    #expect(Set(codes).count == codes.count)
  }

  @Test func textsAreSentencesThatFit() {
    for it in Explanations.all {
      let prose = it.text.split(separator: "\n").filter { !$0.hasPrefix("  ") }
        .joined(separator: " ")
      let sentences = prose.matches(of: /[.?:)](?=\s|$)/).count
      #expect(sentences >= 2, "\(it.code) must have two sentences at least")
      #expect(prose.count >= 120, "\(it.code) must say more than its message")
      #expect(prose.first.map { $0.isUppercase || $0 == "`" } == true, "\(it.code)")
      // A line for the shell may stand at the end, behind a colon or a full stop.
      #expect(
        prose.hasSuffix(".") || (prose.hasSuffix(":") && it.text.contains("\n  ")), "\(it.code)")
      for width in [40, 80] {
        #expect(it.lines(width: width).allSatisfy { displayWidth($0) <= 80 }, "\(it.code)")
        let filled = it.lines(width: width).filter { !$0.hasPrefix("  ") }
        #expect(filled.allSatisfy { displayWidth($0) <= width }, "\(it.code) at \(width) columns")
      }
      for example in [it.fails, it.corrected].compactMap({ $0 }) {
        let lines = example.split(separator: "\n")
        #expect(!lines.isEmpty && lines.count <= 20, "\(it.code)")
        #expect(lines.allSatisfy { displayWidth($0) <= 76 }, "\(it.code): shorten a line")
      }
      #expect(it.corrected == nil || it.fails != nil, "\(it.code)")
    }
  }

  /// The codes of the errors and warnings in what a run shows.
  private func codes(in text: String) -> [String] {
    text.matches(of: /(?m)^(?:error|warning)\[([a-z.-]+)\]/).map { String($0.1) }
  }

  @Test(arguments: Explanations.all.filter { $0.fails != nil }.map(\.code))
  func theExampleFailsInThisWayAlone(_ code: String) throws {
    let it = try #require(Explanations[code])
    let run = ExampleRun(
      try #require(it.fails), isNotebook: it.isNotebook, showsReport: false, .plain)
    #expect(Set(codes(in: run.text)) == [code], "\(run.text)")
    #expect(run.text.contains("^"), "\(code) must say where")
  }

  @Test(arguments: Explanations.all.filter { $0.corrected != nil }.map(\.code))
  func theCorrectedExampleRuns(_ code: String) throws {
    let it = try #require(Explanations[code])
    let run = ExampleRun(
      try #require(it.corrected), isNotebook: it.isNotebook, showsReport: true, .plain)
    #expect(codes(in: run.text) == [], "\(run.text)")
  }

  @Test func anExampleWritesNothing() {
    for isNotebook in [false, true] {
      let code = "save_text(\"a\", \"example-of-an-explanation.txt\")"
      let run = ExampleRun(
        isNotebook ? "```lupi\n\(code)\n```\n" : code, isNotebook: isNotebook, showsReport: false,
        .plain)
      #expect(codes(in: run.text) == ["file.no-output"], "\(run.text)")
    }
  }

  @Test func mostExplanationsHaveAnExample() {
    let count = Explanations.all.count { $0.fails != nil }
    #expect(count * 10 >= Explanations.all.count * 4)
    for area in ["syntax", "name", "type", "value", "call", "shape"] {
      let those = Explanations.all.filter { $0.area == area }
      #expect(those.count { $0.fails != nil } * 4 >= those.count * 3, "\(area)")
    }
  }

  @Test func aPageShowsWhatTheInterpreterSays() throws {
    let page = try #require(Explanations.page(for: "name.unknown"))
    #expect(page.hasPrefix("name.unknown\n\nNothing of this name"))
    #expect(
      page.contains(
        """
          mena([1, 2, 6])

        error[name.unknown]: nothing is named `mena`
          example:1:1
           1 | mena([1, 2, 6])
             | ^^^^
          hint: Did you mean `mean`?
        """))
    #expect(page.hasSuffix("  mean([1, 2, 6])\n\n3.0"))
  }

  @Test func aTopicIsACodeOrAnArea() {
    #expect(
      Explanations.page(for: "error[name.unknown]:") == Explanations.page(for: "name.unknown"))
    let area = Explanations.page(for: "name") ?? ""
    #expect(area.split(separator: "\n").first?.hasPrefix("name.below") == true)
    #expect(area.split(separator: "\n").allSatisfy { displayWidth($0) <= 80 })
    for nonsense in ["", ".", "name.", ".unknown", "naem", "[", "]", "\u{0}", "name.unknown.x"] {
      #expect(Explanations.page(for: nonsense) == nil, "\(nonsense)")
    }
  }

  @Test func theCommandListsExplainsAndSuggests() {
    let list = lupi(["explain"])
    #expect(list.status == 0 && list.errors.isEmpty)
    for area in Explanations.areas {
      #expect(list.output.contains("\n\(area.name) ") || list.output.hasPrefix("\(area.name) "))
    }
    #expect(list.output.split(separator: "\n").allSatisfy { displayWidth($0) <= 80 })
    let two = lupi(["explain", "name.below", "name.unknown"])
    #expect(two.status == 0 && two.output.contains("\n\nname.unknown\n"))
    let slip = lupi(["explain", "name.unknwon"])
    #expect(slip.status == 2 && slip.output.isEmpty)
    #expect(slip.errors.contains("hint: Did you mean `lupi explain name.unknown`?"))
    #expect(lupi(["explain", "unbound"]).errors.contains("Write `lupi explain name.unbound`."))
    #expect(lupi(["explain", "xyz"]).errors.contains("`lupi explain` lists all codes."))
  }

  /// What a command writes on standard error, as on a terminal or into a file.
  private func errors(_ arguments: [String], isTerminal: Bool) -> String {
    let (output, errors) = (TextBuffer(), TextBuffer())
    let terminal = Terminal(
      environment: [:], inputIsTerminal: false, outputIsTerminal: false,
      errorIsTerminal: isTerminal)
    var tool = CommandLineTool(
      console: Console(terminal: terminal, output: output, errors: errors),
      input: StandardInput(promptsTo: nil))
    _ = tool.run(arguments)
    return errors.contents
  }

  @Test func onlyATerminalIsToldWhereThereIsMore() {
    let failing = ["-e", "mena([1])"]
    let told = errors(failing, isTerminal: true)
    #expect(told.hasSuffix("mean`?\n`lupi explain name.unknown` says more.\n"))
    #expect(errors(failing, isTerminal: false) + "`lupi explain name.unknown` says more.\n" == told)
    #expect(!errors(["-e", "mean([1])"], isTerminal: true).contains("explain"))
    #expect(!errors(["run", "--nonsense"], isTerminal: true).contains("explain"))
    #expect(errors(["explain", "call.positional"], isTerminal: true).isEmpty)
  }

  @Test func aRunPointsToTheExplanationsOfItsErrors() throws {
    let path = try Scratch.notebook("```lupi\nx = mena([1])\n```\n\n```lupi\ny = 1 +\n```\n")
    defer { try? FileManager.default.removeItem(atPath: String(path.dropLast("/n.lupi".count))) }
    let told = errors(["run", path], isTerminal: true)
    #expect(told.hasSuffix("`lupi explain syntax.expected name.unknown` says more.\n"))
  }
}
