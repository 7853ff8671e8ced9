import Binding
import Diagnostics
import Language
import Tensors

/// A tensor as the language holds it.
struct TensorValue: ForeignBindable {
  let tensor: Tensor

  static var kindName: String { "tensor" }
  static func hint(for value: Value) -> String? { "Make one with `tensor([…])`." }

  var summary: String { tensor.summary }

  func display(_ presentation: Presentation) -> String {
    [tensor.display(presentation), TensorSketch(tensor).line(presentation)].compactMap { $0 }
      .joined(separator: "\n")
  }

  var fieldNames: [String] { ["shape", "values"] }

  func field(_ name: String) -> Value? {
    switch name {
    case "shape": .list(tensor.shape.sizes.map { .int($0) })
    case "values": .list(tensor.values.map { .float(Double($0)) })
    default: nil
    }
  }

  var byteCount: Int { tensor.count * MemoryLayout<Float>.stride }

  var count: Int? { tensor.shape.sizes.first }

  func element(_ subscripts: [Subscript]) throws -> Value? {
    guard subscripts.count <= tensor.shape.rank else {
      throw Fault(
        "shape.subscripts",
        "a tensor of shape \(tensor.shape) takes at most \(tensor.shape.rank) subscripts, but has "
          + "\(subscripts.count)",
        hint: "Leave some out.")
    }
    var result = tensor
    var axis = 0
    for one in subscripts {
      let size = result.shape[axis]
      switch one {
      case .index(let index):
        guard let position = Subscript.position(index, count: size) else {
          throw Fault(
            "value.index",
            "an index on axis \(axis) of \(result.shape) must be from \(-size) to "
              + "\(size - 1), but is \(index)",
            hint: "Indices start at 0; -1 is the last.")
        }
        result = try result.select(axis: axis, position)
      case .range(let lower, let upper):
        result = try result.slice(axis: axis, Subscript.positions(lower, upper, count: size))
        axis += 1
      }
    }
    return Self.value(of: result)
  }

  func operate(_ op: BinaryOperator, with other: Value, onLeft: Bool) throws -> Value? {
    guard let operand = Self.tensor(from: other) else { return nil }
    let (left, right) = onLeft ? (tensor, operand) : (operand, tensor)
    switch op {
    case .power: return try Self.value(left, right, op, Self.power)
    case .floorDivide: return try Self.value(left, right, op, Self.floorQuotient)
    case .remainder: return try Self.value(left, right, op, Self.remainder)
    default:
      guard let function = BinaryFunction(rawValue: op.rawValue) else { return nil }
      return Self.value(of: try Tensor.combine(left, right, function))
    }
  }

  func operate(
    _ op: BinaryOperator, with other: Value, onLeft: Bool, in evaluation: Evaluation
  ) throws -> Value? {
    guard op == .matrixProduct else { return try operate(op, with: other, onLeft: onLeft) }
    guard let operand = Self.tensor(from: other) else { return nil }
    // A product written in a cell is computed with the portable kernels in either mode: it is
    // small, and its bits then hold on every machine.
    let product = try Tensor.matrixProduct(
      onLeft ? tensor : operand, onLeft ? operand : tensor, .exact,
      isStopped: { evaluation.isStopped })
    try evaluation.checkpoint()
    return Self.value(of: product)
  }

  func negated() throws -> Value? { .foreign(TensorValue(tensor: -tensor)) }

  func digest(into digest: inout Digest) {
    digest.combine("tensor")
    for size in tensor.shape.sizes { digest.combine(size) }
    tensor.values.withUnsafeBytes { digest.combine($0) }
  }

  func isEqual(to other: any Foreign) -> Bool { (other as? TensorValue)?.tensor == tensor }

  /// A tensor, or a number where no axis is left.
  static func value(of tensor: Tensor) -> Value {
    if tensor.shape.rank == 0, let number = tensor.scalar { return .float(Double(number)) }
    return .foreign(TensorValue(tensor: tensor))
  }

  /// The tensor in a value: itself, or a number as a tensor without axes.
  static func tensor(from value: Value) -> Tensor? {
    if let number = value.number { return Tensor(Float(number)) }
    return (value.foreign as? TensorValue)?.tensor
  }

  private static func value(
    _ left: Tensor, _ right: Tensor, _ op: BinaryOperator, _ function: (Float, Float) -> Float
  ) throws(Fault) -> Value {
    value(of: try Tensor.combine(left, right, in: op.rawValue, function))
  }

  /// The remainder with the sign of the divisor.
  private static func remainder(_ a: Float, _ b: Float) -> Float {
    let rest = a.truncatingRemainder(dividingBy: b)
    return rest != 0 && (rest < 0) != (b < 0) ? rest + b : rest
  }

  /// The quotient rounded down.
  private static func floorQuotient(_ a: Float, _ b: Float) -> Float {
    Float((Double(a) / Double(b)).rounded(.down))
  }

  /// A power in double precision, rounded once; not a number for a negative base and an exponent
  /// that is not whole.
  private static func power(_ base: Float, _ exponent: Float) -> Float {
    let (x, y) = (Double(base), Double(exponent))
    if y == y.rounded(), abs(y) <= 1024 { return Float(Portable.power(x, Int(y))) }
    if x == 0 { return y < 0 ? .infinity : y.isNaN ? .nan : 0 }
    return x > 0 ? Float(Portable.exp(y * Portable.log(x))) : .nan
  }
}
