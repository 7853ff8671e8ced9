import Tensors

/// How a log-mel spectrogram is computed; ``librosa(sampleRate:bandCount:)`` and
/// ``kaldi(sampleRate:bandCount:)`` name what others compute.
public struct LogMelSettings: Sendable, Hashable {
  /// How band powers become levels.
  public enum Compression: Sendable, Hashable {
    /// The powers as they are.
    case none
    /// ln(power + offset)
    case logarithm(offset: Float)
    /// ln(max(power, floor))
    case flooredLogarithm(floor: Float)
    /// 10 log₁₀(max(power, 10⁻¹⁰)), and at most `range` below the loudest level of the sound; as
    /// `librosa.power_to_db` with `ref=1`.
    case decibels(range: Float)
  }

  /// How sound is cut into frames and turned into spectra.
  public var spectrum: SpectrumSettings
  /// The number of mel bands.
  public var bandCount: Int
  /// The formula of the mel scale.
  public var scale: MelScale
  /// Whether the triangles have the same area rather than the same height.
  public var hasEqualArea: Bool
  /// The lowest frequency, in hertz.
  public var low: Double
  /// The highest frequency, in hertz; without one, half the sample rate.
  public var high: Double?
  /// How band powers become levels.
  public var compression: Compression

  /// Creates settings.
  public init(
    spectrum: SpectrumSettings, bandCount: Int, scale: MelScale, hasEqualArea: Bool,
    low: Double = 0, high: Double? = nil, compression: Compression
  ) {
    self.spectrum = spectrum
    self.bandCount = bandCount
    self.scale = scale
    self.hasEqualArea = hasEqualArea
    self.low = low
    self.high = high
    self.compression = compression
  }

  /// As `librosa.power_to_db(librosa.feature.melspectrogram(y=y, sr=sampleRate))` with librosa's
  /// defaults: 2048 samples Hann, step 512, 128 bands.
  ///
  /// **Agrees with** librosa 0.11, within 1e-4 of the largest level.
  public static func librosa(sampleRate: Int, bandCount: Int = 128) -> LogMelSettings {
    LogMelSettings(
      spectrum: SpectrumSettings(sampleRate: sampleRate, windowLength: 2048, hop: 512),
      bandCount: bandCount, scale: .slaney, hasEqualArea: true, compression: .decibels(range: 80))
  }

  /// As Kaldi's `compute-fbank-feats` and `torchaudio.compliance.kaldi.fbank` with a dither of 0:
  /// 25 ms windows in steps of 10 ms, mean removed, pre-emphasis 0.97, Povey's window, 80 bands from
  /// 20 Hz, samples in the range of 16-bit integers.
  ///
  /// **Agrees with** kaldi-native-fbank 1.23, within 1e-4 of the largest level.
  public static func kaldi(sampleRate: Int, bandCount: Int = 80) -> LogMelSettings {
    LogMelSettings(
      spectrum: SpectrumSettings(
        sampleRate: sampleRate, windowLength: max(1, sampleRate / 40),
        hop: max(1, sampleRate / 100), window: .povey, isPeriodic: false, edges: .snipped,
        gain: 32768, removesMean: true, preemphasis: 0.97),
      bandCount: bandCount, scale: .kaldi, hasEqualArea: false, low: 20,
      compression: .flooredLogarithm(floor: .ulpOfOne))
  }

  /// Windows of 25 ms in steps of 10 ms, centred, 64 bands with equal area on Slaney's scale, and
  /// the natural logarithm of power + 10⁻⁶: small, and at home in neural networks.
  public static func compact(sampleRate: Int, bandCount: Int = 64) -> LogMelSettings {
    LogMelSettings(
      spectrum: SpectrumSettings(
        sampleRate: sampleRate, windowLength: max(1, sampleRate / 40),
        hop: max(1, sampleRate / 100)),
      bandCount: bandCount, scale: .slaney, hasEqualArea: true,
      compression: .logarithm(offset: 1e-6))
  }
}
