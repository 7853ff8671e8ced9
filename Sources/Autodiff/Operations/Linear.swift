import Diagnostics
import Tensors

/// A dense layer in one step: y = f(x W + b), with x `[rows, in]`, W `[in, out]` and b `[out]`, which
/// may be absent. Rows may be the steps of sequences.
struct Linear: Operation {
  static let name = "linear"
  static var cases: [OperationCase] {
    let smooth: [OperationCase] = [Activation.none, .gelu, .tanh, .sigmoid].map {
      OperationCase(Self($0), [[3, 5], [5, 4], [4]], domains: [-1...1])
    }
    // Positive sums, then negative ones: away from the kink of the rectifier.
    let bent = [0.1...1, (-1)...(-0.1)].map {
      OperationCase(Self(.relu), [[3, 5], [5, 4], [4]], domains: [0.1...1, $0])
    }
    return smooth + bent + [OperationCase(Self(.tanh), [[3, 5], [5, 4]], domains: [-1...1])]
  }

  /// The function f.
  let activation: Activation

  /// Which rows are the steps of a sequence, if they are steps.
  let layout: SequenceLayout?

  /// Creates the operation.
  init(_ activation: Activation = .none, layout: SequenceLayout? = nil) {
    self.activation = activation
    self.layout = layout
  }

  func shape(of operands: [Shape]) throws(Fault) -> Shape {
    guard operands[0].rank == 2, operands[1].rank == 2, operands[0][1] == operands[1][0],
      operands.count == 2 || operands[2].sizes == [operands[1][1]]
    else { throw mismatch(operands, "shapes [rows, in], [in, out] and [out]") }
    if let layout { try requireSteps(operands, 0, layout) }
    return try Shape([operands[0][0], operands[1][1]])
  }

  func forward(_ pass: Pass) throws(Fault) {
    let (rows, columns) = (pass.resultShape[0], pass.resultShape[1])
    let (y, depth) = (pass.result, pass.shape(0)[1])
    if let layout {
      pass.multiplySteps(
        pass.operand(0), pass.operand(1), y, columns: columns, depth: depth, layout, pass.numerics)
    } else {
      MatrixProduct(rows: rows, columns: columns, depth: depth).compute(
        pass.operand(0), pass.operand(1), y, pass.numerics)
    }
    if pass.operandCount > 2 {
      Kernels.addRow(
        pass.operand(2), to: y, rows: rows, columns: columns, rectifies: activation == .relu)
    } else if activation == .relu {
      UnaryFunction.rectify.apply(y, y, count: rows * columns)
    }
    if activation.needsInput, pass.willPullBack {
      try pass.save(rows * columns).update(from: y, count: rows * columns)
    }
    if activation != .relu, let function = activation.function {
      function.apply(y, y, count: rows * columns)
    }
  }

  func pullback(_ pass: Pass) throws(Fault) {
    let (rows, columns, depth) = (pass.resultShape[0], pass.resultShape[1], pass.shape(0)[1])
    let g = try gradientOfSum(pass, count: rows * columns)
    if pass.operandCount > 2 {
      pass.accumulate(2) { target, accumulates in
        Kernels.columnSums(g, rows: rows, columns: columns, target, accumulates: accumulates)
      }
    }
    pass.accumulate(1) { target, accumulates in
      MatrixProduct(
        rows: depth, columns: columns, depth: rows, transposesA: true, accumulates: accumulates
      ).compute(pass.operand(0), g, target, pass.numerics)
    }
    pass.accumulate(0) { target, accumulates in
      MatrixProduct(
        rows: rows, columns: depth, depth: columns, transposesB: true, accumulates: accumulates
      ).compute(g, pass.operand(1), target, pass.numerics)
    }
  }

  /// The gradient of x W + b.
  private func gradientOfSum(_ pass: Pass, count: Int) throws(Fault) -> UnsafePointer<Float> {
    guard activation != .none else { return pass.gradient }
    let g = try pass.scratch(count)
    let x = activation.needsInput ? pass.saved(0) : g
    activation.pullback(pass.gradient, x: x, y: pass.result, g, count: count)
    return UnsafePointer(g)
  }
}
