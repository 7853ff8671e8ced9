import Diagnostics
import Testing

@testable import Notebooks

@Suite struct ExerciseTests {
  static func lesson(
    hole: String = "___", solution: String = "2 * x", check: String = "f(3) == 6"
  ) -> String {
    """
    # Doubling

    ```lupi #double exercise hint="Two times." solution=answer check=proof
    fn f(x) = \(hole)
    ```

    ```lupi #answer
    fn f(x) = \(solution)
    ```

    ```out
    ```

    Now check it.

    ```lupi #proof
    check \(check), "f(3) must be 6"
    ```

    ```lupi #after
    f(10)
    ```
    """
  }

  @Test func whatHasHolesIsToDoAndItsDependantsAreSkipped() {
    let (record, summary) = TrialRun.run(Self.lesson())
    #expect(
      record.lines == [
        "double: to do", "answer: it solves `double`", "proof: needs `f` of the cell `double`",
        "after: needs `f` of the cell `double`",
      ])
    #expect(summary.exit == .success)
    #expect(TrialRun.run(Self.lesson(hole: "x + x")).record.lines.last == "after: 20")
  }

  @Test func aSolutionPassesAndAnUntouchedExerciseFails() {
    func verdict(_ text: String) -> [String] {
      TrialRun.test(text).problems.map(\.code)
    }
    #expect(verdict(Self.lesson()) == [])
    #expect(verdict(Self.lesson(solution: "3 * x")) == ["exercise.solution"])
    #expect(verdict(Self.lesson(hole: "2 * x")) == ["exercise.untouched"])
    #expect(verdict(Self.lesson(check: "true")) == [])
    #expect(TrialRun.test(Self.lesson(solution: "x")).exit == .mismatch)
    // Something that runs and is wrong is as good as a hole; the notebook then fails, as it must.
    #expect(!verdict(Self.lesson(hole: "x")).contains("exercise.untouched"))
  }

  @Test func optionsNameCells() {
    for (text, says) in [
      (Self.lesson().replacing("solution=answer", with: "solution=anwser"), "`anwser` is none"),
      (Self.lesson().replacing("check=proof", with: "check=double"), "the exercise itself"),
      ("```lupi #a check=b\n1\n```\n```lupi #b\n2\n```\n", "belongs to an exercise"),
    ] {
      let found = TrialRun.program(text).diagnostics
      #expect(found.map(\.code) == ["notebook.exercise"])
      #expect(found.first?.message.contains(says) == true, "\(found)")
    }
  }

  @Test func aHandoutHasNoSolutions() {
    let bytes = TrialRun.program(Self.lesson()).handout()
    let text = String(decoding: bytes, as: UTF8.self)
    #expect(!text.contains("2 * x") && !text.contains("answer"))
    #expect(text.contains("```lupi #double exercise hint=\"Two times.\" check=proof\n"))
    #expect(text.contains("```\n\nNow check it.\n"))
    let program = NotebookProgram(Notebook(name: "h.lupi", bytes: bytes))
    #expect(program.isValid && program.notebook.cells.map(\.name) == ["double", "proof", "after"])
    #expect(program.handout() == bytes)
  }

  @Test func solvedIsSolved() {
    let solved = TrialRun.program(Self.lesson()).solved()
    #expect(solved.isValid)
    #expect(
      String(decoding: solved.notebook.bytes, as: UTF8.self).contains(
        "check=proof\nfn f(x) = 2 * x\n"))
  }
}
