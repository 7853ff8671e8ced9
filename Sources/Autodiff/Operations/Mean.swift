import Diagnostics
import Tensors

/// Averages along axes, which disappear; without axes, averages everything.
struct Mean: Operation {
  static let name = "mean"
  static var cases: [OperationCase] {
    [OperationCase(Self(), [[3, 4]]), OperationCase(Self(axes: [1]), [[2, 3, 4]])]
  }

  /// The axes; negative ones count from the end.
  let axes: [Int]?

  /// Creates the operation.
  init(axes: [Int]? = nil) {
    self.axes = axes
  }

  func shape(of operands: [Shape]) throws(Fault) -> Shape {
    try AxisReduction(operands[0], axes).result
  }

  func forward(_ pass: Pass) throws(Fault) {
    let reduction = try AxisReduction(pass.shape(0), axes)
    try reduction.sum(pass.operand(0), pass.result)
    let y = pass.result
    for i in 0..<pass.resultShape.count { y[i] /= Float(reduction.terms) }
  }

  func pullback(_ pass: Pass) throws(Fault) {
    let reduction = try AxisReduction(pass.shape(0), axes)
    try pass.assign(0) { target throws(Fault) in
      try reduction.spread(pass.gradient, scale: 1 / Float(reduction.terms), target)
    }
  }
}
