import Diagnostics
import Testing

@testable import Notebooks

@Suite struct NotebookTestTests {
  @Test func aNotebookThatHoldsPasses() {
    let test = TrialRun.test("```lupi #a\nx = 1.25\nx\n```\n```out\n1.2\n```\n")
    #expect(test.exit == .success)
    #expect(test.verification.comparedCount == 1)
  }

  @Test func aMismatchEndsInThree() {
    let test = TrialRun.test(
      "```lupi #a\n1\n```\n```out\n2\n```\n```lupi #b\n3\n```\n```out\n3\n```\n")
    #expect(test.exit == .mismatch)
    #expect(test.verification.mismatches.map(\.cell.name) == ["a"])
    #expect(test.verification.comparedCount == 2)
  }

  @Test func aFailureWithoutAFenceEndsInOne() {
    let test = TrialRun.test("```lupi #a\nfail(\"no\")\n```\n```out\n2\n```\n```lupi #b\n3\n```\n")
    #expect(test.exit == .cellFailed)
    #expect(test.verification.mismatches.isEmpty)
    #expect(test.record.lines == ["a: failed ", "b: 3"])
  }

  @Test func aFailureThatDoesNotComeIsAMismatch() {
    #expect(TrialRun.test("```lupi\n1\n```\n```error\nno\n```\n").exit == .mismatch)
    #expect(TrialRun.test("```lupi\nfail(\"no\")\n```\n```error\nno\n```\n").exit == .success)
    #expect(TrialRun.test("```lupi\nfail(\"no\")\n```\n```error\nyes\n```\n").exit == .mismatch)
  }

  @Test func outputBeforeAFailureIsCompared() {
    let text = "```lupi\nshow(1)\nfail(\"no\")\n```\n```out\n1\n```\n```error\nno\n```\n"
    #expect(TrialRun.test(text).exit == .success)
    #expect(TrialRun.test(text).verification.comparedCount == 2)
  }

  @Test func aMissingCorpusSkipsTheNotebook() {
    let text = "```lupi #a\nx = absent(\"r\")\n```\n```lupi #b\nx\n```\n```out\n3\n```\n"
    guard case .skipped(let reason) = TrialRun.test(text).verdict else {
      Issue.record("not skipped")
      return
    }
    #expect(reason.message == "the corpus is not there")
    #expect(TrialRun.test(text).exit == .success)
    #expect(TrialRun.test(text + "```lupi\n1\n```\n```out\n2\n```\n").exit == .mismatch)
    #expect(TrialRun.test(text + "```lupi\nfail(\"no\")\n```\n").exit == .cellFailed)
  }

  @Test func slowCellsAreNotComparedInAQuickTest() {
    let text =
      "```lupi #a slow\nx = 1\nx\n```\n```out\n2\n```\n```lupi #b\nx\n```\n```out\n3\n```\n"
    let quick = TrialRun.test(text, quick: true)
    #expect(quick.exit == .success)
    #expect(quick.verification.comparedCount == 0)
    #expect(quick.verification.skipped.map(\.cell.name) == ["a", "b"])
    #expect(TrialRun.test(text).exit == .mismatch)
  }

  @Test func acceptingWritesWhatRuns() {
    let text = "```lupi\n1\n```\n```out\n2\n```\n```lupi\nfail(\"no\")\n```\n```error\nyes\n```\n"
    let accepted = String(decoding: TrialRun.test(text).verification.accepted(), as: UTF8.self)
    #expect(
      accepted
        == "```lupi\n1\n```\n```out\n1\n```\n```lupi\nfail(\"no\")\n```\n```error\n"
        + "error[test.failure]: no\n```\n")
    let again = TrialRun.test(accepted)
    #expect(again.exit == .success)
    #expect(again.verification.accepted() == Array(accepted.utf8))
  }

  @Test func aBrokenNotebookEndsInTwo() {
    #expect(TrialRun.test("```lupi\nx +\n```\n").exit == .usage)
    #expect(TrialRun.test("```lupi slwo\n```\n").exit == .usage)
  }

  @Test func statusesCombine() {
    #expect(ExitCode.success.combined(with: .mismatch) == .mismatch)
    #expect(ExitCode.cellFailed.combined(with: .mismatch) == .cellFailed)
    #expect(ExitCode.mismatch.combined(with: .interrupted) == .interrupted)
    #expect(ExitCode.allCases.map(\.rawValue) == [0, 1, 2, 3, 4, 130])
  }
}
