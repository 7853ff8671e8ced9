/// C = op(A) · op(B), or C += op(A) · op(B), for row-major matrices in plain memory.
public struct MatrixProduct: Sendable {
  /// The rows of C and of op(A).
  public var rows: Int
  /// The columns of C and of op(B).
  public var columns: Int
  /// The columns of op(A) and the rows of op(B).
  public var depth: Int
  /// Whether A is stored transposed, as `depth` rows of `rows`.
  public var transposesA = false
  /// Whether B is stored transposed, as `columns` rows of `depth`.
  public var transposesB = false
  /// Whether the product is added to C instead of replacing it.
  public var accumulates = false

  /// Describes a product; negative sizes are taken as 0.
  public init(
    rows: Int, columns: Int, depth: Int, transposesA: Bool = false, transposesB: Bool = false,
    accumulates: Bool = false
  ) {
    self.rows = max(0, rows)
    self.columns = max(0, columns)
    self.depth = max(0, depth)
    self.transposesA = transposesA
    self.transposesB = transposesB
    self.accumulates = accumulates
  }

  /// Products with fewer multiplications than this stay on one thread.
  static let smallest = 1 << 18

  /// Computes the product.
  ///
  /// Fast mode cuts the longer side of C in two, whatever the number of threads, because OpenBLAS
  /// may give other bits for other sizes; few rows it multiplies as exact mode does. Exact mode adds the terms of each element in ascending
  /// order of the inner index, each product rounded and then each sum, so any cut gives the same.
  public func compute(
    _ a: UnsafePointer<Float>, _ b: UnsafePointer<Float>, _ c: UnsafeMutablePointer<Float>,
    _ numerics: Numerics
  ) {
    guard rows > 0, columns > 0 else { return }
    guard depth > 0 else {
      if !accumulates { c.update(repeating: 0, count: rows * columns) }
      return
    }
    let full = Area(rows: 0..<rows, columns: 0..<columns)
    let isWhole = numerics.mode == .exact && numerics.threads == 1
    guard !isWhole, rows * columns * depth >= Self.smallest else {
      return piece(full, a, b, c, numerics.mode)
    }
    let halves = full.halved
    Pieces.run(2, threads: numerics.threads) { index in
      piece(index == 0 ? halves.0 : halves.1, a, b, c, numerics.mode)
    }
  }

  /// Computes the product on the calling thread without a cut: a piece of somebody else's work.
  public func computeUncut(
    _ a: UnsafePointer<Float>, _ b: UnsafePointer<Float>, _ c: UnsafeMutablePointer<Float>,
    _ mode: Numerics.Mode
  ) {
    guard depth > 0 else {
      if !accumulates { c.update(repeating: 0, count: rows * columns) }
      return
    }
    piece(Area(rows: 0..<rows, columns: 0..<columns), a, b, c, mode)
  }

  private func piece(
    _ area: Area, _ a: UnsafePointer<Float>, _ b: UnsafePointer<Float>,
    _ c: UnsafeMutablePointer<Float>, _ mode: Numerics.Mode
  ) {
    guard !area.rows.isEmpty, !area.columns.isEmpty else { return }
    // By the rows of the whole product, so that the cut into pieces has no say.
    if !transposesB, rows <= ThinProduct.largestRows(mode) {
      return ThinProduct(self, area).multiply(a, b, c)
    }
    switch mode {
    case .fast: BLAS.multiply(self, area, a, b, c)
    case .exact: ExactProduct(self, area).multiply(a, b, c)
    }
  }

  /// A part of C.
  struct Area {
    var rows: Range<Int>
    var columns: Range<Int>

    /// Two parts along the longer side, cut at a multiple of 16.
    var halved: (Area, Area) {
      var (first, second) = (self, self)
      if columns.count >= rows.count {
        let cut = columns.lowerBound + min(columns.count, (columns.count / 2 + 15) / 16 * 16)
        first.columns = columns.lowerBound..<cut
        second.columns = cut..<columns.upperBound
      } else {
        let cut = rows.lowerBound + min(rows.count, (rows.count / 2 + 15) / 16 * 16)
        first.rows = rows.lowerBound..<cut
        second.rows = cut..<rows.upperBound
      }
      return (first, second)
    }
  }
}
