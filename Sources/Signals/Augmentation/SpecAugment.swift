public import Diagnostics
public import Tensors

/// Masks bands and times of a spectrogram at random, so that a network learns not to lean on any.
///
/// Each mask has a width drawn evenly from 0 to the greatest, and a place drawn evenly. No time warping.
/// **Reference** D. S. Park et al., "SpecAugment: a simple data augmentation method for automatic
/// speech recognition", Interspeech 2019.
public struct SpecAugment: Sendable, Hashable {
  /// How many masks of neighbouring bands there are.
  public var bandMasks: Int
  /// The most bands of one mask.
  public var bandWidth: Int
  /// How many masks of neighbouring frames there are.
  public var timeMasks: Int
  /// The most frames of one mask.
  public var timeWidth: Int

  /// Creates masks; numbers below 0 are taken as 0.
  public init(bandMasks: Int = 2, bandWidth: Int = 8, timeMasks: Int = 2, timeWidth: Int = 20) {
    self.bandMasks = max(0, bandMasks)
    self.bandWidth = max(0, bandWidth)
    self.timeMasks = max(0, timeMasks)
    self.timeWidth = max(0, timeWidth)
  }

  /// The spectrogram with masked places set to the mean of all its levels.
  ///
  /// - Parameters:
  ///   - levels: `[frames, bands]`.
  ///   - key: Which masks are drawn; the same key draws the same masks.
  /// - Throws: `signal.levels`.
  public func callAsFunction(_ levels: Tensor, key: RandomKey) throws(Fault) -> Tensor {
    guard levels.shape.rank == 2 else {
      throw Fault(
        "signal.levels",
        "a spectrogram must have the shape [frames, bands], but has \(levels.shape)")
    }
    guard levels.count > 0 else { return levels }
    let (frames, bands) = (levels.shape[0], levels.shape[1])
    let mean = Float(levels.values.reduce(0.0) { $0 + Double($1) } / Double(levels.count))
    let hidden = Self.places(bandMasks, bandWidth, of: bands, key.child("bands"))
    let silent = Self.places(timeMasks, timeWidth, of: frames, key.child("times"))
    var masked = levels
    masked.withMutablePointer { values in
      for frame in 0..<frames {
        for band in 0..<bands where silent[frame] || hidden[band] {
          values[frame * bands + band] = mean
        }
      }
    }
    return masked
  }

  /// Which of `size` places lie under a mask.
  private static func places(
    _ count: Int, _ width: Int, of size: Int, _ key: RandomKey
  ) -> [Bool] {
    var places = [Bool](repeating: false, count: size)
    var stream = key.stream()
    // More masks than places add nothing, and a cell could ask for very many.
    for _ in 0..<min(count, 10_000) {
      let width = stream.integer(below: min(width, size) + 1)
      let start = stream.integer(below: size - width + 1)
      for place in start..<(start + width) { places[place] = true }
    }
    return places
  }
}
