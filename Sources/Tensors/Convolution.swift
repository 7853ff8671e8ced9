/// A convolution of an image, as windows that are copied into the rows of a matrix: the rest is a matrix
/// product with weights `[depth, units]`.
///
/// An image is `[steps, bins, channels]`, a step after the other, so what a window covers in one step is
/// one run of numbers. A pixel is a place of the window; pixels are counted along the bins, step after
/// step. A sequence of vectors is an image of one bin.
///
/// **Reference** K. Chellapilla, S. Puri, P. Simard, "High performance convolutional neural networks for
/// document processing", IWFHR 2006.
public struct Convolution: Sendable, Hashable {
  /// How the window moves over the steps.
  public let time: ConvolutionAxis
  /// How it moves over the bins.
  public let bins: ConvolutionAxis
  /// The number of bins.
  public let binCount: Int
  /// The number of channels.
  public let channels: Int

  /// Creates a convolution; bins are padded as the steps are.
  public init(
    time: ConvolutionAxis, binKernel: Int = 1, binStride: Int = 1, binCount: Int = 1, channels: Int
  ) {
    self.time = time
    bins = ConvolutionAxis(kernel: binKernel, stride: binStride, padding: time.padding)
    self.binCount = max(0, binCount)
    self.channels = max(0, channels)
  }

  /// The number of numbers of a step.
  public var width: Int { binCount * channels }

  /// The number of numbers that a window covers.
  public var depth: Int { time.kernel * bins.kernel * channels }

  /// The number of bins of the result.
  public var outputBins: Int { bins.outputSize(binCount) }

  /// Whether a window is a pixel of the input, so that nothing needs to be copied.
  public var isPointwise: Bool {
    time.kernel == 1 && bins.kernel == 1 && time.stride == 1 && bins.stride == 1
  }

  /// Copies what the window covers at some pixels of an image into the rows of a matrix, zeros where it
  /// reaches over an end.
  public func gather(
    _ image: UnsafePointer<Float>, steps: Int, pixels: Range<Int>,
    into columns: UnsafeMutablePointer<Float>
  ) {
    let length = bins.kernel * channels
    guard length >= Self.short || outputBins == 1 else {
      return gatherNarrow(image, steps: steps, pixels: pixels, into: columns)
    }
    var target = columns
    visit(steps: steps, pixels: pixels) { offset, skipped, count in
      target.fill(0, count: skipped)
      (target + skipped).update(from: image + offset, count: count)
      (target + skipped + count).fill(0, count: length - skipped - count)
      target += length
    }
  }

  /// Adds the rows of a matrix to where ``gather(_:steps:pixels:into:)`` takes them from.
  public func scatter(
    _ columns: UnsafePointer<Float>, steps: Int, pixels: Range<Int>,
    into image: UnsafeMutablePointer<Float>
  ) {
    let length = bins.kernel * channels
    var source = columns
    visit(steps: steps, pixels: pixels) { offset, skipped, count in
      Kernels.accumulate(source + skipped, into: image + offset, count: count)
      source += length
    }
  }

  /// Calls a closure for each step of each window: where in the image its run begins, how many numbers
  /// before the run are beyond the first bin, and how many are within the image.
  @inline(__always)
  private func visit(
    steps: Int, pixels: Range<Int>, _ run: (_ offset: Int, _ skipped: Int, _ count: Int) -> Void
  ) {
    let outputs = outputBins
    guard outputs > 0, !pixels.isEmpty else { return }
    var (step, bin) = pixels.lowerBound.quotientAndRemainder(dividingBy: outputs)
    for _ in pixels {
      let first = bin * bins.stride - bins.before
      let skipped = max(0, -first)
      let count = max(0, min(bins.kernel, binCount - first) - skipped) * channels
      let start = (first + skipped) * channels
      var row = step * time.stride - time.before
      for _ in 0..<time.kernel {
        if row >= 0, row < steps {
          run(row * width + start, skipped * channels, count)
        } else {
          run(0, 0, 0)
        }
        row += time.dilation
      }
      bin += 1
      if bin == outputs { (step, bin) = (step + 1, 0) }
    }
  }
}

extension Convolution {
  /// Runs shorter than this are copied number by number.
  private static let short = 16

  /// ``gather(_:steps:pixels:into:)`` for windows of few numbers in a step: for one of these numbers
  /// after the other, those of all pixels of a step.
  private func gatherNarrow(
    _ image: UnsafePointer<Float>, steps: Int, pixels: Range<Int>,
    into columns: UnsafeMutablePointer<Float>
  ) {
    let (outputs, depth) = (outputBins, depth)
    var pixel = pixels.lowerBound
    while pixel < pixels.upperBound {
      let (step, bin) = pixel.quotientAndRemainder(dividingBy: outputs)
      let count = min(outputs - bin, pixels.upperBound - pixel)
      let target = columns + (pixel - pixels.lowerBound) * depth
      for tap in 0..<time.kernel {
        let row = step * time.stride - time.before + tap * time.dilation
        for place in 0..<bins.kernel {
          for channel in 0..<channels {
            copyBins(
              row >= 0 && row < steps ? image + (row * width + channel) : nil,
              first: bin * bins.stride - bins.before + place, count: count,
              to: target + ((tap * bins.kernel + place) * channels + channel))
          }
        }
      }
      pixel += count
    }
  }

  /// Copies one number of every `stride`-th bin from `first` on; zeros for bins that are not there.
  @inline(__always)
  private func copyBins(
    _ row: UnsafePointer<Float>?, first: Int, count: Int, to target: UnsafeMutablePointer<Float>
  ) {
    let (stride, depth) = (bins.stride, depth)
    // Before `low` and from `high` on there are no bins.
    let low = row == nil ? count : min(count, max(0, (stride - 1 - first) / stride))
    let high = max(low, min(count, (binCount - 1 - first + stride) / stride))
    for place in 0..<low { target[place &* depth] = 0 }
    if let row {
      let source = row + first * channels
      let step = stride * channels
      for place in low..<high { target[place &* depth] = source[place &* step] }
    }
    for place in high..<count { target[place &* depth] = 0 }
  }
}

extension UnsafeMutablePointer<Float> {
  @inline(__always)
  fileprivate func fill(_ value: Float, count: Int) {
    for i in 0..<count { self[i] = value }
  }
}
