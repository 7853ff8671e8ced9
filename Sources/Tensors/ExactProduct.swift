/// A matrix product whose every element is c + a₀b₀ + a₁b₁ + …, from left to right, each product and
/// each sum rounded: the same bits on any processor, and the same as three plain loops.
///
/// B is copied into panels of 8 columns, and A into panels of 6 rows with every number repeated four
/// times, so that the innermost loop reads both in order, keeps a tile of C in registers and needs
/// no broadcast instruction.
///
/// **Reference** K. Goto, R. van de Geijn, "Anatomy of high-performance matrix multiplication", ACM
/// TOMS 2008.
struct ExactProduct {
  private let product: MatrixProduct
  private let area: MatrixProduct.Area

  /// How many inner indices, rows and columns are packed at a time: a panel of A and one of B fit the
  /// first-level cache (32 KiB), all packed rows the second (512 KiB).
  private static let depthBlock = 192
  private static let rowBlock = 120
  private static let columnBlock = 512

  init(_ product: MatrixProduct, _ area: MatrixProduct.Area) {
    self.product = product
    self.area = area
  }

  func multiply(
    _ a: UnsafePointer<Float>, _ b: UnsafePointer<Float>, _ c: UnsafeMutablePointer<Float>
  ) {
    let depth = min(Self.depthBlock, product.depth)
    let rows = min(Self.rowBlock, area.rows.count + ExactTile.rows)
    let columns = min(Self.columnBlock, area.columns.count + ExactTile.columns)
    let floatsA = rows * depth * ExactTile.repeats
    withUnsafeTemporaryAllocation(
      byteCount: (floatsA + columns * depth) * MemoryLayout<Float>.stride, alignment: 64
    ) { buffer in
      guard let base = buffer.baseAddress?.assumingMemoryBound(to: Float.self) else { return }
      blocks(a, b, c, ExactPanels(product, a: base, b: base + floatsA))
    }
  }

  private func blocks(
    _ a: UnsafePointer<Float>, _ b: UnsafePointer<Float>, _ c: UnsafeMutablePointer<Float>,
    _ panels: ExactPanels
  ) {
    let (rows, columns) = (area.rows, area.columns)
    for j in stride(from: columns.lowerBound, to: columns.upperBound, by: Self.columnBlock) {
      let columnBlock = j..<min(j + Self.columnBlock, columns.upperBound)
      for k in stride(from: 0, to: product.depth, by: Self.depthBlock) {
        let inner = k..<min(k + Self.depthBlock, product.depth)
        panels.packB(b, columnBlock, inner)
        for i in stride(from: rows.lowerBound, to: rows.upperBound, by: Self.rowBlock) {
          let rowBlock = i..<min(i + Self.rowBlock, rows.upperBound)
          panels.packA(a, rowBlock, inner)
          tiles(rowBlock, columnBlock, inner, panels, c)
        }
      }
    }
  }

  private func tiles(
    _ rows: Range<Int>, _ columns: Range<Int>, _ inner: Range<Int>, _ panels: ExactPanels,
    _ c: UnsafeMutablePointer<Float>
  ) {
    let startsAtZero = inner.lowerBound == 0 && !product.accumulates
    let width = product.columns
    for j in stride(from: 0, to: columns.count, by: ExactTile.columns) {
      for i in stride(from: 0, to: rows.count, by: ExactTile.rows) {
        let tile = ExactTile(
          a: panels.a + i * inner.count * ExactTile.repeats, b: panels.b + j * inner.count,
          depth: inner.count, startsAtZero: startsAtZero)
        tile.compute(
          c + (rows.lowerBound + i) * width + columns.lowerBound + j, width: width,
          rows: rows.count - i, columns: columns.count - j)
      }
    }
  }
}
