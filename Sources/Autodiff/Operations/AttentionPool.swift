import Diagnostics
import Tensors

/// The mean of the steps of each sequence, weighted by the soft-max of their scores over the steps:
/// x `[steps, n]` and scores `[steps, 1]` make `[sequences, n]`.
struct AttentionPool: Operation {
  static let name = "attention_pool"
  static var cases: [OperationCase] {
    OperationCase.sequences([2, 1, 4]) { [OperationCase(Self($0), [[7, 3], [7, 1]])] }
  }

  /// Which rows are a sequence.
  let layout: SequenceLayout

  /// Creates the operation.
  init(_ layout: SequenceLayout) {
    self.layout = layout
  }

  func shape(of operands: [Shape]) throws(Fault) -> Shape {
    try requireSteps(operands, 0, layout)
    guard operands[1].sizes == [layout.rowCount, 1] else {
      throw mismatch(operands, "shapes [steps, n] and [steps, 1]")
    }
    return try Shape([layout.count, operands[0][1]])
  }

  func forward(_ pass: Pass) throws(Fault) {
    let width = pass.resultShape[1]
    let weights = try pass.save(layout.rowCount)
    for item in 0..<layout.count {
      let rows = layout[item]
      Kernels.softmax(
        pass.operand(1) + rows.lowerBound, rows: 1, columns: rows.count,
        weights + rows.lowerBound)
      let mean = pass.result + item * width
      mean.update(repeating: 0, count: width)
      for row in rows {
        Kernels.accumulate(
          pass.operand(0) + row * width, times: weights[row], into: mean, count: width)
      }
    }
  }

  func pullback(_ pass: Pass) throws(Fault) {
    let width = pass.resultShape[1]
    let weights = pass.saved(0)
    try pass.assign(0) { target in
      target.update(repeating: 0, count: layout.rowCount * width)
      for item in 0..<layout.count {
        for row in layout[item] {
          Kernels.accumulate(
            pass.gradient + item * width, times: weights[row], into: target + row * width,
            count: width)
        }
      }
    }
    try pass.assign(1) { target in
      for item in 0..<layout.count {
        let rows = layout[item]
        let g = pass.gradient + item * width
        // ∂y/∂score = w (x − y)
        for row in rows {
          target[row] = Kernels.dot(pass.operand(0) + row * width, g, count: width)
        }
        Kernels.softmaxPullback(
          weights + rows.lowerBound, target + rows.lowerBound, count: rows.count)
      }
    }
  }
}
