import Diagnostics
import Tensors

/// Distances from centres, summed over the steps of each sequence: V_k = Σₜ aₜₖ (xₜ − c_k), with
/// x `[steps, n]`, assignments a `[steps, m]` and centres c `[k, n]`, m ≥ k; `[sequences, k n]`.
///
/// The columns of the assignments beyond k belong to ghosts: what they take is left out.
///
/// **Reference** R. Arandjelović, P. Gronat, A. Torii, T. Pajdla, J. Sivic, "NetVLAD: CNN architecture
/// for weakly supervised place recognition", CVPR 2016; ghosts: Y. Zhong, R. Arandjelović,
/// A. Zisserman, "GhostVLAD for set-based face recognition", ACCV 2018.
struct ResidualPool: Operation {
  static let name = "residual_pool"
  static var cases: [OperationCase] {
    OperationCase.sequences([2, 1, 3]) { layout in
      [
        OperationCase(Self(layout), [[6, 3], [6, 2], [2, 3]]),
        OperationCase(Self(layout), [[6, 3], [6, 4], [2, 3]]),
      ]
    }
  }

  /// Which rows are a sequence.
  let layout: SequenceLayout

  /// Creates the operation.
  init(_ layout: SequenceLayout) {
    self.layout = layout
  }

  func shape(of operands: [Shape]) throws(Fault) -> Shape {
    try requireSteps(operands, 0, layout)
    try requireSteps(operands, 1, layout)
    let centers = operands[2]
    guard centers.rank == 2, centers[1] == operands[0][1], centers[0] <= operands[1][1] else {
      throw mismatch(operands, "shapes [steps, n], [steps, k or more] and [k, n]")
    }
    return try Shape([layout.count, centers.count])
  }

  func forward(_ pass: Pass) throws(Fault) {
    let (clusters, width, columns) = (pass.shape(2)[0], pass.shape(2)[1], pass.shape(1)[1])
    let (x, assignments, centers) = (pass.operand(0), pass.operand(1), pass.operand(2))
    let totals = try pass.save(layout.count * clusters)
    pass.result.update(repeating: 0, count: pass.resultShape.count)
    totals.update(repeating: 0, count: layout.count * clusters)
    for item in 0..<layout.count {
      let (out, total) = (pass.result + item * clusters * width, totals + item * clusters)
      for row in layout[item] {
        let weights = assignments + row * columns
        for k in 0..<clusters {
          total[k] += weights[k]
          Kernels.accumulate(
            x + row * width, times: weights[k], into: out + k * width, count: width)
        }
      }
      for k in 0..<clusters {
        Kernels.accumulate(
          centers + k * width, times: -total[k], into: out + k * width, count: width)
      }
    }
  }

  func pullback(_ pass: Pass) throws(Fault) {
    let (clusters, width, columns) = (pass.shape(2)[0], pass.shape(2)[1], pass.shape(1)[1])
    let (x, assignments, centers) = (pass.operand(0), pass.operand(1), pass.operand(2))
    let totals = pass.saved(0)
    try pass.assign(0) { target in
      target.update(repeating: 0, count: layout.rowCount * width)
      for item in 0..<layout.count {
        let g = pass.gradient + item * clusters * width
        for row in layout[item] {
          for k in 0..<clusters {
            Kernels.accumulate(
              g + k * width, times: assignments[row * columns + k], into: target + row * width,
              count: width)
          }
        }
      }
    }
    try pass.assign(1) { target in
      target.update(repeating: 0, count: layout.rowCount * columns)
      for item in 0..<layout.count {
        let g = pass.gradient + item * clusters * width
        for k in 0..<clusters {
          let center = Kernels.dot(g + k * width, centers + k * width, count: width)
          for row in layout[item] {
            target[row * columns + k] =
              Kernels.dot(g + k * width, x + row * width, count: width) - center
          }
        }
      }
    }
    try pass.assign(2) { target in
      target.update(repeating: 0, count: clusters * width)
      for item in 0..<layout.count {
        let (g, total) = (pass.gradient + item * clusters * width, totals + item * clusters)
        for k in 0..<clusters {
          Kernels.accumulate(
            g + k * width, times: -total[k], into: target + k * width, count: width)
        }
      }
    }
  }
}
