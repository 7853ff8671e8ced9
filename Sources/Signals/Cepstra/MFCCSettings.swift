/// How mel-frequency cepstral coefficients are computed.
public struct MFCCSettings: Sendable, Hashable {
  /// The log-mel spectrogram they are made of.
  public var mel: LogMelSettings
  /// How many coefficients are kept, from 1 to the number of mel bands.
  public var coefficientCount: Int
  /// Q in the factor 1 + Q/2 · sin(πk/Q) of coefficient k, which evens out their sizes; 0 for none.
  public var lifter: Double
  /// Whether the first coefficient is replaced by the logarithm of the frame's energy.
  public var startsWithEnergy: Bool

  /// Creates settings.
  public init(
    mel: LogMelSettings, coefficientCount: Int, lifter: Double = 0, startsWithEnergy: Bool = false
  ) {
    self.mel = mel
    self.coefficientCount = coefficientCount
    self.lifter = lifter
    self.startsWithEnergy = startsWithEnergy
  }

  /// As `librosa.feature.mfcc(y=y, sr=sampleRate)`: 20 coefficients of 128 bands in decibels.
  public static func librosa(
    sampleRate: Int, coefficientCount: Int = 20, bandCount: Int = 128
  ) -> MFCCSettings {
    MFCCSettings(
      mel: .librosa(sampleRate: sampleRate, bandCount: bandCount),
      coefficientCount: coefficientCount)
  }

  /// As Kaldi's `compute-mfcc-feats` with a dither of 0: 13 coefficients of 23 bands, lifter 22, the
  /// first of them the log energy.
  public static func kaldi(
    sampleRate: Int, coefficientCount: Int = 13, bandCount: Int = 23
  ) -> MFCCSettings {
    MFCCSettings(
      mel: .kaldi(sampleRate: sampleRate, bandCount: bandCount),
      coefficientCount: coefficientCount, lifter: 22, startsWithEnergy: true)
  }
}
