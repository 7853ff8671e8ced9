import Builtins
import Diagnostics
import Language
import Notebooks

/// `lupi test`: runs notebooks and compares what they show with their recorded outputs.
struct TestCommand {
  private let console: Console
  private let invocation: Invocation
  private let settings: RunSettings

  init(_ console: Console, _ invocation: Invocation) throws(Fault) {
    guard !invocation.operands.isEmpty else {
      throw Fault(
        "usage.operands", "`lupi test` needs at least one notebook or folder",
        hint: "Write `lupi test notebooks`.")
    }
    let variable = console.terminal.environment["CI"] ?? ""
    guard !invocation.has(.accept) || variable.isEmpty || variable == "false" else {
      throw Fault(
        "usage.accept",
        "`--accept` must not be used where CI is set, as it would accept any mistake",
        hint: "Accept on your own machine, look at the difference, and commit it.")
    }
    self.console = console
    self.invocation = invocation
    settings = try RunSettings(invocation, console)
  }

  func run() throws(Fault) -> ExitCode {
    var status = ExitCode.success
    var counts = (passed: 0, failed: 0, skipped: 0)
    let paths = try NotebookPaths.expanded(invocation.operands)
    for path in paths {
      guard let file = opened(path) else {
        counts.failed += 1
        status = status.combined(with: .usage)
        continue
      }
      let program = NotebookProgram(file.notebook)
      let start = ContinuousClock.now
      let test = try self.test(program, file)
      let seconds = (ContinuousClock.now - start) / .seconds(1)
      if case .interrupted = test.record.exit {
        console.errors.write("interrupted\n")
        return .interrupted
      }
      report(test, file, seconds: seconds)
      switch test.verdict {
      case .passed: counts.passed += 1
      case .skipped: counts.skipped += 1
      case .failed(let exit):
        // What is wrong with an exercise cannot be accepted.
        if invocation.has(.accept), exit == .mismatch,
          !test.problems.contains(where: { $0.severity == .error })
        {
          try accept(test, file)
          counts.passed += 1
        } else {
          counts.failed += 1
          status = status.combined(with: exit)
        }
      }
    }
    var line = "\(counts.passed) passed, \(counts.failed) failed"
    if counts.skipped > 0 { line += ", \(counts.skipped) skipped" }
    console.output.write(line + "\n")
    return status
  }

  /// A notebook, unless it cannot be read: then that is said, and the others are still tested.
  private func opened(_ path: String) -> NotebookFile? {
    do {
      return try NotebookFile(path)
    } catch {
      console.show(error)
      return nil
    }
  }

  private func test(_ program: NotebookProgram, _ file: NotebookFile) throws(Fault) -> NotebookTest
  {
    let workspace = try settings.workspace(forNotebookIn: file.folder, declared: program.numerics)
    var options = settings.options(declared: program.numerics)
    options.isQuick = invocation.has(.quick)
    let view = ProgressView(
      sink: console.errors, isLive: console.terminal.errorIsTerminal,
      presentation: console.errorPresentation)
    defer { view.clear() }
    return NotebookTest.run(
      program, options: options,
      makeInterpreter: { workspace.interpreter(host: $0, progress: view.show) },
      isInterrupted: { Interrupt.isPending })
  }

  private func report(_ test: NotebookTest, _ file: NotebookFile, seconds: Double) {
    let tenths = Int((seconds * 10).rounded())
    let time = " (\(tenths / 10).\(tenths % 10) s)"
    let slow = test.verification.skipped.count { cell, reason in
      if case .solution = reason { return false }
      return reason != .toDo
    }
    let detail =
      "\(counted(test.verification.comparedCount, "output")) compared"
      + (slow > 0 ? ", \(counted(slow, "cell")) skipped" : "")
    let presentation = console.presentation
    switch test.verdict {
    case .passed:
      console.output.write(
        presentation.styled("passed", .good) + "  \(file.path): \(detail)\(time)\n")
      if invocation.has(.accept), test.verification.comparedCount == 0 {
        console.output.write(
          "        Nothing is recorded without a fence `out`: write an empty one below each\n"
            + "        cell whose output is to be compared.\n")
      }
    case .skipped(let reason):
      console.output.write(
        presentation.styled("skipped", .warning) + " \(file.path): \(reason.message)\n"
          + (reason.hint.map { "         \($0)\n" } ?? ""))
    case .failed:
      let word = invocation.has(.accept) ? "changed" : "failed"
      console.output.write(presentation.styled(word, .bad) + "  \(file.path): \(detail)\(time)\n")
      for problem in test.problems { console.show(problem) }
      for mismatch in test.verification.mismatches {
        console.output.write(mismatch.rendered(presentation) + "\n")
      }
    }
  }

  private func accept(_ test: NotebookTest, _ file: NotebookFile) throws(Fault) {
    try file.write(test.verification.accepted())
    console.output.write(
      "accepted \(counted(test.verification.mismatches.count, "output")) of \(file.path)\n")
  }
}
