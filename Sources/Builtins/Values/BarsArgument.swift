import Binding
import Language

/// An argument drawn as bars: a record of numbers, a list of numbers, or a result that has bars.
struct BarsArgument: Bindable {
  let names: [String]
  let values: [Double]
  var lower: [Double]?
  var upper: [Double]?
  var title: String?
  var label: String?
  var isPercent = false

  static var kindName: String { "record of numbers, list of numbers, or study" }
  static func hint(for value: Value) -> String? {
    "Write a number for each name, as `{a: 1, b: 2}`."
  }
  var value: Value { .record(Record(zip(names, values).map { ($0, .float($1)) })) }

  static func read(_ value: Value) throws -> BarsArgument? {
    if let barred = value.foreign as? any Barred { return barred.bars }
    if let record = value.record {
      let numbers = record.values.compactMap(\.number)
      guard numbers.count == record.count else { return nil }
      return BarsArgument(names: record.names, values: numbers)
    }
    guard let numbers = try Numbers.read(value)?.doubles else { return nil }
    return BarsArgument(names: numbers.indices.map { "\($0)" }, values: numbers)
  }
}

/// A result that can be drawn as bars with intervals, such as a study.
protocol Barred {
  var bars: BarsArgument { get }
}
