public import Diagnostics

extension Shape {
  /// An axis as a number from 0; a negative one counts from the end.
  ///
  /// - Throws: `shape.axis` if there is no such axis.
  public func axis(_ axis: Int) throws(Fault) -> Int {
    guard axis >= -rank, axis < rank else {
      if rank == 0 {
        throw Fault("shape.axis", "a tensor without axes has no axis \(axis)")
      }
      throw Fault(
        "shape.axis",
        "an axis of \(self) must be from \(-rank) to \(rank - 1), but is \(axis)")
    }
    return axis < 0 ? axis + rank : axis
  }

  /// The shape without an axis.
  public func removing(axis: Int) throws(Fault) -> Shape {
    var sizes = sizes
    sizes.remove(at: try self.axis(axis))
    return try Shape(sizes)
  }

  /// The shape with another size along an axis.
  public func replacing(axis: Int, by size: Int) throws(Fault) -> Shape {
    var sizes = sizes
    sizes[try self.axis(axis)] = size
    return try Shape(sizes)
  }

  /// How many elements lie before, along and after an axis: index = (outer · size + i) · inner + j.
  public func layout(axis: Int) throws(Fault) -> (outer: Int, size: Int, inner: Int) {
    let axis = try self.axis(axis)
    return (
      sizes[..<axis].reduce(1, *), sizes[axis], sizes[(axis + 1)...].reduce(1, *)
    )
  }
}
