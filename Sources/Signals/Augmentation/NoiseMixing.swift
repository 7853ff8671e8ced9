public import Diagnostics
public import Tensors

/// Adds noise to a sound at a given signal-to-noise ratio.
public enum NoiseMixing {
  /// The sound plus the noise, scaled so that 10 log₁₀(P(sound) / P(noise)) is the ratio; P is the
  /// mean square over the whole sound.
  ///
  /// A noise that is shorter is repeated, one that is longer begins at a random place.
  ///
  /// - Throws: `signal.short` for a noise without samples, `signal.silent` where a ratio has no
  ///   meaning.
  public static func mix(
    _ samples: [Float], with noise: [Float], decibels: Double, key: RandomKey
  ) throws(Fault) -> [Float] {
    guard !samples.isEmpty, !noise.isEmpty else {
      throw Fault(
        "signal.short", "the sound and the noise must have samples, but one has none")
    }
    let start = key.integer(below: noise.count - samples.count + 1)
    let part = samples.indices.map { noise[(start + $0) % noise.count] }
    let (signal, disturbance) = (Loudness.power(samples[...]), Loudness.power(part[...]))
    guard signal > 0, disturbance > 0 else {
      throw Fault(
        "signal.silent",
        "the sound and the noise must not be silent, but the \(signal > 0 ? "noise" : "sound") is",
        hint: "Leave the clip out.")
    }
    let ratio = Portable.exp(decibels / 10 * Portable.log(10))
    let gain = (signal / (disturbance * ratio)).squareRoot()
    guard gain.isFinite, gain * Double(part.map(\.magnitude).max() ?? 0) < 1e30 else {
      throw Fault(
        "signal.ratio",
        "the noise must not be louder than numbers can be, but would be at \(decimal(decibels)) dB")
    }
    return zip(samples, part).map { $0 + Float(gain) * $1 }
  }

  /// The sound plus white (Gaussian) noise.
  ///
  /// - Throws: as ``mix(_:with:decibels:key:)``.
  public static func addWhite(
    to samples: [Float], decibels: Double, key: RandomKey
  ) throws(Fault) -> [Float] {
    try mix(
      samples, with: key.child("white").normals(samples.count), decibels: decibels, key: key)
  }
}
