import Diagnostics
import Tensors

extension Pass {
  /// Computes a function of two operands that are repeated to a common shape.
  ///
  /// - Throws: `shape.mismatch` where they do not fit.
  func combine(_ function: BinaryFunction) throws(Fault) {
    try Broadcast(shape(0), shape(1), in: function.rawValue)
      .apply(function, operand(0), operand(1), result)
  }

  /// Writes the gradient of an operand that was repeated to the shape of the result: `write` fills
  /// the gradient of the repeated one, and what belongs to one element is added up here.
  ///
  /// - Throws: `limit.memory`.
  func assignRepeated(
    _ index: Int, _ write: (UnsafeMutablePointer<Float>) throws(Fault) -> Void
  ) throws(Fault) {
    try assign(index) { target throws(Fault) in
      guard shape(index) != resultShape else { return try write(target) }
      let plan = try Broadcast(shape(index), resultShape, in: "gradient")
      let full = try scratch(resultShape.count)
      try write(full)
      plan.reduce(full, to: shape(index), target)
    }
  }

  /// The values of an operand repeated to the shape of the result.
  ///
  /// - Throws: `limit.memory`.
  func repeated(_ index: Int) throws(Fault) -> UnsafePointer<Float> {
    guard shape(index) != resultShape else { return operand(index) }
    let plan = try Broadcast(shape(index), resultShape, in: "gradient")
    let full = try scratch(resultShape.count)
    let zero = try scratch(resultShape.count)
    zero.update(repeating: 0, count: resultShape.count)
    plan.apply(.add, operand(index), zero, full)
    return UnsafePointer(full)
  }
}
