import Diagnostics
import Tensors

/// The windows of a convolution as ranges of steps and bins, for operations that have no weights: what
/// would be a zero beyond an end is left out of a window instead.
struct PoolingWindows: Sendable {
  /// The convolution with the same windows, and the sequences.
  let plan: ConvolutionPlan

  private var convolution: Convolution { plan.convolution }

  /// The number of numbers at a pixel.
  var channels: Int { convolution.channels }

  /// The number of sequences.
  var count: Int { plan.input.count }

  /// `[output rows, output bins · channels]`
  ///
  /// - Throws: `shape.mismatch` if the rows are not those of the layout.
  func shape(of operands: [Shape], _ name: String) throws(Fault) -> Shape {
    guard operands[0].sizes == [plan.input.rowCount, convolution.width] else {
      throw Fault(
        "shape.mismatch",
        "`\(name)` needs shape [\(plan.input.rowCount), \(convolution.width)], but has "
          + "\(operands[0])")
    }
    return try Shape([plan.output.rowCount, convolution.outputBins * channels])
  }

  /// The place of the first number of a sequence in the input, and how many numbers it has.
  func input(of sequence: Int) -> (start: Int, count: Int) {
    let rows = plan.input[sequence]
    return (rows.lowerBound * convolution.width, rows.count * convolution.width)
  }

  /// Calls a closure for every window of a sequence: the place of its result, and of its pixels.
  @inline(__always)
  func forEach(of sequence: Int, _ body: (_ output: Int, _ pixels: Pixels) -> Void) {
    let steps = plan.input.length(sequence)
    let outputs = convolution.outputBins
    for step in 0..<plan.output.length(sequence) {
      let rows = Self.clipped(step, convolution.time, steps)
      for bin in 0..<outputs {
        let bins = Self.clipped(bin, convolution.bins, convolution.binCount)
        body(
          ((plan.output.offsets[sequence] + step) * outputs + bin) * channels,
          Pixels(
            start: (plan.input.offsets[sequence] + rows.lowerBound) * convolution.width
              + bins.lowerBound * channels,
            rows: rows.count, rowStride: convolution.width, bins: bins.count, binStride: channels))
      }
    }
  }

  /// The inputs that a window sees, without what is beyond the ends; never empty.
  private static func clipped(_ place: Int, _ axis: ConvolutionAxis, _ count: Int) -> Range<Int> {
    let first = place * axis.stride - axis.before
    return max(0, first)..<max(max(0, first), min(count, first + axis.kernel))
  }

  /// The pixels of a window.
  struct Pixels {
    let start: Int
    let rows: Int
    let rowStride: Int
    let bins: Int
    let binStride: Int

    /// How many there are.
    var count: Int { rows * bins }

    /// Calls a closure with the place of each pixel, row by row.
    @inline(__always)
    func forEach(_ body: (Int) -> Void) {
      for row in 0..<rows {
        for bin in 0..<bins { body(start + row * rowStride + bin * binStride) }
      }
    }
  }
}
