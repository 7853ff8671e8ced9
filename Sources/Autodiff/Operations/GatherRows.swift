import Diagnostics
import Tensors

/// Rows of a matrix by their numbers, any of them any number of times.
struct GatherRows: Operation {
  static let name = "gather_rows"
  static var cases: [OperationCase] {
    [OperationCase(Self([2, 0, 0, 1, 2]), [[3, 4]]), OperationCase(Self([]), [[3, 4]])]
  }

  /// The numbers of the rows, from 0.
  let rows: [Int]

  /// Creates the operation.
  init(_ rows: [Int]) {
    self.rows = rows
  }

  func shape(of operands: [Shape]) throws(Fault) -> Shape {
    guard operands[0].rank == 2 else { throw mismatch(operands, "a matrix") }
    if let wrong = rows.first(where: { $0 < 0 || $0 >= operands[0][0] }) {
      throw Fault(
        "shape.index",
        "a row of \(operands[0]) must be from 0 to \(operands[0][0] - 1), but is \(wrong)")
    }
    return try Shape([rows.count, operands[0][1]])
  }

  func forward(_ pass: Pass) {
    Kernels.gatherRows(pass.operand(0), width: pass.resultShape[1], rows, into: pass.result)
  }

  func pullback(_ pass: Pass) {
    let width = pass.resultShape[1]
    pass.assign(0) { target in
      target.update(repeating: 0, count: pass.shape(0).count)
      for (place, row) in rows.enumerated() {
        Kernels.accumulate(
          pass.gradient + place * width, into: target + row * width, count: width)
      }
    }
  }
}
