public import Diagnostics
import Tensors

/// How alike two sets of embeddings of the same clips are, whatever their rotation and scale.
///
/// 1 for embeddings that differ by rotation, shift and scale, 0 for unrelated ones. The plain
/// estimate is biased upward when there are few clips per dimension; the debiased one is not, and
/// may be slightly negative. Print an ``AlignmentBaseline`` beside either.
///
/// Reference: Kornblith et al., "Similarity of neural network representations revisited", ICML
/// 2019.
public enum CenteredKernelAlignment {
  /// Linear CKA with centred columns: `‖YᵀX‖² / (‖XᵀX‖ ‖YᵀY‖)` in Frobenius norms, 0 to 1.
  ///
  /// Throws where the clip counts differ or an embedding is constant.
  public static func linear(_ x: Embeddings, _ y: Embeddings) throws(Fault) -> Double {
    try requirePaired(x, y, atLeast: 2)
    let (a, b) = (x.centered, y.centered)
    let xx = crossNorm(a, x.width, a, x.width, count: x.count)
    let yy = crossNorm(b, y.width, b, y.width, count: x.count)
    guard xx > 0, yy > 0, (xx * yy).isFinite else { throw undefinedFault() }
    return crossNorm(b, y.width, a, x.width, count: x.count) / (xx * yy).squareRoot()
  }

  /// Linear CKA from the unbiased estimate of HSIC, about −1/n to 1.
  ///
  /// `HSIC₁(X,Y) / √(HSIC₁(X,X) HSIC₁(Y,Y))`. Throws where the clip counts differ, there are fewer
  /// than four clips, or an estimate below the root is not positive.
  ///
  /// References: Song et al., "Feature selection via dependence maximization", JMLR 2012, equation
  /// 5; Nguyen, Raghu and Kornblith, "Do wide and deep networks learn the same things?", ICLR 2021.
  public static func debiased(_ x: Embeddings, _ y: Embeddings) throws(Fault) -> Double {
    try requirePaired(x, y, atLeast: 4)
    let hsic = independence(x, y)
    guard hsic.xx > 0, hsic.yy > 0, (hsic.xx * hsic.yy).isFinite else { throw undefinedFault() }
    return hsic.xy / (hsic.xx * hsic.yy).squareRoot()
  }

  /// The unbiased estimates of HSIC of `x` with itself, `y` with itself and `x` with `y`, for four
  /// clips or more.
  ///
  /// Kernels are linear, so their sums follow from products of the embeddings: the time grows with the
  /// number of clips, not with its square.
  static func independence(
    _ x: Embeddings, _ y: Embeddings
  ) -> (xx: Double, yy: Double, xy: Double) {
    let (a, b) = (x.centered, y.centered)
    let (rowsA, rowsB) = (KernelRows(a, width: x.width), KernelRows(b, width: y.width))
    func estimate(
      _ left: KernelRows, _ right: KernelRows, _ norm: Double
    ) -> Double {
      var sums = HSICSums()
      for i in 0..<x.count {
        sums.add(
          trace: -left.squares[i] * right.squares[i], left.sums[i], right.sums[i])
      }
      sums.add(trace: norm, 0, 0)
      return sums.estimate(count: x.count)
    }
    return (
      estimate(rowsA, rowsA, crossNorm(a, x.width, a, x.width, count: x.count)),
      estimate(rowsB, rowsB, crossNorm(b, y.width, b, y.width, count: x.count)),
      estimate(rowsA, rowsB, crossNorm(a, x.width, b, y.width, count: x.count))
    )
  }

  /// Of the linear kernel of some rows: the diagonal, and the sum of each row without it.
  struct KernelRows {
    private(set) var squares: [Double] = []
    private(set) var sums: [Double] = []

    init(_ values: [Double], width: Int) {
      var total = [Double](repeating: 0, count: width)
      for (place, value) in values.enumerated() { total[place % max(1, width)] += value }
      for start in stride(from: 0, to: values.count, by: max(1, width)) {
        var (square, whole) = (0.0, 0.0)
        for k in 0..<width {
          square += values[start + k] * values[start + k]
          whole += values[start + k] * total[k]
        }
        squares.append(square)
        sums.append(whole - square)
      }
    }
  }

  /// The square of the Frobenius norm of `AᵀB`, with the rows of B in another order where it is given.
  static func crossNorm(
    _ a: [Double], _ widthA: Int, _ b: [Double], _ widthB: Int, count: Int, order: [Int]? = nil
  ) -> Double {
    var products = [Double](repeating: 0, count: widthA * widthB)
    for clip in 0..<count {
      let other = (order?[clip] ?? clip) * widthB
      for i in 0..<widthA {
        let left = a[clip * widthA + i]
        for j in 0..<widthB { products[i * widthB + j] += left * b[other + j] }
      }
    }
    return products.reduce(0) { $0 + $1 * $1 }
  }

  static func requirePaired(
    _ x: Embeddings, _ y: Embeddings, atLeast minimum: Int
  ) throws(Fault) {
    try requireEqualCounts(x.count, "the first embeddings", y.count, "the second embeddings")
    guard x.count >= minimum else {
      throw Fault(
        "metrics.too-few-clips",
        "centred kernel alignment must have at least \(minimum) clips, but has \(x.count)")
    }
    // Every dimension with every other.
    let widest = max(x.width, y.width)
    try MemoryLimit.admit(doubles: widest * widest)
  }

  static func undefinedFault() -> Fault {
    Fault(
      "metrics.constant-embeddings",
      "centred kernel alignment must have embeddings that differ between clips, but they do "
        + "not, or are too large",
      hint: "Look at the embeddings: a network that maps every clip to one point has collapsed.")
  }
}
