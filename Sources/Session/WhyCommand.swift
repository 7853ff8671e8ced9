import Diagnostics
import Notebooks

/// `lupi why`: says whether a cell would run again, and which part of what decides that has changed.
struct WhyCommand {
  private let console: Console
  private let settings: RunSettings
  private let path: String
  private let cell: String

  init(_ console: Console, _ invocation: Invocation) throws(Fault) {
    settings = try RunSettings(invocation, console)
    guard invocation.operands.count == 2 else {
      throw Fault(
        "usage.operands",
        "`lupi why` needs a notebook and a cell, but has "
          + counted(invocation.operands.count, "operand"),
        hint: "Write `lupi why FILE.lupi CELL`.")
    }
    self.console = console
    (path, cell) = (invocation.operands[0], invocation.operands[1])
  }

  func run() throws(Fault) -> ExitCode {
    let prepared = try PreparedRun(NotebookFile(path), settings)
    let program = prepared.program
    let index = try CellSelection.find(cell, program.notebook)
    let runner = prepared.runner(settings.options(declared: program.numerics), sink: { _ in })
    let errors = runner.check().filter { $0.severity == .error }
    for error in errors { console.show(error) }
    guard errors.isEmpty else { return .usage }
    let found = runner.explain(index)
    for reason in found where reason.cell.index == index || reason.isOpen {
      console.output.write(words(reason) + "\n")
      for why in reason.reasons { console.output.write("  \(why)\n") }
    }
    return .success
  }

  private func words(_ reason: CellReason) -> String {
    let name = "`\(reason.cell.name)`"
    switch reason.fate {
    case .kept(let seconds):
      return "\(name) does not run again: what it does is kept" + Self.saved(seconds)
    case .runs: return "\(name) runs again:"
    case .skipped(let why): return "\(name) is skipped: \(why.words)"
    case .depends(let values):
      let words = values.map { "`\($0.name)` of `\($0.cell)`" }
      let come = values.count == 1 ? "comes out as it was" : "come out as they were"
      return "\(name) does not run again if \(listed(words)) \(come)"
    }
  }

  private static func saved(_ seconds: Double) -> String {
    seconds < 0.1 ? "" : ", which saves \(Duration.milliseconds(Int(seconds * 1000)).words)"
  }
}

extension CellReason {
  /// Whether the cell would run, or could.
  fileprivate var isOpen: Bool {
    switch fate {
    case .runs, .depends: true
    case .kept, .skipped: false
    }
  }
}

extension Duration {
  /// `0.4 s`, `12 s`, `3 min 5 s`.
  var words: String {
    let seconds = self / .seconds(1)
    if seconds < 9.95 {
      let tenths = Int((seconds * 10).rounded())
      return "\(tenths / 10).\(tenths % 10) s"
    }
    let whole = Int(seconds.rounded())
    if whole < 60 { return "\(whole) s" }
    return whole < 3600
      ? "\(whole / 60) min \(whole % 60) s" : "\(whole / 3600) h \(whole % 3600 / 60) min"
  }
}
