import Builtins
import Diagnostics
import Language
import Notebooks
import Synchronization

/// A session without a notebook: entries are run one after another and what they show is printed.
final class PromptSession {
  let interpreter: Interpreter
  private let console: Console
  private let view: ProgressView
  private let timeout: Double?
  private var entries = 0

  /// Shows values on the console.
  private final class ConsoleHost: Host {
    private let console: Console
    private let view: ProgressView

    init(_ console: Console, _ view: ProgressView) {
      self.console = console
      self.view = view
    }

    var isInterrupted: Bool { Interrupt.isPending }

    func show(_ value: Value, in evaluation: Evaluation) throws {
      view.clear()
      console.output.write(value.display(console.presentation) + "\n")
    }
  }

  init(console: Console, workspace: Workspace, timeout: Double? = nil) {
    self.console = console
    self.timeout = timeout
    let view = ProgressView(
      sink: console.errors, isLive: console.terminal.errorIsTerminal,
      presentation: console.errorPresentation)
    self.view = view
    var limits = Limits.standard
    limits.seconds = timeout
    interpreter = workspace.interpreter(
      host: ConsoleHost(console, view), limits: limits, progress: view.show)
  }

  /// Checks and runs an entry; shows its value, or what is wrong.
  func run(_ program: Program) -> ExitCode {
    entries += 1
    let cell = "entry-\(entries)"
    defer { view.clear() }
    let found = interpreter.check([(cell: cell, program: program)])
    for diagnostic in found { console.show(diagnostic) }
    guard !found.contains(where: { $0.severity == .error }) else { return .usage }
    do {
      guard let value = try interpreter.run(program, cell: cell), !value.isNone else {
        return .success
      }
      view.clear()
      console.output.write(value.display(console.presentation) + "\n")
      interpreter.lastValue = value
      return .success
    } catch let interruption as Interruption {
      view.clear()
      guard interruption.reason == .timeout else {
        console.errors.write("interrupted\n")
        return .interrupted
      }
      console.show(
        Fault(
          "run.timeout", "the script must end within \(decimal(timeout ?? 0)) s, but does not",
          hint: "Give it less to do, or more time with `--timeout`."))
      return .timedOut
    } catch let diagnostic as Diagnostic {
      view.clear()
      console.show(diagnostic)
    } catch let fault as Fault {
      view.clear()
      console.show(fault)
    } catch {
      console.show(Fault("run.failed", "\(error)"))
    }
    return .cellFailed
  }
}
