import Diagnostics
import Tensors

/// Adds along axes, which disappear; without axes, adds everything.
struct Sum: Operation {
  static let name = "sum"
  static var cases: [OperationCase] {
    [
      OperationCase(Self(), [[3, 4]]), OperationCase(Self(axes: [0]), [[3, 4]]),
      OperationCase(Self(axes: [-1]), [[2, 3, 4]]),
      OperationCase(Self(axes: [0, 2]), [[2, 3, 4]]),
    ]
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
  }

  func pullback(_ pass: Pass) throws(Fault) {
    let reduction = try AxisReduction(pass.shape(0), axes)
    try pass.assign(0) { target throws(Fault) in
      try reduction.spread(pass.gradient, scale: 1, target)
    }
  }
}
