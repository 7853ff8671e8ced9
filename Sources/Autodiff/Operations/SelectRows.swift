import Diagnostics
import Tensors

/// Takes rows in a given order, the same one twice if asked to: y[i] = x[indices[i]].
struct SelectRows: Operation {
  static let name = "select_rows"
  static var cases: [OperationCase] {
    [OperationCase(Self([2, 0]), [[3, 4]]), OperationCase(Self([1, 1, 3]), [[4, 2, 3]])]
  }

  /// The row of each row of the result.
  let indices: [Int]

  /// Creates the operation.
  init(_ indices: [Int]) {
    self.indices = indices
  }

  func shape(of operands: [Shape]) throws(Fault) -> Shape {
    guard operands[0].rank > 0 else { throw mismatch(operands, "a tensor with rows") }
    if let wrong = indices.first(where: { $0 < 0 || $0 >= operands[0][0] }) {
      throw Fault(
        "shape.index",
        "a row of \(operands[0]) must be from 0 to \(operands[0][0] - 1), but is \(wrong)")
    }
    return try operands[0].replacing(axis: 0, by: indices.count)
  }

  func forward(_ pass: Pass) {
    Kernels.gatherRows(pass.operand(0), width: width(pass), indices, into: pass.result)
  }

  func pullback(_ pass: Pass) throws(Fault) {
    let width = width(pass)
    try pass.assign(0) { target in
      target.update(repeating: 0, count: pass.shape(0).count)
      for (place, index) in indices.enumerated() {
        Kernels.accumulate(
          pass.gradient + place * width, into: target + index * width, count: width)
      }
    }
  }

  /// The numbers of one row, its further axes included.
  private func width(_ pass: Pass) -> Int {
    pass.shape(0)[0] > 0 ? pass.shape(0).count / pass.shape(0)[0] : 0
  }
}
