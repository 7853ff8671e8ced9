import Diagnostics
import Language
import Notebooks

/// One run of a sweep: the cells that make what is collected, with one value for each parameter.
struct SweepRun: Sendable {
  /// How a run ended.
  enum Outcome: Sendable {
    /// What was collected, by the text of the expression.
    case collected([(name: String, value: Value)])
    /// What went wrong first.
    case failed(Diagnostic)
    /// The person stopped it.
    case stopped
  }

  let file: NotebookFile
  let settings: RunSettings
  let expressions: [(text: String, program: Program)]
  /// The names of the cells to run.
  let cells: [String]
  let flights: CellFlights?

  /// Shows what keeps the notebook from being run at all; nothing where it can be.
  func problems(
    _ parameters: [(name: String, text: String)], _ console: Console
  ) throws(Fault) -> ExitCode? {
    let runner = try runner(parameters) { _ in }
    var found = runner.check()
    let names = Set(runner.program.programs.flatMap { $0?.boundNames ?? [] })
    let known = names.union(runner.interpreter.libraryNames)
    for (text, program) in expressions {
      for name in program.freeNames where !known.contains(name) {
        found.append(
          Diagnostic(
            "sweep.collect",
            "`\(text)` must be made of names that the notebook binds, but none is "
              + "called `\(name)`", at: nil, in: nil,
            hint: suggestion(for: name, among: names.sorted(), noun: "name")))
      }
    }
    for problem in found { console.show(problem) }
    return found.contains { $0.severity == .error } ? .usage : nil
  }

  private func runner(
    _ parameters: [(name: String, text: String)], _ sink: @escaping NotebookRunner.Sink
  ) throws(Fault) -> NotebookRunner {
    let prepared = try PreparedRun(file, settings)
    var options = settings.options(declared: prepared.program.numerics)
    options.parameters = parameters
    options.selection.only = cells
    return prepared.runner(options, flights: flights, sink: sink)
  }

  /// Runs cells for what is kept of them.
  func warmUp(_ parameters: [(name: String, text: String)]) {
    _ = try? runner(parameters) { _ in }.run()
  }

  /// Runs and collects.
  func outcome(of parameters: [(name: String, text: String)]) -> Outcome {
    do {
      let runner = try runner(parameters) { _ in }
      if !cells.isEmpty {
        let summary = runner.run()
        if summary.exit == .interrupted { return .stopped }
        if let problem = summary.problems.first(where: { $0.severity == .error }) {
          return .failed(problem)
        }
        if let (cell, reason) = summary.skipped {
          return .failed(
            Diagnostic(
              "sweep.skipped", "the cell `\(cell.name)` must run, but is skipped: \(reason.words)",
              at: cell.span, in: runner.program.notebook.source))
        }
      }
      var values: [(name: String, value: Value)] = []
      for (text, program) in expressions {
        runner.restoreValues(Set(program.freeNames))
        values += try Self.columns(
          text, try runner.interpreter.evaluate(program, cell: "collect"))
      }
      return .collected(values)
    } catch let diagnostic as Diagnostic {
      return .failed(diagnostic)
    } catch let fault as Fault {
      return .failed(Diagnostic(fault, at: nil, in: nil))
    } catch is Interruption {
      return .stopped
    } catch {
      return .failed(Diagnostic("run.failed", "\(error)", at: nil, in: nil))
    }
  }

  /// A value as columns of a table: a number, a truth value or a text is one, a record of such several.
  private static func columns(
    _ name: String, _ value: Value
  ) throws(Fault) -> [(name: String, value: Value)] {
    if isCell(value) { return [(name, value)] }
    if let record = value.record, record.values.allSatisfy(isCell), record.count > 0 {
      return record.fields.map { (name: "\(name).\($0.name)", value: $0.value) }
    }
    throw Fault(
      "sweep.collect",
      "`\(name)` must be a number, a text or a record of them, but is of the type `\(value.typeName)`",
      hint: (value.foreign?.fieldNames.first).map {
        "Collect one of its fields, as `--collect '\(name).\($0)'`."
      } ?? "Collect a part of it, as `--collect '\(name)[0]'`.")
  }

  private static func isCell(_ value: Value) -> Bool {
    value.isNone || value.number != nil || value.bool != nil || value.string != nil
      || value.quantity != nil
  }
}

extension RunSummary {
  /// The first selected cell that was skipped, and why.
  fileprivate var skipped: (Cell, SkipReason)? {
    for (cell, status) in cells {
      if case .skipped(let reason) = status { return (cell, reason) }
    }
    return nil
  }
}
