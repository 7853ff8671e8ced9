import Binding
import Language

/// Which part of the data is set aside: a fraction, or the names of groups.
enum TestPart: Bindable {
  case fraction(Double)
  case groups([String])

  static var kindName: String { "number or list of texts" }

  var value: Value {
    switch self {
    case .fraction(let fraction): .float(fraction)
    case .groups(let names): names.value
    }
  }

  static func read(_ value: Value) throws -> TestPart? {
    if let fraction = value.number { return .fraction(fraction) }
    if let name = value.string { return .groups([name]) }
    return try [String].read(value).map { .groups($0) }
  }

  static func hint(for value: Value) -> String? {
    "Give a part such as 25%, or names such as [\"15\", \"16\"]."
  }
}
