import Binding
import Diagnostics
import Language
import Plots

/// Levels to compare a plot with: a number, or a record of named numbers.
struct ReferenceArgument: Bindable {
  let lines: [ReferenceLine]

  static var kindName: String { "number or record of numbers" }
  static func hint(for value: Value) -> String? { "Write `{chance: 0.5}`." }
  var value: Value {
    .record(
      Record(lines.map { ($0.label ?? "", .float(Self.level(of: $0))) }))
  }

  static func read(_ value: Value) throws -> ReferenceArgument? {
    if let number = value.number {
      return ReferenceArgument(lines: [ReferenceLine(.horizontal(number))])
    }
    guard let record = value.record else { return nil }
    var lines: [ReferenceLine] = []
    for (name, level) in record.fields {
      guard let number = level.number else { return nil }
      lines.append(ReferenceLine(.horizontal(number), name))
    }
    return ReferenceArgument(lines: lines)
  }

  private static func level(of line: ReferenceLine) -> Double {
    if case .horizontal(let level) = line.direction { level } else { .nan }
  }
}
