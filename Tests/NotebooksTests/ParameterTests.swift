import Diagnostics
import Language
import Testing

@testable import Notebooks

@Suite struct ParameterTests {
  static let text = """
    ```lupi #setup
    seed 7
    param epochs = 3 in 1..10 "passes"
    param rate = 0.5
    param kind = "soft" in ["soft", "hard"]
    numerics exact
    ```

    ```lupi #a
    [epochs, rate, kind]
    ```
    """

  @Test func declarationsAreKnownBeforeRunning() {
    let program = TrialRun.program(Self.text)
    #expect(program.parameters.map(\.name) == ["epochs", "rate", "kind"])
    #expect(program.numerics == .exact)
    #expect(program.seed == 7)
    #expect(TrialRun.program("# Nothing\n").numerics == nil)
  }

  @Test(arguments: [
    ([], "[3, 0.5, \"soft\"]"),
    ([("epochs", "10")], "[10, 0.5, \"soft\"]"),
    ([("kind", "hard"), ("rate", "2")], "[3, 2.0, \"hard\"]"),
  ])
  func valuesReplaceDefaults(given: [(String, String)], shown: String) {
    let run = TrialRun.run(Self.text) { $0.parameters = given.map { (name: $0.0, text: $0.1) } }
    #expect(run.record.entry(of: 1)?.text(.plain) == shown)
    #expect(run.summary.exit == .success)
  }

  @Test(
    arguments: [
      ("epohcs", "3", "param.unknown", nil),
      ("epochs", "11", "param.range", "a.lupi:3:1"),
      ("epochs", "many", "param.type", "a.lupi:3:1"),
      ("epochs", "1.5", "param.type", "a.lupi:3:1"),
      ("kind", "firm", "param.choice", "a.lupi:5:1"),
      ("rate", "", "param.type", "a.lupi:4:1"),
    ] as [(String, String, String, String?)])
  func valuesMustFit(name: String, text: String, code: String, location: String?) {
    let run = TrialRun.run(Self.text) { $0.parameters = [(name: name, text: text)] }
    #expect(run.summary.exit == .usage)
    #expect(run.record.entries.isEmpty)
    #expect(run.summary.problems.map(\.code) == [code])
    #expect(run.summary.problems.map(\.location) == [location])
  }

  @Test func aValueIsGivenOnce() {
    let run = TrialRun.run(Self.text) {
      $0.parameters = [(name: "rate", text: "1"), (name: "rate", text: "2")]
    }
    #expect(run.summary.problems.map(\.code) == ["param.repeated"])
  }

  @Test func declarationsMustAgree() {
    let text =
      "```lupi #a\nparam x = 1\nnumerics exact\n```\n```lupi #b\nparam x = 2\nnumerics fast\n```\n"
    #expect(
      TrialRun.program(text).diagnostics.map(\.code)
        == ["notebook.contradiction", "notebook.second-parameter"])
  }
}
