import Builtins
import Diagnostics
import Language
import Notebooks

/// What a sweep collected: a row for each run, and a figure that compares them.
struct SweepTable {
  private let plan: SweepPlan
  private let rows: [(parameters: [(name: String, text: String)], outcome: SweepRun.Outcome)]
  /// The collected columns, in the order in which they were met.
  private let columns: [String]

  init(
    _ plan: SweepPlan, _ runs: [[(name: String, text: String)]], _ outcomes: [SweepRun.Outcome]
  ) {
    self.plan = plan
    rows = zip(runs, outcomes).map { (parameters: $0, outcome: $1) }
    var columns: [String] = []
    for case .collected(let values) in outcomes {
      for (name, _) in values where !columns.contains(name) { columns.append(name) }
    }
    self.columns = columns
  }

  /// Whether anything was collected.
  var hasRows: Bool { !columns.isEmpty }

  private func value(_ column: String, _ outcome: SweepRun.Outcome) -> Value {
    guard case .collected(let values) = outcome else { return .none }
    return values.first { $0.name == column }?.value ?? .none
  }

  private var finished: [(parameters: [(name: String, text: String)], outcome: SweepRun.Outcome)] {
    rows.filter { if case .collected = $0.outcome { true } else { false } }
  }

  // MARK: Files

  /// Comma-separated values (RFC 4180); a run that failed has empty cells.
  var csv: String {
    var lines = [(plan.axes.map(\.name) + columns).map(Self.field).joined(separator: ",")]
    for (parameters, outcome) in rows {
      let cells = columns.map { Self.plain(value($0, outcome)) ?? "" }
      lines.append((parameters.map(\.text) + cells).map(Self.field).joined(separator: ","))
    }
    return lines.joined(separator: "\n") + "\n"
  }

  private static func field(_ text: String) -> String {
    guard text.utf8.contains(where: { [0x2C, 0x22, 0x0A, 0x0D].contains($0) }) else { return text }
    return "\""
      + text.split(separator: "\"", omittingEmptySubsequences: false)
      .joined(separator: "\"\"") + "\""
  }

  /// A list of objects, one a run; one that failed has `error` instead of what was collected.
  var json: String {
    let objects = rows.map { parameters, outcome -> String in
      var fields = parameters.map { (name: $0.name, text: Self.json(ofText: $0.text)) }
      switch outcome {
      case .collected: fields += columns.map { (name: $0, text: Self.json(value($0, outcome))) }
      case .failed(let problem): fields.append(("error", jsonQuoted(problem.message)))
      case .stopped: fields.append(("error", jsonQuoted("interrupted")))
      }
      return "  {" + fields.map { "\(jsonQuoted($0.name)): \($0.text)" }.joined(separator: ", ")
        + "}"
    }
    return "[\n" + objects.joined(separator: ",\n") + "\n]\n"
  }

  /// The value of a parameter: a number where the text is one that JSON can have.
  private static func json(ofText text: String) -> String {
    if text == "true" || text == "false" { return text }
    guard let number = Double(text), number.isFinite else { return jsonQuoted(text) }
    return Int(text).map { "\($0)" } ?? "\(number)"
  }

  private static func json(_ value: Value) -> String {
    if let number = value.number, !number.isFinite { return "null" }
    if value.isNone { return "null" }
    guard value.number != nil || value.bool != nil else { return jsonQuoted(plain(value) ?? "") }
    return plain(value) ?? "null"
  }

  /// A value without quotes, every digit of a number; nothing for none.
  private static func plain(_ value: Value) -> String? {
    value.isNone ? nil : value.string ?? value.literal
  }

  // MARK: For a reader

  /// The table and, where there are numbers, a figure: drawn by the builtins that draw a notebook's.
  func text(_ settings: RunSettings, _ presentation: Presentation) -> String {
    let shown = finished
    guard hasRows, !shown.isEmpty else { return "nothing was collected" }
    let drawing = SweepDrawing(settings)
    let swept = plan.swept
    var fields = swept.map { axis in
      (axis.name, Value.list(shown.map { Self.number($0.parameters, axis.name) }))
    }
    fields += columns.map { name in (name, Value.list(shown.map { value(name, $0.outcome) })) }
    var parts = [drawing.table(fields, presentation) ?? csv]
    for column in columns {
      if let figure = figure(of: column, drawing, presentation) {
        parts.append(figure)
        break
      }
    }
    return parts.joined(separator: "\n\n")
  }

  private static func number(_ parameters: [(name: String, text: String)], _ name: String) -> Value
  {
    let text = parameters.first { $0.name == name }?.text ?? ""
    if let whole = Int(text) { return .int(whole) }
    return Double(text).map { .float($0) } ?? .string(text)
  }

  /// A line over the first axis with numbers, else bars; a series for each value of the others, means
  /// over seeds.
  private func figure(
    of column: String, _ drawing: SweepDrawing, _ presentation: Presentation
  ) -> String? {
    let others = plan.swept.filter { $0.name != "seed" }
    let averages = others.count < plan.swept.count && !others.isEmpty
    let axes = others.isEmpty ? plan.swept : others
    guard let first = axes.first else { return nil }
    let places = first.values.compactMap { Double($0) }
    let isLine = places.count == first.values.count && places.count > 2
    /// The numbers of the runs with some values of the axes.
    func numbers(_ wanted: [String: String]) -> [Double] {
      finished.compactMap { row in
        let isMeant = row.parameters.allSatisfy { wanted[$0.name] ?? $0.text == $0.text }
        return isMeant ? value(column, row.outcome).number : nil
      }
    }
    func mean(_ values: [Double]) -> Double {
      values.isEmpty ? .nan : values.reduce(0, +) / Double(values.count)
    }
    let series = SweepPlan.combinations(Array(axes.dropFirst(isLine ? 1 : 0)))
    let words = averages ? "mean \(column)" : column
    if isLine {
      let rows = series.map { wanted -> (String, Value) in
        let name = wanted.map { "\($0.name)=\($0.text)" }.joined(separator: " ")
        let fixed = Dictionary(wanted.map { ($0.name, $0.text) }, uniquingKeysWith: { $1 })
        return (
          name.isEmpty ? column : name,
          .list(
            first.values.map { text in
              .float(mean(numbers(fixed.merging([first.name: text]) { $1 })))
            })
        )
      }
      guard rows.count <= 12, rows.contains(where: { $0.1.hasNumbers }) else { return nil }
      return drawing.lines(
        rows, over: places, labels: (x: first.name, y: words), presentation)
    }
    let rows = series.map { wanted -> (String, Value) in
      let fixed = Dictionary(wanted.map { ($0.name, $0.text) }, uniquingKeysWith: { $1 })
      return (
        wanted.map { "\($0.name)=\($0.text)" }.joined(separator: " "), .float(mean(numbers(fixed)))
      )
    }
    guard rows.count <= 60, rows.contains(where: { $0.1.number?.isFinite ?? false }) else {
      return nil
    }
    return drawing.bars(rows, title: words, presentation)
  }
}

extension Value {
  /// Whether a list has a number that is one.
  fileprivate var hasNumbers: Bool { list?.contains { $0.number?.isFinite ?? false } ?? false }
}
