import Autodiff
import Binding
import Diagnostics
import Language
import Tensors

extension TracedTensor {
  func operate(_ op: BinaryOperator, with other: Value, onLeft: Bool) throws -> Value? {
    if op.isComparison {
      // A number compares as numbers do, so that it can decide an `if`.
      if let number = scalar, let second = (other.foreign as? TracedTensor)?.scalar ?? other.number
      {
        return .bool(Self.holds(op, onLeft ? number : second, onLeft ? second : number))
      }
      let value = (other.foreign as? TracedTensor)?.plain.value ?? other
      return try plain.operate(op, with: value, onLeft: onLeft)
    }
    if op == .power, onLeft, let exponent = other.number { return try power(exponent) }
    guard let second = try operand(other) else { return nil }
    let (a, b) = onLeft ? (variable, second) : (second, variable)
    switch op {
    case .add: return value(try tape.add(a, b))
    case .subtract: return value(try tape.subtract(a, b))
    case .multiply: return value(try tape.multiply(a, b))
    case .divide: return value(try tape.divide(a, b))
    case .matrixProduct: return value(try matrixProduct(a, b))
    case .power: return value(try tape.exp(tape.multiply(b, tape.log(a))))
    default:
      throw Fault(
        "gradient.operator", "`\(op.rawValue)` has no gradient", hint: "Use + - * / ^ or @.")
    }
  }

  func negated() throws -> Value? { value(try tape.scale(variable, by: -1)) }

  /// The number, if this is one and not an array.
  private var scalar: Double? { variable.shape.rank == 0 ? Double(variable.scalar) : nil }

  private static func holds(_ op: BinaryOperator, _ a: Double, _ b: Double) -> Bool {
    switch op {
    case .less: a < b
    case .lessEqual: a <= b
    case .greater: a > b
    case .greaterEqual: a >= b
    case .equal: a == b
    default: a != b
    }
  }

  /// The most factors of which a whole power is made.
  private static let mostFactors = 64

  /// A power with a constant exponent; a whole one also of negative numbers.
  private func power(_ exponent: Double) throws -> Value {
    guard let whole = Int(exactly: exponent), Swift.abs(whole) <= Self.mostFactors else {
      return value(try tape.exp(tape.scale(tape.log(variable), by: Float(exponent))))
    }
    guard whole != 0 else {
      return value(try tape.scale(variable, by: 0, plus: 1))
    }
    var bits = Swift.abs(whole)
    var square = variable
    var product: Variable?
    while bits > 0 {
      if bits & 1 == 1 { product = try product.map { try tape.multiply($0, square) } ?? square }
      bits >>= 1
      if bits > 0 { square = try tape.square(square) }
    }
    let result = product ?? variable
    guard whole < 0 else { return value(result) }
    return value(try tape.divide(tape.constant(Tensor(1)), result))
  }

  /// The product as the language has it: a vector is a row on the left and a column on the right.
  private func matrixProduct(_ a: Variable, _ b: Variable) throws -> Variable {
    // The plain product says what does not fit, in the words of every tensor.
    let shape = try Tensor.matrixProduct(a.tensor, b.tensor, .exact).shape
    let left = a.shape.rank == 1 ? try tape.reshape(a, [1, a.shape[0]]) : a
    let right = b.shape.rank == 1 ? try tape.reshape(b, [b.shape[0], 1]) : b
    guard left.shape.rank == 2, right.shape.rank == 2 else {
      throw Fault(
        "gradient.operator",
        "`@` has a gradient for vectors and matrices, but here are \(a.shape) and \(b.shape)",
        hint: "Take one matrix at a time, as in `x[i] @ w`.")
    }
    return try tape.reshape(tape.matrixProduct(left, right), shape.sizes)
  }
}
