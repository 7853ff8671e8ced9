/// The log-mel spectrograms that have a name.
public enum LogMelPreset: String, Sendable, CaseIterable {
  /// ``LogMelSettings/librosa(sampleRate:bandCount:)``
  case librosa
  /// ``LogMelSettings/kaldi(sampleRate:bandCount:)``
  case kaldi
  /// ``LogMelSettings/compact(sampleRate:bandCount:)``
  case compact

  /// The settings of the preset at a sample rate.
  public func settings(sampleRate: Int) -> LogMelSettings {
    switch self {
    case .librosa: .librosa(sampleRate: sampleRate)
    case .kaldi: .kaldi(sampleRate: sampleRate)
    case .compact: .compact(sampleRate: sampleRate)
    }
  }
}
