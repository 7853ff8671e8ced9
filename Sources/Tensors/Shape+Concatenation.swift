public import Diagnostics

extension Shape {
  /// The shape of tensors one after the other along an axis.
  ///
  /// - Throws: `shape.empty` for no shapes, `shape.axis`, `shape.mismatch` if another size differs.
  public static func concatenated(_ shapes: [Shape], axis: Int) throws(Fault) -> Shape {
    guard let first = shapes.first else {
      throw Fault("shape.empty", "concatenating needs at least one tensor, but has none")
    }
    let along = try first.axis(axis)
    var total = 0
    for shape in shapes {
      var other = shape.sizes
      var wanted = first.sizes
      guard other.count == wanted.count else { throw mismatch(first, shape, axis) }
      total += other[along]
      other[along] = 0
      wanted[along] = 0
      guard other == wanted else { throw mismatch(first, shape, axis) }
    }
    return try first.replacing(axis: along, by: total)
  }

  private static func mismatch(_ a: Shape, _ b: Shape, _ axis: Int) -> Fault {
    Fault(
      "shape.mismatch",
      "concatenating along axis \(axis) needs shapes that are equal otherwise, but has \(a) "
        + "and \(b)",
      hint: "Reshape or slice the tensors first.")
  }
}
