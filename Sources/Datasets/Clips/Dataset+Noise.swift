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
    let noise = key.child("noise").child(name).normals(view.features.count)
    var values = view.features.values
    for range in view.valueRanges {
      var feature = 0
      for place in range {
        values[place] += Float(level) * spread[feature] * noise[place]
        feature = feature + 1 == spread.count ? 0 : feature + 1
      }
    }
    let noisy = try view.replacing(Tensor(view.features.shape, values))
    return try replacing(noisy.finite(.refuse, clips: clips))
  }
}
