public import Diagnostics
public import Tensors

/// Mel-frequency cepstral coefficients: the orthonormal cosine transform (DCT-II) of each frame of a
/// log-mel spectrogram.
///
/// **Shapes** `count` samples to `[frames, coefficients]`.
/// **Agrees with** librosa 0.11 and kaldi-native-fbank 1.23, within 1e-4 of the largest coefficient.
/// **Reference** S. B. Davis, P. Mermelstein, "Comparison of parametric representations for
/// monosyllabic word recognition in continuously spoken sentences", IEEE TASSP 1980.
public struct MFCC: Sendable {
  /// How they are computed.
  public let settings: MFCCSettings
  private let mel: LogMel
  /// A row of cosines for each coefficient.
  private let cosines: [Float]

  /// Prepares coefficients.
  ///
  /// - Throws: `signal.coefficients` and as ``LogMel``.
  public init(_ settings: MFCCSettings) throws(Fault) {
    mel = try LogMel(settings.mel)
    let bands = settings.mel.bandCount
    guard (1...bands).contains(settings.coefficientCount) else {
      throw Fault(
        "signal.coefficients",
        "cepstral coefficients must be from 1 to the \(counted(bands, "mel band")), but are "
          + "\(settings.coefficientCount)",
        hint: "Ask for fewer coefficients or more bands.")
    }
    self.settings = settings
    cosines = (0..<settings.coefficientCount).flatMap { k -> [Float] in
      let norm = (k == 0 ? 1 / Double(bands) : 2 / Double(bands)).squareRoot()
      let lift =
        settings.lifter > 0
        ? 1 + settings.lifter / 2 * Portable.sine(turns: Double(k) / (2 * settings.lifter)) : 1
      return (0..<bands).map { n in
        Float(lift * norm * Portable.cosine(turns: Double(k * (2 * n + 1)) / Double(4 * bands)))
      }
    }
  }

  /// The coefficients of a sound, `[frames, coefficients]`.
  ///
  /// - Parameter samples: One channel at the sample rate of the settings, full scale being ±1.
  /// - Throws: `signal.short`, `shape.too-large`.
  public func callAsFunction(_ samples: [Float]) throws(Fault) -> Tensor {
    let levels = try mel(samples)
    let (frames, bands) = (levels.shape[0], settings.mel.bandCount)
    let count = settings.coefficientCount
    let spectrum = settings.mel.spectrum
    return Tensor(try Shape([frames, count])) { out in
      levels.withPointer { levels in
        for frame in 0..<frames {
          cosines.withUnsafeBufferPointer { cosines in
            guard let cosines = cosines.baseAddress else { return }
            for k in 0..<count {
              out[frame * count + k] = Kernels.dot(
                levels + frame * bands, cosines + k * bands, count: bands)
            }
          }
          if settings.startsWithEnergy {
            out[frame * count] = Self.logEnergy(samples, frame, spectrum)
          }
        }
      }
    }
  }

  /// The logarithm of the sum of squares of a frame without its mean, before any window.
  private static func logEnergy(
    _ samples: [Float], _ frame: Int, _ settings: SpectrumSettings
  ) -> Float {
    let center = settings.edges == .snipped ? 0 : settings.windowLength / 2
    let start = frame * settings.hop - center
    let part = samples[
      min(
        samples.count, max(0, start))..<max(
          0, min(samples.count, start + settings.windowLength))]
    let values = part.map { Double($0 * settings.gain) }
    let mean =
      settings.removesMean ? values.reduce(0, +) / Double(settings.windowLength) : 0
    let energy = values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
    return Float(Portable.log(max(energy, Double(Float.ulpOfOne))))
  }
}
