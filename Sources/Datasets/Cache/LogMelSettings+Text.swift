import Signals

extension LogMelSettings {
  /// The version of what recordings become; to be raised whenever the numbers for the same settings
  /// change, in the spectrogram, the resampling or the mixing.
  static let version = 1

  /// Every setting in words, different for different settings: the key of kept features.
  var text: String {
    let high = high.map { "\($0)" } ?? "half the rate"
    let parts = [
      "log-mel \(Self.version)", "rate \(spectrum.sampleRate)",
      "window \(spectrum.windowLength) \(spectrum.window)\(spectrum.isPeriodic ? " periodic" : "")",
      "hop \(spectrum.hop)", "transform \(spectrum.transformLength)", "edges \(spectrum.edges)",
      "gain \(spectrum.gain)", spectrum.removesMean ? "mean removed" : "mean kept",
      "pre-emphasis \(spectrum.preemphasis)",
      "\(bandCount) bands \(scale)\(hasEqualArea ? " of equal area" : "")",
      "from \(low) to \(high)",
      "compression \(words)",
    ]
    return parts.joined(separator: ", ")
  }

  private var words: String {
    switch compression {
    case .none: "none"
    case .logarithm(let offset): "ln(power + \(offset))"
    case .flooredLogarithm(let floor): "ln(max(power, \(floor)))"
    case .decibels(let range): "decibels down to \(range)"
    }
  }
}
