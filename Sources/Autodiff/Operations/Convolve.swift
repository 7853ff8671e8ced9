import Diagnostics
import Tensors

/// A convolution over packed sequences in one step: y = f(x ∗ W + b).
///
/// The operands are x `[rows, bins · channels]`, W `[kernel · bin kernel · channels, units]`, in the order
/// step, bin, channel, and b `[units]`, which may be absent; the result is
/// `[output rows, output bins · units]`. Sequences do not see each other: the window meets zeros, or
/// stops, at the ends of each.
struct Convolve: Operation {
  static let name = "convolution"
  static var cases: [OperationCase] {
    let smooth: [(ConvolutionPlan?, [[Int]], Activation)] = [
      (.example(kernel: 3, channels: 4, padding: .valid), [[12, 4], [12, 5], [5]], .none),
      (.example(kernel: 3, stride: 2, dilation: 2, channels: 3), [[12, 3], [9, 4], [4]], .gelu),
      (.example(kernel: 1, channels: 3), [[12, 3], [3, 4], [4]], .tanh),
      (.example(kernel: 2, stride: 3, channels: 3, padding: .valid), [[12, 3], [6, 4]], .none),
      (
        .example(kernel: 3, stride: 2, binKernel: 3, binStride: 2, bins: 5, channels: 2),
        [[12, 10], [18, 3], [3]], .sigmoid
      ),
    ]
    // Positive sums, then negative ones: away from the kink of the rectifier.
    let bent = [0.1...1, (-1)...(-0.1)].compactMap { domain in
      ConvolutionPlan.example(kernel: 3, channels: 2).map {
        OperationCase(
          Self($0, .relu), [[12, 2], [6, 3], [3]], domains: [0.1...1, domain])
      }
    }
    return smooth.compactMap { plan, operands, activation in
      plan.map { OperationCase(Self($0, activation), operands, domains: [-1...1]) }
    } + bent
  }

  /// What is convolved.
  let plan: ConvolutionPlan
  /// The function f.
  let activation: Activation

  /// Creates the operation.
  init(_ plan: ConvolutionPlan, _ activation: Activation = .none) {
    self.plan = plan
    self.activation = activation
  }

  func shape(of operands: [Shape]) throws(Fault) -> Shape {
    let shape = try plan.shape(of: operands, Self.name)
    guard operands.count == 2 || operands[2].sizes == [operands[1][1]] else {
      throw mismatch(operands, "a bias for each of the \(operands[1][1]) units")
    }
    return shape
  }

  func forward(_ pass: Pass) throws(Fault) {
    let (y, units) = (pass.result, pass.shape(1)[1])
    let sums =
      activation.needsInput && pass.willPullBack ? try pass.save(pass.resultShape.count) : y
    try ConvolutionLoop(plan, pass).forward(sums) { _, pixels in
      let (offset, count) = (pixels.lowerBound * units, pixels.count * units)
      if pass.operandCount > 2 {
        Kernels.addRow(
          pass.operand(2), to: sums + offset, rows: pixels.count, columns: units,
          rectifies: activation == .relu)
      } else if activation == .relu {
        UnaryFunction.rectify.apply(sums + offset, sums + offset, count: count)
      }
      guard activation != .relu, let function = activation.function else { return }
      function.apply(sums + offset, y + offset, count: count)
    }
  }

  func pullback(_ pass: Pass) throws(Fault) {
    let units = pass.shape(1)[1]
    let loop = ConvolutionLoop(plan, pass)
    let bias = pass.operandCount > 2 ? pass.destination(2) : nil
    let sums = try pass.scratch(loop.pieces.count * units)
    sums.update(repeating: 0, count: loop.pieces.count * units)
    try loop.pullback { piece, pixels, memory in
      let offset = pixels.lowerBound * units
      var g = pass.gradient + offset
      if activation != .none {
        let x = activation.needsInput ? pass.saved(0) : pass.result
        activation.pullback(
          g, x: x + offset, y: pass.result + offset, memory, count: pixels.count * units)
        g = UnsafePointer(memory)
      }
      if bias != nil {
        Kernels.columnSums(
          g, rows: pixels.count, columns: units, sums + piece * units, accumulates: true)
      }
      return g
    }
    guard let bias else { return }
    loop.sum(sums, units, into: bias.0, accumulates: bias.accumulates)
  }
}
