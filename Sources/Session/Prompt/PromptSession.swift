import Builtins
import Diagnostics
import Language
import Notebooks
import Synchronization

/// A session without a notebook: entries are run one after another and what they show is printed.
final class PromptSession {
  private(set) var interpreter: Interpreter
  private let host: ConsoleHost
  private var timeout: Double?
  private(set) var workspace: Workspace
  /// What went wrong last.
  private(set) var lastProblem: Diagnostic?
  private var entries = 0

  /// How an entry ended.
  enum Ending {
    /// It ran; its value, if it has one.
    case succeeded(Value?)
    case failed(ExitCode)
    /// A training was interrupted, and the last value is what it had learnt.
    case stopped

    var exit: ExitCode {
      switch self {
      case .succeeded: .success
      case .failed(let exit): exit
      case .stopped: .interrupted
      }
    }
  }

  /// Shows values on the console, and keeps the run of a training that was interrupted.
  private final class ConsoleHost: Host {
    let console: Mutex<Console>
    let view: ProgressView
    let partial = Mutex<Value?>(nil)

    init(_ console: Console) {
      self.console = Mutex(console)
      view = ProgressView(
        sink: console.errors, isLive: console.terminal.errorIsTerminal,
        presentation: console.errorPresentation)
    }

    var isInterrupted: Bool { Interrupt.isPending }

    func show(_ value: Value, in evaluation: Evaluation) throws {
      view.clear()
      console.withLock { $0.output.write(value.display($0.presentation) + "\n") }
    }
  }

  init(console: Console, workspace: Workspace, timeout: Double? = nil) {
    self.workspace = workspace
    self.timeout = timeout
    host = ConsoleHost(console)
    interpreter = Self.interpreter(host, workspace, timeout)
  }

  private static func interpreter(
    _ host: ConsoleHost, _ workspace: Workspace, _ timeout: Double?
  ) -> Interpreter {
    var limits = Limits.standard
    limits.seconds = timeout
    return workspace.interpreter(
      host: host, limits: limits, progress: host.view.show,
      keep: { partial in host.partial.withLock { $0 = partial } })
  }

  /// Where values and problems are shown.
  var console: Console {
    get { host.console.withLock { $0 } }
    set { host.console.withLock { $0 = newValue } }
  }

  /// Goes on in another workspace, with everything that is bound.
  func move(to workspace: Workspace, timeout: Double?) {
    let snapshot = interpreter.snapshot()
    self.workspace = workspace
    self.timeout = timeout
    interpreter = Self.interpreter(host, workspace, timeout)
    interpreter.restore(snapshot)
  }

  /// What the next entry is called.
  var nextName: String { "entry-\(entries + 1)" }

  /// Shows how far a computation is.
  var view: ProgressView { host.view }

  /// Shows a value, and keeps it as the last one.
  func show(_ value: Value) {
    view.clear()
    let console = console
    console.output.write(value.display(console.presentation) + "\n")
    interpreter.lastValue = value
  }

  /// Checks and runs an entry; shows its value, or what is wrong.
  func run(_ program: Program) -> ExitCode { end(program).exit }

  /// Checks and runs an entry; shows its value, or what is wrong.
  func end(_ program: Program) -> Ending {
    let cell = nextName
    entries += 1
    return end {
      try self.check(program, cell)
      let value = try self.interpreter.run(program, cell: cell)
      if let value, !value.isNone { self.show(value) }
      return value
    }
  }

  /// The value of an expression, which is neither shown nor kept.
  func value(of program: Program) throws -> Value {
    try check(program, nextName)
    return try interpreter.evaluate(program, cell: nextName)
  }

  private func check(_ program: Program, _ cell: String) throws {
    let found = interpreter.check([(cell: cell, program: program)])
    if found.contains(where: { $0.severity == .error }) { throw Mistakes(diagnostics: found) }
    for warning in found { console.show(warning) }
  }

  /// What is wrong with an entry before it runs.
  private struct Mistakes: Error { let diagnostics: [Diagnostic] }

  /// Runs a body; shows what it throws.
  func end(_ body: () throws -> Value?) -> Ending {
    defer { view.clear() }
    do {
      return .succeeded(try body())
    } catch let mistakes as Mistakes {
      for diagnostic in mistakes.diagnostics { complain(diagnostic) }
      return .failed(.usage)
    } catch let interruption as Interruption {
      view.clear()
      guard interruption.reason == .timeout else {
        console.errors.write("interrupted\n")
        return keepPartial() ? .stopped : .failed(.interrupted)
      }
      complain(
        Fault(
          "run.timeout", "the script must end within \(decimal(timeout ?? 0)) s, but does not",
          hint: "Give it less to do, or more time with `--timeout`."))
      return .failed(.timedOut)
    } catch let diagnostic as Diagnostic {
      complain(diagnostic)
    } catch let fault as Fault {
      complain(fault)
    } catch {
      complain(Fault("run.failed", "\(error)"))
    }
    return .failed(.cellFailed)
  }

  /// Shows what is wrong.
  func complain(_ diagnostic: Diagnostic) {
    view.clear()
    lastProblem = diagnostic
    console.show(diagnostic)
  }

  /// Shows what is wrong.
  func complain(_ fault: Fault) { complain(Diagnostic(fault, at: nil, in: nil)) }

  /// What an interrupted training had learnt becomes the last value, if there is something.
  private func keepPartial() -> Bool {
    guard
      let partial = host.partial.withLock({ value in
        defer { value = nil }
        return value
      })
    else { return false }
    interpreter.lastValue = partial
    console.errors.write("What was trained so far is `_`: \(partial.literal)\n")
    return true
  }
}
