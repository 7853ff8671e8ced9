import Diagnostics
import Tensors

/// Adds element by element: y = a + b, sizes of 1 repeated.
struct Add: Operation {
  static let name = "+"
  static var cases: [OperationCase] {
    [
      OperationCase(Self(), [[3, 4], [3, 4]]), OperationCase(Self(), [[3, 4], [4]]),
      OperationCase(Self(), [[3, 1], [1, 4]]), OperationCase(Self(), [[], [2, 3]]),
    ]
  }

  /// Creates the operation.
  init() {}

  func shape(of operands: [Shape]) throws(Fault) -> Shape {
    try Shape.broadcast(operands[0], operands[1], in: Self.name)
  }

  func forward(_ pass: Pass) throws(Fault) { try pass.combine(.add) }

  func pullback(_ pass: Pass) throws(Fault) {
    let count = pass.resultShape.count
    for index in 0..<2 {
      try pass.assignRepeated(index) { $0.update(from: pass.gradient, count: count) }
    }
  }
}
