/// A product of few rows, which reads B where it lies: copying B into panels, as the other products
/// do, takes longer than the multiplication.
///
/// Every element is c + a₀b₀ + a₁b₁ + …, from left to right, each product and each sum rounded: the
/// bits of ``ExactProduct``.
struct ThinProduct {
  private let product: MatrixProduct
  private let area: MatrixProduct.Area

  /// The most rows for which a product of each mode is faster so, as `lupi-bench gemm` measures: with
  /// 128 by 384 numbers in B, a row takes 4 µs instead of 13 (fast) or 20 (exact).
  static func largestRows(_ mode: Numerics.Mode) -> Int { mode == .fast ? 3 : 8 }

  init(_ product: MatrixProduct, _ area: MatrixProduct.Area) {
    self.product = product
    self.area = area
  }

  func multiply(
    _ a: UnsafePointer<Float>, _ b: UnsafePointer<Float>, _ c: UnsafeMutablePointer<Float>
  ) {
    let step = product.transposesA ? product.rows : 1
    var column = area.columns.lowerBound
    while column < area.columns.upperBound {
      let rest = area.columns.upperBound - column
      for row in area.rows {
        let line = a + (product.transposesA ? row : row * product.depth)
        let out = c + row * product.columns + column
        if rest >= 32 {
          wide(line, step, b + column, out)
        } else if rest >= 8 {
          narrow(line, step, b + column, out)
        } else {
          single(line, step, b + column, out, count: rest)
        }
      }
      column += rest >= 32 ? 32 : min(8, rest)
    }
  }

  /// 32 columns: eight sums in SSE registers.
  @inline(__always)
  private func wide(
    _ a: UnsafePointer<Float>, _ step: Int, _ b: UnsafePointer<Float>,
    _ c: UnsafeMutablePointer<Float>
  ) {
    var (s0, s1, s2, s3) = (Float8.zero, Float8.zero, Float8.zero, Float8.zero)
    if product.accumulates {
      (s0, s1, s2, s3) = (load8(c), load8(c + 8), load8(c + 16), load8(c + 24))
    }
    var (a, b) = (a, b)
    for _ in 0..<product.depth {
      let factor = splat(a.pointee)
      s0 = s0 + factor * load8(b)
      s1 = s1 + factor * load8(b + 8)
      s2 = s2 + factor * load8(b + 16)
      s3 = s3 + factor * load8(b + 24)
      a += step
      b += product.columns
    }
    store8(s0, c)
    store8(s1, c + 8)
    store8(s2, c + 16)
    store8(s3, c + 24)
  }

  /// Eight columns.
  @inline(__always)
  private func narrow(
    _ a: UnsafePointer<Float>, _ step: Int, _ b: UnsafePointer<Float>,
    _ c: UnsafeMutablePointer<Float>
  ) {
    var sum = product.accumulates ? load8(c) : .zero
    var (a, b) = (a, b)
    for _ in 0..<product.depth {
      sum = sum + splat(a.pointee) * load8(b)
      a += step
      b += product.columns
    }
    store8(sum, c)
  }

  /// Column after column.
  private func single(
    _ a: UnsafePointer<Float>, _ step: Int, _ b: UnsafePointer<Float>,
    _ c: UnsafeMutablePointer<Float>, count: Int
  ) {
    for column in 0..<count {
      var sum = product.accumulates ? c[column] : 0
      for k in 0..<product.depth { sum += a[k * step] * b[k * product.columns + column] }
      c[column] = sum
    }
  }
}
