import Diagnostics
import Tensors

/// The largest number of every column over the steps of each sequence, and NaN if there is one:
/// `[steps, n] → [sequences, n]`. The gradient goes to the first of equal numbers.
struct MaxPool: Operation {
  static let name = "max_pool"
  static var cases: [OperationCase] {
    OperationCase.sequences([2, 1, 4]) { layout in
      [
        OperationCase(
          Self(layout), [[7, 3]], domains: [-0.2...0.2],
          adjust: { values in
            // No two steps of a column are near each other, in an order that differs by column.
            for row in 0..<7 {
              for i in 0..<3 { values[0][row * 3 + i] += Float((row * (i + 2)) % 7) }
            }
          })
      ]
    }
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
    let width = pass.resultShape[1]
    for item in 0..<layout.count {
      let rows = layout[item]
      let largest = pass.result + item * width
      largest.update(from: pass.operand(0) + rows.lowerBound * width, count: width)
      for row in rows.dropFirst() {
        let x = pass.operand(0) + row * width
        for i in 0..<width {
          let value = x[i]
          largest[i] = value > largest[i] || value.isNaN ? value : largest[i]
        }
      }
    }
  }

  func pullback(_ pass: Pass) throws(Fault) {
    let width = pass.resultShape[1]
    let rest = try pass.scratch(width)
    try pass.assign(0) { target in
      for item in 0..<layout.count {
        let largest = pass.result + item * width
        rest.update(from: pass.gradient + item * width, count: width)
        for row in layout[item] {
          let (x, out) = (pass.operand(0) + row * width, target + row * width)
          for i in 0..<width {
            // What the first of the largest numbers takes is not there for the next.
            let given = rest[i]
            let takes = x[i] == largest[i]
            out[i] = takes ? given : 0
            rest[i] = takes ? 0 : given
          }
        }
      }
    }
  }
}
