import Diagnostics
import Tensors

/// How differently two sets of rows are turned: the Huber loss of ψˢ − ψᵗ, averaged over the ordered
/// triples of three different rows, with ψ(i, j, k) the cosine of the angle at j between i and k.
///
/// The operands are s `[rows, d]` and t `[rows, e]`; no gradient flows into t. Where two rows of a
/// triple are at one place the cosine is 0 and has no gradient.
///
/// **Reference** W. Park, D. Kim, Y. Lu, M. Cho, "Relational knowledge distillation", CVPR 2019,
/// equations 8 to 10.
struct RelationalAngle: Operation {
  static let name = "rkd_angle"
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
    let memory = try memory(pass, rows)
    let s = try directions(pass, 0, memory[0])
    let t = try directions(pass, 1, memory[1])
    var loss = 0.0
    for vertex in 0..<rows {
      s.cosines(at: vertex, memory[2], pass.numerics)
      t.cosines(at: vertex, memory[3], pass.numerics)
      // The cosine of i and k is that of k and i.
      for i in 0..<rows {
        let (lineS, lineT) = (memory[2] + i * rows, memory[3] + i * rows)
        for k in 0..<i { loss += 2 * Double(HuberLoss.value(lineS[k] - lineT[k])) }
      }
    }
    pass.result[0] = Float(loss * Self.share(rows))
  }

  func pullback(_ pass: Pass) throws(Fault) {
    let (rows, width) = (pass.shape(0)[0], pass.shape(0)[1])
    try pass.assign(0) { target throws(Fault) in
      target.update(repeating: 0, count: rows * width)
      let memory = try memory(pass, rows)
      let s = try directions(pass, 0, memory[0])
      let t = try directions(pass, 1, memory[1])
      let slopes = try pass.scratch(rows * width)
      // Each cosine belongs to two triples, (i, j, k) and (k, j, i).
      let factor = 2 * pass.gradient[0] * Float(Self.share(rows))
      for vertex in 0..<rows {
        s.cosines(at: vertex, memory[2], pass.numerics)
        t.cosines(at: vertex, memory[3], pass.numerics)
        for i in 0..<rows {
          let (lineS, lineT) = (memory[2] + i * rows, memory[3] + i * rows)
          for k in 0..<rows { lineS[k] = factor * HuberLoss.slope(lineS[k] - lineT[k]) }
          lineS[i] = 0
        }
        MatrixProduct(rows: rows, columns: width, depth: rows).compute(
          memory[2], s.units, slopes, pass.numerics)
        s.accumulate(slopes, at: vertex, into: target)
      }
    }
  }

  /// Four square matrices.
  private func memory(
    _ pass: Pass, _ rows: Int
  ) throws(Fault) -> [UnsafeMutablePointer<Float>] {
    let start = try pass.scratch(4 * rows * rows)
    return (0..<4).map { start + $0 * rows * rows }
  }

  private func directions(
    _ pass: Pass, _ index: Int, _ memory: UnsafeMutablePointer<Float>
  ) throws(Fault) -> RowDirections {
    let (rows, width) = (pass.shape(index)[0], pass.shape(index)[1])
    return try RowDirections(
      pass.operand(index), RowDistances(pass.operand(index), rows: rows, width: width, in: memory),
      rows: rows, width: width, units: pass.scratch(rows * width))
  }

  private static func share(_ rows: Int) -> Double {
    rows > 2 ? 1 / (Double(rows) * Double(rows - 1) * Double(rows - 2)) : 0
  }
}
