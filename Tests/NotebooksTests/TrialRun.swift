import Diagnostics
import Language

@testable import Notebooks

/// Runs notebooks with a library of a few functions.
enum TrialRun {
  /// `show(x)`, `fail("words")`, `absent("name")`, `forever()` and `draw()`.
  static let library: [NativeFunction] = [
    NativeFunction(name: "show", parameterNames: ["value"]) { call in
      try call.evaluation.host.show(call.positional.first ?? .none, in: call.evaluation)
      return .none
    },
    NativeFunction(name: "fail", parameterNames: ["words"]) { call in
      throw Fault(
        "test.failure", call.positional.first?.string ?? "", hint: "Do not.", argument: 0)
    },
    NativeFunction(name: "absent", parameterNames: ["name"]) { call in
      throw Fault("corpus.absent", "the corpus is not there", argument: 0)
    },
    NativeFunction(name: "forever", parameterNames: []) { call in
      while true { try call.evaluation.checkpoint() }
    },
    NativeFunction(name: "draw", parameterNames: []) { call in
      .int(Int(call.randomKey() >> 1))
    },
  ]

  static func interpreter(_ host: any Host) -> Interpreter {
    Interpreter(library: library, host: host)
  }

  static func program(_ text: String) -> NotebookProgram {
    NotebookProgram(Notebook(name: "a.lupi", bytes: Array(text.utf8)))
  }

  /// The record of a run and how it ended.
  static func run(
    _ text: String, _ change: (inout RunOptions) -> Void = { _ in },
    isInterrupted: @escaping @Sendable () -> Bool = { false }
  ) -> (record: RunRecord, summary: RunSummary) {
    var options = RunOptions()
    change(&options)
    let recorder = RunRecorder()
    let runner = NotebookRunner(
      program(text), options: options, makeInterpreter: interpreter, isInterrupted: isInterrupted,
      sink: recorder.add)
    let summary = runner.run()
    return (recorder.record, summary)
  }

  static func test(_ text: String, quick: Bool = false) -> NotebookTest {
    var options = RunOptions()
    options.isQuick = quick
    return NotebookTest.run(program(text), options: options, makeInterpreter: interpreter)
  }

  /// What a view writes during a run.
  static func view(
    _ text: String, _ style: RunView.Style, _ presentation: Presentation = .plain
  ) -> String {
    let notebook = Notebook(name: "a.lupi", bytes: Array(text.utf8))
    let written = Written()
    let printer = RunPrinter(notebook, style: style, presentation: presentation) {
      text, isMessage in
      written.add(isMessage ? "! " + text : text)
    }
    _ = NotebookRunner(
      NotebookProgram(notebook), makeInterpreter: interpreter, sink: printer.add
    ).run()
    return written.text
  }
}

extension RunRecord {
  /// The run in one line for each cell: `name: outputs` or `name: what became of it`.
  var lines: [String] {
    entries.map { entry in
      let text = entry.text(.plain).split(separator: "\n").joined(separator: "; ")
      switch entry.status {
      case .succeeded: return "\(entry.cell.name): \(text)" + (entry.isSelected ? "" : " (needed)")
      case .skipped(let reason): return "\(entry.cell.name): \(reason.words)"
      case .some(let status): return "\(entry.cell.name): \(status) \(text)"
      case nil: return "\(entry.cell.name): never ended"
      }
    }
  }
}
