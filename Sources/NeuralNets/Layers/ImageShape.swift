import Diagnostics
import Tensors

/// A step of an item as a column of an image.
struct ImageShape {
  /// The number of places along the axis that is not time.
  let bins: Int
  /// The number of numbers at each place.
  let channels: Int

  /// Creates a shape.
  init(bins: Int, channels: Int) {
    self.bins = bins
    self.channels = channels
  }

  /// Reads the shape of a step: `[bins, channels]`, or `[bins]` with one channel.
  ///
  /// - Throws: `layer.input` for vectors, for steps of other ranks and for steps without numbers.
  init(_ input: ItemShape, _ kind: String) throws(Fault) {
    guard input.isSequence, (1...2).contains(input.step.rank), input.step.count > 0 else {
      throw Fault(
        "layer.input",
        "`\(kind)` needs items [time, bins] or [time, bins, channels], but is given \(input)",
        hint: input.isSequence
          ? nil : "Give the network items with a time axis, such as spectrograms.")
    }
    bins = input.step[0]
    channels = input.step.rank > 1 ? input.step[1] : 1
  }

  /// A convolution with a square window.
  func convolution(
    _ kernel: Int, _ stride: Int, _ padding: ConvolutionAxis.Padding = .same
  ) -> Convolution {
    Convolution(
      time: ConvolutionAxis(kernel: kernel, stride: stride, padding: padding), binKernel: kernel,
      binStride: stride, binCount: bins, channels: channels)
  }
}
