import Tensors

extension Pass {
  /// Computes a function of two operands that are repeated to a common shape.
  func combine(_ function: BinaryFunction) {
    // The shape rule has made sure that the shapes fit.
    guard let plan = try? Broadcast(shape(0), shape(1), in: function.rawValue) else { return }
    plan.apply(function, operand(0), operand(1), result)
  }

  /// Writes the gradient of an operand that was repeated to the shape of the result: `write` fills
  /// the gradient of the repeated one, and what belongs to one element is added up here.
  func assignRepeated(_ index: Int, _ write: (UnsafeMutablePointer<Float>) -> Void) {
    assign(index) { target in
      guard shape(index) != resultShape,
        let plan = try? Broadcast(shape(index), resultShape, in: "gradient")
      else { return write(target) }
      let full = scratch(resultShape.count)
      write(full)
      plan.reduce(full, to: shape(index), target)
    }
  }

  /// The values of an operand repeated to the shape of the result.
  func repeated(_ index: Int) -> UnsafePointer<Float> {
    guard shape(index) != resultShape,
      let plan = try? Broadcast(shape(index), resultShape, in: "gradient")
    else { return operand(index) }
    let full = scratch(resultShape.count)
    let zero = scratch(resultShape.count)
    zero.update(repeating: 0, count: resultShape.count)
    plan.apply(.add, operand(index), zero, full)
    return UnsafePointer(full)
  }
}
