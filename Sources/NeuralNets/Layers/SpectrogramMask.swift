public import Autodiff
public import Diagnostics
import Tensors

/// Hides a range of bands and a range of steps of every item in training, by setting them to 0, the mean
/// of standardised features.
///
/// **Reference** D. S. Park et al., "SpecAugment: a simple data augmentation method for automatic speech
/// recognition", Interspeech 2019 (there with time warping, left out here).
public struct SpectrogramMask: Layer {
  /// `mask`
  public static let kind = "mask"
  /// Both masks, and one alone.
  public static var examples: [any Layer] {
    [SpectrogramMask(), SpectrogramMask(bands: 2, steps: 0)]
  }
  /// Sequences of five features.
  public static var exampleInput: ItemShape {
    get throws(Fault) { ItemShape(.any, try Shape([5])) }
  }

  /// The most neighbouring bands that are hidden, 0 or more; how many is drawn for each item.
  public let bands: Int
  /// The most neighbouring steps that are hidden, 0 or more; at most half of an item.
  public let steps: Int

  /// Creates a layer.
  public init(bands: Int = 8, steps: Int = 20) {
    self.bands = bands
    self.steps = steps
  }

  /// Bands and steps.
  public var description: String { "mask(bands=\(bands), steps=\(steps))" }

  /// The input's shape.
  public func outputShape(for input: ItemShape) throws(Fault) -> ItemShape {
    try requireTime(input)
    guard input.width > 0 else {
      throw Fault(
        "layer.input", "`mask` needs rows of at least one feature, but is given \(input)")
    }
    guard bands >= 0, steps >= 0 else {
      throw Fault(
        "layer.setting",
        "bands and steps of a mask must be 0 or more, but are \(bands) and \(steps)")
    }
    return input
  }

  /// None.
  public func parameters(for input: ItemShape) throws(Fault) -> [ParameterSpecification] { [] }

  /// Hides in training only.
  public func forward(_ x: Variable, _ context: LayerContext) throws(Fault) -> Variable {
    guard context.isTraining else { return x }
    let layout = try context.sequences()
    let shape = context.input
    let bins = shape.step.rank > 0 ? shape.step[0] : 1
    let channels = max(1, shape.width / max(1, bins))
    var mask = [Float](repeating: 1, count: x.count)
    for item in 0..<layout.count {
      var draws = context.key.child(item).stream()
      let rows = layout[item]
      let hiddenBins = Self.range(of: min(bands, bins), in: bins, &draws)
      let hiddenSteps = Self.range(of: min(steps, rows.count / 2), in: rows.count, &draws)
      for row in rows {
        let start = row * shape.width
        if hiddenSteps.contains(row - rows.lowerBound) {
          for place in start..<(start + shape.width) { mask[place] = 0 }
        } else {
          for place in hiddenBins.lowerBound * channels..<hiddenBins.upperBound * channels {
            mask[start + place] = 0
          }
        }
      }
    }
    return try context.tape.multiply(x, context.tape.constant(Tensor(x.shape, mask)))
  }

  /// A range of at most `most` of `count` places.
  private static func range(
    of most: Int, in count: Int, _ draws: inout RandomStream
  ) -> Range<Int> {
    let length = draws.integer(below: most + 1)
    let start = draws.integer(below: count - length + 1)
    return start..<(start + length)
  }
}
