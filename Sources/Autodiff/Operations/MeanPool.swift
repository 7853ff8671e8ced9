import Diagnostics
import Tensors

/// The mean of every column over the steps of each sequence: `[steps, n] → [sequences, n]`.
struct MeanPool: Operation {
  static let name = "mean_pool"
  static var cases: [OperationCase] {
    OperationCase.sequences([2, 1, 4]) { [OperationCase(Self($0), [[7, 3]])] }
  }

  /// Which rows are a sequence.
  let layout: SequenceLayout

  /// Creates the operation.
  init(_ layout: SequenceLayout) {
    self.layout = layout
  }

  func shape(of operands: [Shape]) throws(Fault) -> Shape {
    try requireSteps(operands, 0, layout)
    return try Shape([layout.count, operands[0][1]])
  }

  func forward(_ pass: Pass) {
    let width = pass.resultShape[1]
    for item in 0..<layout.count {
      let rows = layout[item]
      let mean = pass.result + item * width
      Kernels.columnSums(
        pass.operand(0) + rows.lowerBound * width, rows: rows.count, columns: width, mean)
      let count = Float(rows.count)
      for i in 0..<width { mean[i] /= count }
    }
  }

  func pullback(_ pass: Pass) throws(Fault) {
    let width = pass.resultShape[1]
    try pass.assign(0) { target in
      for item in 0..<layout.count {
        let rows = layout[item]
        let g = pass.gradient + item * width
        let count = Float(rows.count)
        for row in rows {
          let out = target + row * width
          for i in 0..<width { out[i] = g[i] / count }
        }
      }
    }
  }
}
