import Binding
import Diagnostics
import Language
import Plots
import Tensors

/// An argument drawn as one or more named series: numbers, a record of numbers, a run, a record of runs.
struct SeriesArgument: Bindable {
  /// One named row of numbers.
  struct Row: Sendable {
    let name: String?
    let values: [Double]
  }

  let rows: [Row]
  /// What the values are, where that is known.
  var label: String?
  /// The horizontal positions, where the value has its own, and what they are.
  var positions: [Double]?
  var positionsLabel: String?
  /// Half the width of an interval around each point, a row for each row, where the value has them.
  var errors: [[Double]]?
  /// Whether 0.25 reads best as 25%.
  var isPercent = false
  let value: Value

  static var kindName: String { "numbers, record of numbers, or run" }
  static func hint(for value: Value) -> String? {
    "Write numbers as `[1, 2]`, or several lists as `{a: [1, 2], b: [3, 4]}`."
  }

  static func read(_ value: Value) throws -> SeriesArgument? {
    if let chart = (value.foreign as? any Charted)?.chart { return chart }
    if let numbers = try Numbers.read(value) { return try from(numbers, value) }
    if let curves = value.foreign as? any Curved {
      return SeriesArgument(rows: curves.curves, label: "loss", value: value)
    }
    guard let record = value.record else { return nil }
    var rows: [Row] = []
    var label: String?
    for (name, field) in record.fields {
      if let curves = field.foreign as? any Curved {
        guard let curve = curves.mainCurve else { continue }
        rows.append(Row(name: name, values: curve))
        label = "loss"
      } else if let numbers = try Numbers.read(field) {
        rows.append(Row(name: name, values: numbers.doubles))
      } else {
        return nil
      }
    }
    return SeriesArgument(rows: rows, label: label, value: value)
  }

  /// A tensor of two axes is one series for each row.
  private static func from(_ numbers: Numbers, _ value: Value) throws -> SeriesArgument {
    let tensor = numbers.tensor
    guard tensor.shape.rank == 2 else {
      return SeriesArgument(rows: [Row(name: nil, values: numbers.doubles)], value: value)
    }
    var rows: [Row] = []
    for index in 0..<tensor.shape[0] {
      rows.append(Row(name: "row \(index)", values: try tensor.row(index).map(Double.init)))
    }
    return SeriesArgument(rows: rows, value: value)
  }
}

/// A value that is drawn as lines over positions of its own, such as a robustness curve.
protocol Charted {
  var chart: SeriesArgument { get }
}

/// A value that has curves over training, such as a run.
protocol Curved {
  /// All its curves.
  var curves: [SeriesArgument.Row] { get }
  /// The curve to show where several values are compared: validation loss, else training loss.
  var mainCurve: [Double]? { get }
}
