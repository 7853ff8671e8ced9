public import Diagnostics

extension Tensor {
  /// The matrix product `[n, k] · [k, m] → [n, m]`; a tensor of one axis counts as a row on the left
  /// and as a column on the right, and that axis disappears from the result.
  ///
  /// - Parameter isStopped: Asked now and then; once it says so, the rest is left out.
  /// - Throws: `shape.mismatch`.
  public static func matrixProduct(
    _ a: Tensor, _ b: Tensor, _ numerics: Numerics = .fast, isStopped: () -> Bool = { false }
  ) throws(Fault) -> Tensor {
    guard (1...2).contains(a.shape.rank), (1...2).contains(b.shape.rank) else {
      throw Fault(
        "shape.mismatch",
        "`@` needs matrices or vectors, but has shapes \(a.shape) and \(b.shape)")
    }
    let rows = a.shape.rank == 2 ? a.shape[0] : 1
    let depth = a.shape.rowLength
    let columns = b.shape.rank == 2 ? b.shape[1] : 1
    guard b.shape[0] == depth else {
      throw Fault(
        "shape.mismatch",
        "`@` needs as many columns on the left as rows on the right, but has \(a.shape) and "
          + "\(b.shape): \(depth) and \(b.shape[0])",
        hint: productHint(a.shape, b.shape))
    }
    let shape = try Shape(
      (a.shape.rank == 2 ? [rows] : []) + (b.shape.rank == 2 ? [columns] : []))
    return Tensor(shape) { out in
      a.withPointer { x in
        b.withPointer { y in
          // In exact mode a row has the same bits among any others, so it may be a few at a time.
          let few =
            numerics.mode == .exact
            ? max(1, productsAtATime / max(1, columns * depth)) : max(1, rows)
          for row in stride(from: 0, to: rows, by: few) where !isStopped() {
            MatrixProduct(rows: min(few, rows - row), columns: columns, depth: depth).compute(
              x + row * depth, y, out + row * columns, numerics)
          }
        }
      }
    }
  }

  /// Multiplications between two questions: some tens of milliseconds.
  private static let productsAtATime = 1 << 28
}

/// What may have been meant by a product of these shapes.
private func productHint(_ a: Shape, _ b: Shape) -> String? {
  if b.rank == 2, b[1] == a.rowLength { return "Transpose the right matrix." }
  if a.rank == 2, a[0] == b[0] { return "Transpose the left matrix." }
  return nil
}
