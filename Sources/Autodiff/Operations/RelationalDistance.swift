import Diagnostics
import Tensors

/// How differently two sets of rows are spaced: the Huber loss of ψˢ − ψᵗ, averaged over the pairs
/// i ≠ j, with ψ(i, j) = ‖xᵢ − xⱼ‖ / μ and μ the mean distance over i ≠ j.
///
/// The operands are s `[rows, d]` and t `[rows, e]`; no gradient flows into t. Rows at one place have
/// distance 0 without a gradient, and so has everything where all rows are alike.
///
/// **Reference** W. Park, D. Kim, Y. Lu, M. Cho, "Relational knowledge distillation", CVPR 2019,
/// equations 5 to 7.
struct RelationalDistance: Operation {
  static let name = "rkd_distance"
  static var cases: [OperationCase] {
    [
      OperationCase(Self(), [[5, 3], [5, 4]], constants: [1]),
      OperationCase(Self(), [[3, 2], [3, 2]], domains: [-2...2, 5...9], constants: [1]),
    ]
  }

  /// Creates the loss.
  init() {}

  func shape(of operands: [Shape]) throws(Fault) -> Shape {
    guard operands[0].rank == 2, operands[1].rank == 2, operands[0][0] == operands[1][0] else {
      throw mismatch(operands, "two matrices of equally many rows")
    }
    return .scalar
  }

  func forward(_ pass: Pass) throws(Fault) {
    let rows = pass.shape(0)[0]
    let slopes = try pass.save(rows * rows)
    let s = try distances(pass, 0)
    let t = try distances(pass, 1)
    let (unitS, unitT) = (Self.unit(s.mean), Self.unit(t.mean))
    let share = rows > 1 ? 1 / Double(rows * (rows - 1)) : 0
    var loss = 0.0
    for i in 0..<rows {
      var line = 0.0
      for j in 0..<rows {
        let place = i * rows + j
        let u = s.values[place] * unitS - t.values[place] * unitT
        slopes[place] = HuberLoss.slope(u)
        line += Double(HuberLoss.value(u))
      }
      loss += line
    }
    pass.result[0] = Float(loss * share)
  }

  func pullback(_ pass: Pass) throws(Fault) {
    let (rows, width) = (pass.shape(0)[0], pass.shape(0)[1])
    let slopes = pass.saved(0)
    try pass.assign(0) { target throws(Fault) in
      target.update(repeating: 0, count: rows * width)
      let s = try distances(pass, 0)
      guard rows > 1, s.mean > 0 else { return }
      let unit = Self.unit(s.mean)
      // ψ depends on a distance directly and through the mean, which every pair moves alike.
      let common =
        Kernels.dot(slopes, s.values, count: rows * rows) * unit / Float(rows * (rows - 1))
      let factor = 2 * pass.gradient[0] * unit / Float(rows * (rows - 1))
      for i in 0..<rows {
        let x = pass.operand(0) + i * width
        for j in 0..<rows where s.values[i * rows + j] > s.shortest {
          let place = i * rows + j
          let weight = factor * (slopes[place] - common) / s.values[place]
          let y = pass.operand(0) + j * width
          for k in 0..<width { target[i * width + k] += weight * (x[k] - y[k]) }
        }
      }
    }
  }

  private func distances(_ pass: Pass, _ index: Int) throws(Fault) -> RowDistances {
    let (rows, width) = (pass.shape(index)[0], pass.shape(index)[1])
    return try RowDistances(
      pass.operand(index), rows: rows, width: width, in: pass.scratch(rows * rows))
  }

  /// What distances are multiplied by.
  private static func unit(_ mean: Float) -> Float { mean == 0 ? 0 : 1 / mean }
}
