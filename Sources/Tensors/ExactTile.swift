/// Six rows by eight columns of an exact matrix product.
///
/// The twelve sums fill three quarters of the sixteen SSE registers; each step of the loop is a load
/// of a repeated number of A, a product and a sum for every four columns.
struct ExactTile {
  static let rows = 6
  static let columns = 8
  /// How often each number of A is repeated in its panel.
  static let repeats = 4

  let a: UnsafePointer<Float>
  let b: UnsafePointer<Float>
  let depth: Int
  /// Whether C is overwritten instead of continued.
  let startsAtZero: Bool

  /// Computes the tile, or its part that lies inside C.
  @inline(__always)
  func compute(_ c: UnsafeMutablePointer<Float>, width: Int, rows: Int, columns: Int) {
    if rows >= Self.rows, columns >= Self.columns {
      compute(c, width: width)
    } else {
      computeEdge(c, width: width, rows: min(rows, Self.rows), columns: min(columns, Self.columns))
    }
  }

  /// A tile at the edge of C, computed whole beside it; the panels are filled up with zeros.
  private func computeEdge(
    _ c: UnsafeMutablePointer<Float>, width: Int, rows: Int, columns: Int
  ) {
    withUnsafeTemporaryAllocation(of: Float.self, capacity: Self.rows * Self.columns) { buffer in
      guard let spare = buffer.baseAddress else { return }
      spare.initialize(repeating: 0, count: Self.rows * Self.columns)
      if !startsAtZero {
        for i in 0..<rows {
          (spare + i * Self.columns).update(from: c + i * width, count: columns)
        }
      }
      compute(spare, width: Self.columns)
      for i in 0..<rows { (c + i * width).update(from: spare + i * Self.columns, count: columns) }
    }
  }

  @inline(__always)
  private func compute(_ c: UnsafeMutablePointer<Float>, width: Int) {
    func start(_ row: Int, _ column: Int) -> Float4 {
      startsAtZero ? .zero : load4(c + row * width + column)
    }
    var l0 = start(0, 0)
    var r0 = start(0, 4)
    var l1 = start(1, 0)
    var r1 = start(1, 4)
    var l2 = start(2, 0)
    var r2 = start(2, 4)
    var l3 = start(3, 0)
    var r3 = start(3, 4)
    var l4 = start(4, 0)
    var r4 = start(4, 4)
    var l5 = start(5, 0)
    var r5 = start(5, 4)
    var a = a
    var b = b
    for _ in 0..<depth {
      let left = load4Aligned(b)
      let right = load4Aligned(b + 4)
      let a0 = load4Aligned(a)
      l0 = l0 + a0 * left
      r0 = r0 + a0 * right
      let a1 = load4Aligned(a + 4)
      l1 = l1 + a1 * left
      r1 = r1 + a1 * right
      let a2 = load4Aligned(a + 8)
      l2 = l2 + a2 * left
      r2 = r2 + a2 * right
      let a3 = load4Aligned(a + 12)
      l3 = l3 + a3 * left
      r3 = r3 + a3 * right
      let a4 = load4Aligned(a + 16)
      l4 = l4 + a4 * left
      r4 = r4 + a4 * right
      let a5 = load4Aligned(a + 20)
      l5 = l5 + a5 * left
      r5 = r5 + a5 * right
      a += Self.rows * Self.repeats
      b += Self.columns
    }
    store4(l0, c)
    store4(r0, c + 4)
    store4(l1, c + width)
    store4(r1, c + width + 4)
    store4(l2, c + 2 * width)
    store4(r2, c + 2 * width + 4)
    store4(l3, c + 3 * width)
    store4(r3, c + 3 * width + 4)
    store4(l4, c + 4 * width)
    store4(r4, c + 4 * width + 4)
    store4(l5, c + 5 * width)
    store4(r5, c + 5 * width + 4)
  }
}
