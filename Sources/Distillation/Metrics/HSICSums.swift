/// Sums over two kernel matrices with zeroed diagonals, for the unbiased estimate of HSIC.
///
/// `[tr(KL) + (1ᵀK1)(1ᵀL1)/((n−1)(n−2)) − 2/(n−2)·1ᵀKL1] / (n(n−3))`. Taken row by row, so that
/// neither matrix is ever stored; parts of the trace may come in any order.
struct HSICSums {
  private var trace = 0.0
  private var sumK = 0.0
  private var sumL = 0.0
  private var rowProducts = 0.0

  /// Adds one row: its part of the trace and its sums in both matrices.
  mutating func add(trace part: Double, _ rowK: Double, _ rowL: Double) {
    trace += part
    sumK += rowK
    sumL += rowL
    rowProducts += rowK * rowL
  }

  /// The estimate for `count` clips, at least four.
  func estimate(count: Int) -> Double {
    let n = Double(count)
    return (trace + sumK * sumL / ((n - 1) * (n - 2)) - 2 / (n - 2) * rowProducts)
      / (n * (n - 3))
  }
}
