import COpenBLAS

/// Products by OpenBLAS, which is told once to stay on the calling thread.
enum BLAS {
  private static let isSingleThreaded: Bool = {
    openblas_set_num_threads(1)
    return true
  }()

  static func multiply(
    _ product: MatrixProduct, _ area: MatrixProduct.Area, _ a: UnsafePointer<Float>,
    _ b: UnsafePointer<Float>, _ c: UnsafeMutablePointer<Float>
  ) {
    guard isSingleThreaded else { return }
    let (m, n, k) = (product.rows, product.columns, product.depth)
    let (row, column) = (area.rows.lowerBound, area.columns.lowerBound)
    cblas_sgemm(
      CblasRowMajor, product.transposesA ? CblasTrans : CblasNoTrans,
      product.transposesB ? CblasTrans : CblasNoTrans, Int32(area.rows.count),
      Int32(area.columns.count), Int32(k), 1, a + (product.transposesA ? row : row * k),
      Int32(product.transposesA ? m : k), b + (product.transposesB ? column * k : column),
      Int32(product.transposesB ? k : n), product.accumulates ? 1 : 0, c + row * n + column,
      Int32(n))
  }
}
