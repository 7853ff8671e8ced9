import Binding
import Language
import Plots

/// An argument that fixes the ends of an axis: `[-8, 8]`, so that figures can be compared.
struct AxisBounds: Bindable {
  let lower: Double
  let upper: Double

  static var kindName: String { "list of two numbers" }
  static func hint(for value: Value) -> String? {
    "Write where the axis begins and ends, as `[-8, 8]`."
  }
  var value: Value { .list([.float(lower), .float(upper)]) }

  static func read(_ value: Value) throws -> AxisBounds? {
    guard let items = value.list, items.count == 2, let lower = items[0].number,
      let upper = items[1].number
    else { return nil }
    return AxisBounds(lower: lower, upper: upper)
  }
}
