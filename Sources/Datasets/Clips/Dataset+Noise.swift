public import Diagnostics
public import Tensors

extension Dataset {
  /// The data with normally distributed noise in a view.
  ///
  /// - Parameters:
  ///   - name: The view.
  ///   - level: The standard deviation of the noise, as a multiple of that of each feature, 0 or more.
  ///   - key: The key of the noise; with the same key more noise is the same noise, only louder.
  ///
  /// Throws `dataset.unknown-view`, `noise.level` and `standardize.empty`.
  public func mixingNoise(
    into name: String, level: Double, key: RandomKey
  ) throws(Fault) -> Dataset {
    let view = try view(name)
    guard level >= 0, level.isFinite else {
      throw Fault("noise.level", "the level of noise must be 0 or more, but is \(level)")
    }
    let spread = try Standardization(view).deviations
    let key = key.child("noise").child(name)
    let ranges = view.valueRanges
    let noisy = try view.changing(0..<count) { clip, values in
      // Numbered as in one tensor of all clips, wherever they lie.
      let noise = key.normals(in: ranges[clip])
      var feature = 0
      for place in values.indices {
        values[place] += Float(level) * spread[feature] * noise[place]
        feature = feature + 1 == spread.count ? 0 : feature + 1
      }
    }
    return try replacing(noisy.finite(.refuse, clips: clips))
  }
}
