import Binding
import Language
import Tensors

/// One number, or an array of numbers, taken as a row of numbers.
struct NumberRow: Bindable {
  let numbers: [Double]

  static var kindName: String { "number, tensor or list of numbers" }
  static func hint(for value: Value) -> String? { "Write numbers as `[1, 2]`." }
  var value: Value { numbers.value }

  static func read(_ value: Value) throws -> NumberRow? {
    if let number = value.number { return NumberRow(numbers: [number]) }
    return try Numbers.read(value).map { NumberRow(numbers: $0.doubles) }
  }
}
