/// A matrix product whose every element is c + a₀b₀ + a₁b₁ + …, from left to right, each product and
/// each sum rounded: the same bits on any processor, and the same as three plain loops.
///
/// B is copied into panels of 8 columns and A into panels of 4 rows, so that the innermost loop reads
/// both in order and keeps a tile of C in registers.
/// **Reference** K. Goto, R. van de Geijn, "Anatomy of high-performance matrix multiplication", ACM
/// TOMS 2008.
struct ExactProduct {
  private let product: MatrixProduct
  private let area: MatrixProduct.Area

  private static let tileRows = 4
  private static let tileColumns = 8
  /// How many inner indices, rows and columns are packed at a time; chosen for a 32 KiB first-level
  /// and a 512 KiB second-level cache.
  private static let depthBlock = 256
  private static let rowBlock = 128
  private static let columnBlock = 512

  init(_ product: MatrixProduct, _ area: MatrixProduct.Area) {
    self.product = product
    self.area = area
  }

  func multiply(
    _ a: UnsafePointer<Float>, _ b: UnsafePointer<Float>, _ c: UnsafeMutablePointer<Float>
  ) {
    let depth = min(Self.depthBlock, product.depth)
    let panelsB = min(Self.columnBlock, area.columns.count + Self.tileColumns) * depth
    let panelsA = min(Self.rowBlock, area.rows.count + Self.tileRows) * depth
    withUnsafeTemporaryAllocation(of: Float.self, capacity: panelsA + panelsB) { buffer in
      guard let base = buffer.baseAddress else { return }
      blocks(a, b, c, packedA: base, packedB: base + panelsA)
    }
  }

  private func blocks(
    _ a: UnsafePointer<Float>, _ b: UnsafePointer<Float>, _ c: UnsafeMutablePointer<Float>,
    packedA: UnsafeMutablePointer<Float>, packedB: UnsafeMutablePointer<Float>
  ) {
    for j in stride(
      from: area.columns.lowerBound, to: area.columns.upperBound, by: Self.columnBlock)
    {
      let columns = j..<min(j + Self.columnBlock, area.columns.upperBound)
      for k in stride(from: 0, to: product.depth, by: Self.depthBlock) {
        let inner = k..<min(k + Self.depthBlock, product.depth)
        packB(b, columns, inner, packedB)
        for i in stride(from: area.rows.lowerBound, to: area.rows.upperBound, by: Self.rowBlock) {
          let rows = i..<min(i + Self.rowBlock, area.rows.upperBound)
          packA(a, rows, inner, packedA)
          tiles(rows, columns, inner, packedA, packedB, c)
        }
      }
    }
  }

  private func tiles(
    _ rows: Range<Int>, _ columns: Range<Int>, _ inner: Range<Int>,
    _ packedA: UnsafeMutablePointer<Float>, _ packedB: UnsafeMutablePointer<Float>,
    _ c: UnsafeMutablePointer<Float>
  ) {
    let isFirst = inner.lowerBound == 0 && !product.accumulates
    let width = product.columns
    for j in stride(from: 0, to: columns.count, by: Self.tileColumns) {
      let panelB = packedB + j * inner.count
      let restColumns = min(Self.tileColumns, columns.count - j)
      for i in stride(from: 0, to: rows.count, by: Self.tileRows) {
        let panelA = packedA + i * inner.count
        let restRows = min(Self.tileRows, rows.count - i)
        let target = c + (rows.lowerBound + i) * width + columns.lowerBound + j
        if restRows == Self.tileRows, restColumns == Self.tileColumns {
          Self.tile(panelA, panelB, inner.count, target, width, isFirst)
        } else {
          Self.edge(panelA, panelB, inner.count, target, width, isFirst, restRows, restColumns)
        }
      }
    }
  }

  /// Four rows by eight columns of C.
  @inline(__always)
  private static func tile(
    _ a: UnsafePointer<Float>, _ b: UnsafePointer<Float>, _ depth: Int,
    _ c: UnsafeMutablePointer<Float>, _ width: Int, _ isFirst: Bool
  ) {
    var c0 = isFirst ? .zero : load8(c)
    var c1 = isFirst ? .zero : load8(c + width)
    var c2 = isFirst ? .zero : load8(c + 2 * width)
    var c3 = isFirst ? .zero : load8(c + 3 * width)
    var a = a
    var b = b
    for _ in 0..<depth {
      let row = load8(b)
      c0 = c0 + splat(a[0]) * row
      c1 = c1 + splat(a[1]) * row
      c2 = c2 + splat(a[2]) * row
      c3 = c3 + splat(a[3]) * row
      a += tileRows
      b += tileColumns
    }
    store8(c0, c)
    store8(c1, c + width)
    store8(c2, c + 2 * width)
    store8(c3, c + 3 * width)
  }

  /// A tile at the edge of C, computed whole beside it; the packed panels are filled with zeros.
  private static func edge(
    _ a: UnsafePointer<Float>, _ b: UnsafePointer<Float>, _ depth: Int,
    _ c: UnsafeMutablePointer<Float>, _ width: Int, _ isFirst: Bool, _ rows: Int, _ columns: Int
  ) {
    withUnsafeTemporaryAllocation(of: Float.self, capacity: tileRows * tileColumns) { buffer in
      guard let spare = buffer.baseAddress else { return }
      spare.initialize(repeating: 0, count: tileRows * tileColumns)
      if !isFirst {
        for i in 0..<rows {
          (spare + i * tileColumns).update(from: c + i * width, count: columns)
        }
      }
      tile(a, b, depth, spare, tileColumns, isFirst)
      for i in 0..<rows { (c + i * width).update(from: spare + i * tileColumns, count: columns) }
    }
  }

  /// Panels of rows: for each inner index, the elements of four rows side by side.
  private func packA(
    _ a: UnsafePointer<Float>, _ rows: Range<Int>, _ inner: Range<Int>,
    _ out: UnsafeMutablePointer<Float>
  ) {
    var target = out
    for i in stride(from: rows.lowerBound, to: rows.upperBound, by: Self.tileRows) {
      let count = min(Self.tileRows, rows.upperBound - i)
      if product.transposesA {
        Self.packAcross(
          a + inner.lowerBound * product.rows + i, product.rows, count, Self.tileRows,
          inner.count, target)
      } else {
        Self.packAlong(
          a + i * product.depth + inner.lowerBound, product.depth, count, Self.tileRows,
          inner.count, target)
      }
      target += Self.tileRows * inner.count
    }
  }

  /// Panels of columns: for each inner index, the elements of eight columns side by side.
  private func packB(
    _ b: UnsafePointer<Float>, _ columns: Range<Int>, _ inner: Range<Int>,
    _ out: UnsafeMutablePointer<Float>
  ) {
    var target = out
    for j in stride(from: columns.lowerBound, to: columns.upperBound, by: Self.tileColumns) {
      let count = min(Self.tileColumns, columns.upperBound - j)
      if product.transposesB {
        Self.packAlong(
          b + j * product.depth + inner.lowerBound, product.depth, count, Self.tileColumns,
          inner.count, target)
      } else {
        Self.packAcross(
          b + inner.lowerBound * product.columns + j, product.columns, count, Self.tileColumns,
          inner.count, target)
      }
      target += Self.tileColumns * inner.count
    }
  }

  /// Packs lines that run along the inner index: a transposition.
  @inline(__always)
  private static func packAlong(
    _ source: UnsafePointer<Float>, _ stride: Int, _ count: Int, _ size: Int, _ depth: Int,
    _ out: UnsafeMutablePointer<Float>
  ) {
    for lane in 0..<size {
      if lane < count {
        let line = source + lane * stride
        for k in 0..<depth { out[k * size + lane] = line[k] }
      } else {
        for k in 0..<depth { out[k * size + lane] = 0 }
      }
    }
  }

  /// Packs lines that run across: a copy of short runs.
  @inline(__always)
  private static func packAcross(
    _ source: UnsafePointer<Float>, _ stride: Int, _ count: Int, _ size: Int, _ depth: Int,
    _ out: UnsafeMutablePointer<Float>
  ) {
    for k in 0..<depth {
      let line = source + k * stride
      let target = out + k * size
      if count == size {
        for lane in 0..<size { target[lane] = line[lane] }
      } else {
        for lane in 0..<size { target[lane] = lane < count ? line[lane] : 0 }
      }
    }
  }
}
