import Diagnostics
import Tensors

/// Takes a part along an axis.
struct Slice: Operation {
  static let name = "slice"
  static var cases: [OperationCase] {
    [
      OperationCase(Self(axis: 1, 1..<3), [[3, 4]]), OperationCase(Self(axis: 0, 0..<2), [[3, 4]]),
    ]
  }

  /// The axis; a negative one counts from the end.
  let axis: Int
  /// The positions that are kept.
  let range: Range<Int>

  /// Creates the operation.
  init(axis: Int, _ range: Range<Int>) {
    self.axis = axis
    self.range = range
  }

  func shape(of operands: [Shape]) throws(Fault) -> Shape {
    let size = try operands[0].layout(axis: axis).size
    guard range.lowerBound >= 0, range.upperBound <= size else {
      throw mismatch(operands, "a part that lies from 0 to \(size), not \(range)")
    }
    return try operands[0].replacing(axis: axis, by: range.count)
  }

  func forward(_ pass: Pass) throws(Fault) {
    let (outer, size, inner) = try pass.shape(0).layout(axis: axis)
    let run = range.count * inner
    for row in 0..<outer {
      (pass.result + row * run).update(
        from: pass.operand(0) + (row * size + range.lowerBound) * inner, count: run)
    }
  }

  func pullback(_ pass: Pass) throws(Fault) {
    let (outer, size, inner) = try pass.shape(0).layout(axis: axis)
    let run = range.count * inner
    try pass.assign(0) { target in
      target.update(repeating: 0, count: pass.shape(0).count)
      for row in 0..<outer {
        (target + (row * size + range.lowerBound) * inner).update(
          from: pass.gradient + row * run, count: run)
      }
    }
  }
}
