import Diagnostics
import Tensors

/// The last step of each sequence: `[steps, n] → [sequences, n]`.
struct LastPool: Operation {
  static let name = "last_pool"
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
    Kernels.gatherRows(
      pass.operand(0), width: pass.resultShape[1], layout.offsets.dropFirst().lazy.map { $0 - 1 },
      into: pass.result)
  }

  func pullback(_ pass: Pass) throws(Fault) {
    let width = pass.resultShape[1]
    try pass.assign(0) { target in
      target.update(repeating: 0, count: layout.rowCount * width)
      for item in 0..<layout.count {
        (target + (layout[item].upperBound - 1) * width).update(
          from: pass.gradient + item * width, count: width)
      }
    }
  }
}
