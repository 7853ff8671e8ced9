import Diagnostics
import Language
import Synchronization
import Testing

@testable import Notebooks

@Suite struct NotebookRunnerTests {
  private func notebook(_ cells: [(head: String, body: String)]) -> String {
    cells.map { "```lupi \($0.head)\n\($0.body)\n```\n" }.joined(separator: "\n")
  }

  @Test func cellsRunInDocumentOrder() {
    let run = TrialRun.run(
      notebook([
        ("#a", "x = 1"), ("#b", "show(x)\nx = x + 1\nshow(x)\nx + 1"), ("#c quiet", "show(0)\nx"),
        ("#d", "show(x)"),
      ]))
    #expect(run.record.lines == ["a: ", "b: 1; 2; 3", "c: 0", "d: 2"])
    #expect(run.summary.exit == .success)
    #expect(run.record.exit == .success)
  }

  @Test func anErrorEndsTheRun() {
    let run = TrialRun.run(
      notebook([
        ("#a", "x = 1"), ("#b", "y = fail(\"no\")"), ("#c", "y + 1"), ("#d", "x + 1"),
      ]))
    #expect(
      run.record.lines == [
        "a: ", "b: failed ", "c: needs `y` of the cell `b`", "d: the run ended at the cell `b`",
      ])
    #expect(run.summary.exit == .cellFailed)
    #expect(
      run.summary.problems.map { $0.rendered(.plain) } == [
        """
        error[test.failure]: no
          a.lupi:6:10
           6 | y = fail("no")
             |          ^^^^
          hint: Do not.
        """
      ])
  }

  @Test func keepGoingRunsWhatDoesNotDependOnIt() {
    let cells = [
      ("#a", "x = 1"), ("#b", "x = fail(\"no\")"), ("#c", "y = x"), ("#d", "2"), ("#e", "y"),
      ("#f", "x = 3"), ("#g", "x"),
    ]
    let run = TrialRun.run(notebook(cells)) { $0.keepGoing = true }
    #expect(
      run.record.lines == [
        "a: ", "b: failed ", "c: needs `x` of the cell `b`", "d: 2",
        "e: needs `y` of the cell `c`, which is skipped because of `b`", "f: ", "g: 3",
      ])
    #expect(run.summary.exit == .cellFailed)
  }

  @Test func whatIsWrongIsFoundBeforeAnythingRuns() {
    let run = TrialRun.run(notebook([("#a", "1"), ("#b", "x +"), ("#c", "nowhere")]))
    #expect(run.record.entries.isEmpty)
    #expect(run.summary.exit == .usage)
    #expect(run.summary.problems.compactMap(\.location).first == "a.lupi:6:4")
    let unknown = TrialRun.run(notebook([("#a", "1"), ("#c", "nowhere + show")]))
    #expect(unknown.summary.problems.map(\.location) == ["a.lupi:6:1"])
    #expect(unknown.summary.exit == .usage)
  }

  @Test func skippedCellsTakeTheirReadersAlong() {
    let text = notebook([
      ("#a skip", "x = 1"), ("#b", "x"), ("#c slow", "y = 1"), ("#d", "y"),
      ("#e only=exact", "z = 1"),
      ("#f", "z"), ("#g", "7"),
    ])
    let quick = TrialRun.run(text) { $0.isQuick = true }
    #expect(
      quick.record.lines == [
        "a: marked `skip`", "b: needs `x` of the cell `a`",
        "c: marked `slow`, and this is a quick run", "d: needs `y` of the cell `c`",
        "e: marked `only=exact`", "f: needs `z` of the cell `e`", "g: 7",
      ])
    #expect(quick.summary.exit == .success)
    let full = TrialRun.run(text) { $0.numerics = .exact }
    #expect(full.record.lines.suffix(5) == ["c: ", "d: 1", "e: ", "f: 1", "g: 7"])
  }

  @Test func anExerciseWithHolesIsToDo() {
    let text = notebook([
      ("#a exercise", "x = ___"), ("#b", "x"), ("#c exercise", "y = 1"), ("#d", "y"),
    ])
    #expect(
      TrialRun.run(text).record.lines == [
        "a: to do", "b: needs `x` of the cell `a`", "c: ", "d: 1",
      ])
  }

  @Test(arguments: [
    (CellSelection(to: "b"), ["a: ", "b: 1"]),
    (CellSelection(from: "c"), ["a:  (needed)", "c: 2", "d: 5", "e: 3"]),
    (CellSelection(from: "b", to: "3"), ["a:  (needed)", "b: 1", "c: 2"]),
    (CellSelection(only: ["d"]), ["d: 5"]),
    (CellSelection(only: ["e", "#c"]), ["a:  (needed)", "c: 2", "e: 3"]),
  ])
  func selectedCellsRunWithWhatTheyNeed(selection: CellSelection, lines: [String]) {
    let text = notebook([
      ("#a", "x = 1"), ("#b", "x"), ("#c", "x + 1"), ("#d", "5"), ("#e", "x + 2"),
    ])
    let run = TrialRun.run(text) { $0.selection = selection }
    #expect(run.record.lines == lines)
    #expect(
      run.summary.cells.map(\.cell.name)
        == lines.filter { !$0.hasSuffix("(needed)") }
        .map { String($0.prefix(1)) })
  }

  @Test(arguments: [
    (CellSelection(from: "trian"), "a.lupi has no cell `trian`", "Did you mean `train`?"),
    (CellSelection(only: ["99"]), "a.lupi has no cell `99`", "Choose one of `b` or `train`."),
    (
      CellSelection(from: "b", to: "train"), "`b` must not be below `train`, but is",
      "Exchange the two."
    ),
  ])
  func aSelectionMustNameCells(selection: CellSelection, message: String, hint: String) {
    let run = TrialRun.run(notebook([("#train", "1"), ("#b", "2")])) { $0.selection = selection }
    #expect(run.summary.exit == .usage)
    #expect(run.summary.problems.map(\.message) == [message])
    #expect(run.summary.problems.map(\.hint) == [hint])
  }

  @Test func aTimeoutIsACellThatFails() {
    let text = notebook([("#a timeout=20ms", "x = forever()"), ("#b", "x"), ("#c", "1")])
    let run = TrialRun.run(text) { $0.keepGoing = true }
    #expect(run.record.lines == ["a: timedOut ", "b: needs `x` of the cell `a`", "c: 1"])
    #expect(run.summary.exit == .timedOut)
    #expect(run.summary.problems.map(\.code) == ["run.timeout"])
    let other = TrialRun.run(notebook([("#a", "forever()")])) { $0.timeout = 0.02 }
    #expect(other.summary.exit == .timedOut)
  }

  @Test func anInterruptEndsTheRun() {
    let polls = Mutex(0)
    let run = TrialRun.run(
      notebook([("#a", "x = 1"), ("#b", "forever()"), ("#c", "x")]),
      isInterrupted: {
        polls.withLock { count in
          count += 1
          return count > 3
        }
      })
    #expect(run.record.lines == ["a: ", "b: interrupted "])
    #expect(run.summary.exit == .interrupted)
  }

  @Test func valuesInProseFollowTheCellAbove() {
    let text = """
      {{ 1 + 1 }}

      ```lupi #a
      x = 1
      ```

      x is {{ x }}, a text {{ "t" }}, a list {{ [1, 2] }}, {{ 1 / 3:.3 }}.

      ```lupi #b
      x = fail("no")
      ```

      x is {{ x }}
      """
    let run = TrialRun.run(text) { $0.keepGoing = true }
    let values = run.record.inline.sorted { $0.key < $1.key }.map {
      $0.value.map { $0.rendered(.plain) }
    }
    #expect(values == [["2"], ["1", "t", "[1, 2]", "0.333"], ["?"]])
  }

  @Test func aFailingValueIsPlaced() {
    let run = TrialRun.run("Text\n\né {{ fail(\"no\") }}\n")
    #expect(run.summary.exit == .cellFailed)
    #expect(
      run.summary.problems.map { $0.rendered(.plain) } == [
        """
        error[test.failure]: no
          a.lupi:3:11
           3 | é {{ fail("no") }}
             |           ^^^^
          hint: Do not.
        """
      ])
    let unknown = TrialRun.run("```lupi\nx = 1\n```\n{{ y }}")
    #expect(unknown.summary.exit == .usage)
    #expect(unknown.summary.problems.map(\.location) == ["a.lupi:4:4"])
  }

  @Test func failuresThatAreAnnouncedAreNoFailures() {
    let text = notebook([("#a", "fail(\"no\")")]) + "```error\nno\n```\n" + notebook([("#b", "1")])
    let run = TrialRun.run(text)
    #expect(run.record.lines == ["a: failedAsWritten ", "b: 1"])
    #expect(run.summary.exit == .success)
    #expect(run.summary.problems.isEmpty)
    for body in ["x +", "nowhere", "show(1, 2, 3)"] {
      let text = notebook([("#a", body)]) + "```error\nerror\n```\n" + notebook([("#b", "1")])
      let run = TrialRun.run(text)
      #expect(run.record.lines == ["a: failedAsWritten ", "b: 1"], "\(body)")
      #expect(run.record.entry(of: 0)?.problems.isEmpty == false)
      #expect(run.summary.exit == .success)
    }
  }

  @Test func aCellAddedAboveChangesNoRandomNumber() {
    let before = TrialRun.run(notebook([("", "draw()"), ("#b", "draw()"), ("", "draw() + 0")]))
    let after = TrialRun.run(
      notebook([
        ("", "x = draw()"), ("", "draw()"), ("", "1"), ("#b", "draw()"), ("", "draw() + 0"),
      ]))
    func numbers(_ run: RunRecord) -> [String] { run.entries.map { $0.text(.plain) } }
    #expect(numbers(before.record) == [1, 3, 4].map { numbers(after.record)[$0] })
    #expect(Set(numbers(before.record)).count == 3)
    let twins = TrialRun.run(notebook([("", "draw()"), ("", "draw()")]))
    #expect(Set(numbers(twins.record)).count == 2)
  }

  @Test func aNotebookWithoutCellsIsProse() {
    #expect(TrialRun.run("# Title\n\nText {{ 1 }}\n").summary.exit == .success)
    #expect(TrialRun.run("").summary.exit == .success)
  }
}
