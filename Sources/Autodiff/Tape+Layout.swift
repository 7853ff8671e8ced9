public import Diagnostics

// Operations that move values without changing them.
extension Tape {
  /// Tensors one after the other along an axis.
  ///
  /// - Throws: `shape.empty` for no tensors, `shape.axis`, `shape.mismatch`.
  public func concatenate(_ parts: [Variable], axis: Int) throws(Fault) -> Variable {
    guard !parts.isEmpty else {
      throw Fault("shape.empty", "`concat` needs at least one tensor, but has none")
    }
    return try apply(Concatenate(axis: axis), parts)
  }

  /// A part along an axis.
  ///
  /// - Throws: `shape.axis`, `shape.mismatch`.
  public func slice(_ x: Variable, axis: Int, _ range: Range<Int>) throws(Fault) -> Variable {
    try apply(Slice(axis: axis, range), x)
  }

  /// The same values in another shape.
  ///
  /// - Throws: `shape.mismatch` if the number of values differs.
  public func reshape(_ x: Variable, _ sizes: [Int]) throws(Fault) -> Variable {
    try apply(Reshape(sizes), x)
  }

  /// The axes in another order; without one, in reverse order.
  ///
  /// - Throws: `shape.mismatch` if the order does not name each axis once.
  public func transpose(_ x: Variable, _ order: [Int]? = nil) throws(Fault) -> Variable {
    try apply(Transpose(order), x)
  }
}
