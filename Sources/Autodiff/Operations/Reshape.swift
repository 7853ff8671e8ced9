import Diagnostics
import Tensors

/// Gives the same values another shape.
struct Reshape: Operation {
  static let name = "reshape"
  static var cases: [OperationCase] { [OperationCase(Self([4, 3]), [[2, 6]])] }

  /// The new sizes.
  let sizes: [Int]

  /// Creates the operation.
  init(_ sizes: [Int]) {
    self.sizes = sizes
  }

  func shape(of operands: [Shape]) throws(Fault) -> Shape {
    let shape = try Shape(sizes)
    guard shape.count == operands[0].count else {
      throw mismatch(operands, "\(counted(shape.count, "value")) for \(shape)")
    }
    return shape
  }

  func forward(_ pass: Pass) {
    pass.result.update(from: pass.operand(0), count: pass.resultShape.count)
  }

  func pullback(_ pass: Pass) throws(Fault) {
    try pass.assign(0) { $0.update(from: pass.gradient, count: pass.resultShape.count) }
  }
}
