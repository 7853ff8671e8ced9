/// Parts of the operands of an exact product, copied into the order in which its tiles read them.
struct ExactPanels {
  private let product: MatrixProduct
  /// For each six rows and each inner index: six numbers, each four times.
  let a: UnsafeMutablePointer<Float>
  /// For each eight columns and each inner index: eight numbers.
  let b: UnsafeMutablePointer<Float>

  init(_ product: MatrixProduct, a: UnsafeMutablePointer<Float>, b: UnsafeMutablePointer<Float>) {
    self.product = product
    self.a = a
    self.b = b
  }

  /// Packs rows of op(A); rows beyond the last are zeros.
  func packA(_ source: UnsafePointer<Float>, _ rows: Range<Int>, _ inner: Range<Int>) {
    let rowStep = product.transposesA ? 1 : product.depth
    let innerStep = product.transposesA ? product.rows : 1
    var target = a
    for i in stride(from: rows.lowerBound, to: rows.upperBound, by: ExactTile.rows) {
      let count = min(ExactTile.rows, rows.upperBound - i)
      var line = source + i * rowStep + inner.lowerBound * innerStep
      for _ in inner {
        if count == ExactTile.rows {
          for lane in 0..<ExactTile.rows {
            store4Aligned(Float4(repeating: line[lane * rowStep]), target + lane * 4)
          }
        } else {
          for lane in 0..<ExactTile.rows {
            let value = lane < count ? line[lane * rowStep] : 0
            store4Aligned(Float4(repeating: value), target + lane * 4)
          }
        }
        line += innerStep
        target += ExactTile.rows * ExactTile.repeats
      }
    }
  }

  /// Packs columns of op(B); columns beyond the last are zeros.
  func packB(_ source: UnsafePointer<Float>, _ columns: Range<Int>, _ inner: Range<Int>) {
    var target = b
    for j in stride(from: columns.lowerBound, to: columns.upperBound, by: ExactTile.columns) {
      let count = min(ExactTile.columns, columns.upperBound - j)
      if product.transposesB {
        packAlong(source + j * product.depth + inner.lowerBound, count, inner.count, target)
      } else {
        packAcross(source + inner.lowerBound * product.columns + j, count, inner.count, target)
      }
      target += ExactTile.columns * inner.count
    }
  }

  /// Columns of op(B) that are rows of B: a transposition.
  private func packAlong(
    _ source: UnsafePointer<Float>, _ count: Int, _ depth: Int, _ out: UnsafeMutablePointer<Float>
  ) {
    for lane in 0..<ExactTile.columns {
      let line = source + lane * product.depth
      for k in 0..<depth { out[k * ExactTile.columns + lane] = lane < count ? line[k] : 0 }
    }
  }

  /// Columns of op(B) that are columns of B: short runs.
  private func packAcross(
    _ source: UnsafePointer<Float>, _ count: Int, _ depth: Int, _ out: UnsafeMutablePointer<Float>
  ) {
    for k in 0..<depth {
      let line = source + k * product.columns
      let target = out + k * ExactTile.columns
      if count == ExactTile.columns {
        store8(load8(line), target)
      } else {
        store8(load8(line, first: count), target)
      }
    }
  }
}
