import COpenBLAS

/// Products by OpenBLAS on the calling thread, or by our own kernels where there is none.
enum BLAS {
  static func multiply(
    _ product: MatrixProduct, _ area: MatrixProduct.Area, _ a: UnsafePointer<Float>,
    _ b: UnsafePointer<Float>, _ c: UnsafeMutablePointer<Float>
  ) {
    guard let library = OpenBLAS.shared else {
      return ExactProduct(product, area).multiply(a, b, c)
    }
    let (m, n, k) = (product.rows, product.columns, product.depth)
    let (row, column) = (area.rows.lowerBound, area.columns.lowerBound)
    library.areas.withArea {
      library.multiply(
        CblasRowMajor, product.transposesA ? CblasTrans : CblasNoTrans,
        product.transposesB ? CblasTrans : CblasNoTrans, Int32(area.rows.count),
        Int32(area.columns.count), Int32(k), 1, a + (product.transposesA ? row : row * k),
        Int32(product.transposesA ? m : k), b + (product.transposesB ? column * k : column),
        Int32(product.transposesB ? k : n), product.accumulates ? 1 : 0, c + row * n + column,
        Int32(n))
    }
  }
}
