import Tensors

extension Pass {
  /// C = A · B for the steps of sequences.
  ///
  /// In use the products are made sequence by sequence, since OpenBLAS gives a row other bits in
  /// a product of other rows: what becomes of a sequence then does not depend on the others. Training
  /// makes one product, which is faster.
  func multiplySteps(
    _ a: UnsafePointer<Float>, _ b: UnsafePointer<Float>, _ c: UnsafeMutablePointer<Float>,
    columns: Int, depth: Int, _ layout: SequenceLayout, _ numerics: Numerics
  ) {
    guard !isRecording, numerics.mode == .fast else {
      return MatrixProduct(rows: layout.rowCount, columns: columns, depth: depth)
        .compute(a, b, c, numerics)
    }
    Pieces.run(layout.count, threads: numerics.threads) { item in
      let rows = layout[item]
      MatrixProduct(rows: rows.count, columns: columns, depth: depth).compute(
        a + rows.lowerBound * depth, b, c + rows.lowerBound * columns, .fast)
    }
  }
}
