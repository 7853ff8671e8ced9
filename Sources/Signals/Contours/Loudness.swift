public import Diagnostics
import Tensors

/// How loud a sound is over time, and where it is silent.
public enum Loudness {
  /// The root of the mean square of each frame; frame t is centred at t · hop, zeros lie around.
  ///
  /// **Agrees with** `librosa.feature.rms` 0.11.
  ///
  /// - Throws: `signal.short` for a sound without samples, `signal.window` for lengths below 1.
  public static func rms(
    _ samples: [Float], windowLength: Int, hop: Int
  ) throws(Fault) -> [Float] {
    guard windowLength >= 1, hop >= 1 else {
      throw Fault(
        "signal.window",
        "a window and the step between windows must be 1 sample or more, but are \(windowLength) "
          + "and \(hop)")
    }
    guard !samples.isEmpty else {
      throw Fault("signal.short", "the sound must have at least 1 sample, but has 0")
    }
    let reach = windowLength / 2
    return (0...(samples.count / hop)).map { frame in
      let start = max(0, frame * hop - reach)
      let end = min(samples.count, frame * hop - reach + windowLength)
      guard start < end else { return 0 }
      let energy = power(samples[start..<end]) * Double(end - start)
      return Float((energy / Double(windowLength)).squareRoot())
    }
  }

  /// Amplitudes in decibels below full scale; −100 dB at the lowest.
  public static func decibels(_ amplitudes: [Float]) -> [Float] {
    amplitudes.map { Float(20 / Portable.log(10) * Portable.log(max(Double($0), 1e-5))) }
  }

  /// The part of a sound between the first and the last frame that is not silent: all of it where no
  /// frame is silent, nothing where it has no samples.
  ///
  /// A frame is silent if its root mean square is `range` decibels or more below that of the loudest.
  /// **Agrees with** `librosa.effects.trim` 0.11.
  ///
  /// - Throws: as ``rms(_:windowLength:hop:)``.
  public static func audibleRange(
    _ samples: [Float], range: Double = 60, windowLength: Int = 2048, hop: Int = 512
  ) throws(Fault) -> Range<Int> {
    let levels = try decibels(rms(samples, windowLength: windowLength, hop: hop))
    let threshold = Double(levels.max() ?? 0) - range
    guard let first = levels.firstIndex(where: { Double($0) > threshold }),
      let last = levels.lastIndex(where: { Double($0) > threshold })
    else { return 0..<0 }
    let start = min(samples.count, first * hop)
    return start..<max(start, min(samples.count, (last + 1) * hop))
  }

  /// The mean of the squares.
  static func power(_ samples: ArraySlice<Float>) -> Double {
    guard !samples.isEmpty else { return 0 }
    let sum = samples.withUnsafeBufferPointer { buffer in
      buffer.baseAddress.map { Kernels.dot($0, $0, count: buffer.count) } ?? 0
    }
    return Double(sum) / Double(samples.count)
  }
}
