import Diagnostics
import Tensors

/// Puts tensors one after the other along an axis.
struct Concatenate: Operation {
  static let name = "concat"
  static var cases: [OperationCase] {
    [
      OperationCase(Self(axis: 1), [[3, 2], [3, 4], [3, 1]]),
      OperationCase(Self(axis: 0), [[1, 4], [2, 4]]),
    ]
  }

  /// The axis; a negative one counts from the end.
  let axis: Int

  /// Creates the operation.
  init(axis: Int) {
    self.axis = axis
  }

  func shape(of operands: [Shape]) throws(Fault) -> Shape {
    try Shape.concatenated(operands, axis: axis)
  }

  func forward(_ pass: Pass) throws(Fault) {
    try forEachPart(pass) { index, rows, run, width, start in
      let source = pass.operand(index)
      for row in 0..<rows {
        (pass.result + row * width + start).update(from: source + row * run, count: run)
      }
    }
  }

  func pullback(_ pass: Pass) throws(Fault) {
    try forEachPart(pass) { index, rows, run, width, start throws(Fault) in
      try pass.assign(index) { target in
        for row in 0..<rows {
          (target + row * run).update(from: pass.gradient + row * width + start, count: run)
        }
      }
    }
  }

  /// For every operand: its index, how many runs it has, their length, the length of a run of the
  /// result, and where in it the operand starts.
  private func forEachPart(
    _ pass: Pass, _ body: (Int, Int, Int, Int, Int) throws(Fault) -> Void
  ) throws(Fault) {
    let layout = try pass.resultShape.layout(axis: axis)
    guard layout.outer > 0 else { return }
    var start = 0
    for index in 0..<pass.operandCount {
      let run = pass.shape(index).count / layout.outer
      try body(index, layout.outer, run, layout.size * layout.inner, start)
      start += run
    }
  }
}
