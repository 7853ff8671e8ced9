public import Diagnostics
public import Language

/// A notebook run and compared with what it says about itself.
public struct NotebookTest: Sendable {
  /// How the test ended.
  public enum Verdict: Sendable {
    /// Every fence that was compared holds.
    case passed
    /// Something that the notebook needs, such as a corpus, is not there.
    case skipped(Diagnostic)
    /// A fence does not hold, a cell failed or nothing could be run.
    case failed(ExitCode)
  }

  /// How the test ended.
  public let verdict: Verdict
  /// The comparison; nothing if the notebook could not be run.
  public let verification: Verification
  /// What is wrong or doubtful apart from mismatches.
  public let problems: [Diagnostic]
  /// What happened.
  public let record: RunRecord

  /// Runs and compares; cells that do not depend on a failed one run as well.
  ///
  /// `isAbsence` decides which failure means that something is not there; by default a corpus that
  /// is missing.
  public static func run(
    _ program: NotebookProgram, options: RunOptions = RunOptions(),
    makeInterpreter: (any Host) throws -> Interpreter,
    isInterrupted: @escaping @Sendable () -> Bool = { false },
    isAbsence: (Diagnostic) -> Bool = { $0.code == "corpus.absent" },
    sink: @escaping NotebookRunner.Sink = { _ in }
  ) rethrows -> NotebookTest {
    var options = options
    options.keepGoing = true
    let recorder = RunRecorder()
    let runner = try NotebookRunner(
      program, options: options, makeInterpreter: makeInterpreter, isInterrupted: isInterrupted
    ) { event in
      recorder.add(event)
      sink(event)
    }
    let summary = runner.run()
    let record = recorder.record
    let verification = Verification(program.notebook, record)
    var verdict = verdict(summary, verification, isAbsence)
    var problems = summary.problems
    if case .passed = verdict {
      let exercises = try ExerciseTest(
        program, options: options, makeInterpreter: makeInterpreter, isInterrupted: isInterrupted)
      problems += exercises.problems
      if !exercises.problems.isEmpty { verdict = .failed(.mismatch) }
    }
    return NotebookTest(
      verdict: verdict, verification: verification, problems: problems, record: record)
  }

  /// How the command should end.
  public var exit: ExitCode {
    if case .failed(let status) = verdict { status } else { .success }
  }

  private static func verdict(
    _ summary: RunSummary, _ verification: Verification, _ isAbsence: (Diagnostic) -> Bool
  ) -> Verdict {
    let errors = summary.problems.filter { $0.severity == .error }
    let holds = verification.mismatches.isEmpty
    var exit = summary.exit
    if let absence = errors.first(where: isAbsence), errors.allSatisfy(isAbsence) {
      if holds, exit == .cellFailed { return .skipped(absence) }
      if exit == .cellFailed { exit = .success }
    }
    exit = exit.combined(with: holds ? .success : .mismatch)
    return exit == .success ? .passed : .failed(exit)
  }
}
