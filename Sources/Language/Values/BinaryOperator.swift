/// The operators between two values.
public enum BinaryOperator: String, Sendable, CaseIterable {
  /// Sum, or one text or list after another.
  case add = "+"
  /// Difference.
  case subtract = "-"
  /// Product.
  case multiply = "*"
  /// Quotient, always a floating-point number.
  case divide = "/"
  /// Quotient rounded down.
  case floorDivide = "//"
  /// Remainder with the sign of the divisor.
  case remainder = "%"
  /// Power.
  case power = "^"
  /// Matrix product.
  case matrixProduct = "@"
  /// Before in order.
  case less = "<"
  /// Not after in order.
  case lessEqual = "<="
  /// After in order.
  case greater = ">"
  /// Not before in order.
  case greaterEqual = ">="
  /// The same value.
  case equal = "=="
  /// Not the same value.
  case notEqual = "!="

  /// Whether the operator compares.
  public var isComparison: Bool {
    switch self {
    case .less, .lessEqual, .greater, .greaterEqual, .equal, .notEqual: true
    default: false
    }
  }
}
