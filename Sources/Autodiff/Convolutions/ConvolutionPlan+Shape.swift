import Diagnostics
import Tensors

extension ConvolutionPlan {
  /// The shape of the result for an input and weights.
  ///
  /// - Throws: `shape.mismatch`, and `shape.too-large` for a result of too many numbers.
  func shape(of operands: [Shape], _ name: String) throws(Fault) -> Shape {
    let (x, weights) = (operands[0], operands[1])
    guard x.rank == 2, weights.rank == 2, x[0] == input.rowCount, x[1] == convolution.width,
      weights[0] == convolution.depth
    else {
      throw Fault(
        "shape.mismatch",
        "`\(name)` needs shapes [\(input.rowCount), \(convolution.width)] and "
          + "[\(convolution.depth), units], but has \(listed(operands.map(\.description)))")
    }
    return try Shape([output.rowCount, try Shape([convolution.outputBins, weights[1]]).count])
  }

  /// A plan for sequences of 4, 1 and 7 steps, or of 5 and 7 without padding, for gradient tests.
  static func example(
    kernel: Int, stride: Int = 1, dilation: Int = 1, binKernel: Int = 1, binStride: Int = 1,
    bins: Int = 1, channels: Int, padding: ConvolutionAxis.Padding = .same
  ) -> ConvolutionPlan? {
    let time = ConvolutionAxis(
      kernel: kernel, stride: stride, dilation: dilation, padding: padding)
    let convolution = Convolution(
      time: time, binKernel: binKernel, binStride: binStride, binCount: bins, channels: channels)
    return try? ConvolutionPlan(
      convolution, SequenceLayout(lengths: padding == .same ? [4, 1, 7] : [5, 7]))
  }
}
