import Diagnostics
import Tensors

/// Divides element by element: y = a / b, sizes of 1 repeated.
struct Divide: Operation {
  static let name = "/"
  static var cases: [OperationCase] {
    [
      OperationCase(Self(), [[3, 4], [3, 4]], domains: [-2...2, 1...2]),
      OperationCase(Self(), [[3, 4], [3, 1]], domains: [-2...2, -2...(-1)]),
    ]
  }

  /// Creates the operation.
  init() {}

  func shape(of operands: [Shape]) throws(Fault) -> Shape {
    try Shape.broadcast(operands[0], operands[1], in: Self.name)
  }

  func forward(_ pass: Pass) throws(Fault) { try pass.combine(.divide) }

  func pullback(_ pass: Pass) throws(Fault) {
    let count = pass.resultShape.count
    let (gradient, y) = (pass.gradient, pass.result)
    try pass.assignRepeated(0) { target throws(Fault) in
      try BinaryFunction.divide.apply(
        gradient, step: 1, pass.repeated(1), step: 1, target, count: count)
    }
    try pass.assignRepeated(1) { target throws(Fault) in
      let divisor = try pass.repeated(1)
      for i in 0..<count { target[i] = -gradient[i] * y[i] / divisor[i] }
    }
  }
}
