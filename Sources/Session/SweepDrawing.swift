import Builtins
import Diagnostics
import Language
import Notebooks

/// Draws what a sweep collected, by the builtins that a notebook would use.
struct SweepDrawing {
  private let interpreter: Interpreter?

  /// Shows nothing: what the builtins return is what counts.
  private final class Silent: Host {
    let isInterrupted = false
    func show(_ value: Value, in evaluation: Evaluation) {}
  }

  init(_ settings: RunSettings) {
    interpreter = try? settings.workspace(forNotebookIn: ".", declared: .exact)
      .interpreter(host: Silent()) { _ in }
  }

  /// Columns as a table.
  func table(_ columns: [(String, Value)], _ presentation: Presentation) -> String? {
    drawn("table(columns)", ["columns": .record(Record(columns))], presentation)
  }

  /// Lines over places.
  func lines(
    _ rows: [(String, Value)], over places: [Double], labels: (x: String, y: String),
    _ presentation: Presentation
  ) -> String? {
    drawn(
      "plot(rows, x=places, x_label=across, y_label=up)",
      [
        "rows": .record(Record(rows)), "places": .list(places.map { .float($0) }),
        "across": .string(labels.x), "up": .string(labels.y),
      ], presentation)
  }

  /// A bar for each row.
  func bars(_ rows: [(String, Value)], title: String, _ presentation: Presentation) -> String? {
    drawn(
      "bars(rows, title=title)", ["rows": .record(Record(rows)), "title": .string(title)],
      presentation)
  }

  private func drawn(
    _ call: String, _ values: [String: Value], _ presentation: Presentation
  ) -> String? {
    guard let interpreter,
      let program = Parser.parse(SourceText(name: "sweep", text: call)).program
    else { return nil }
    for (name, value) in values { interpreter.bind(name, to: value) }
    return (try? interpreter.evaluate(program, cell: "sweep"))?.display(presentation)
  }
}
