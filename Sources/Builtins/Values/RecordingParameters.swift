import Binding
import Datasets
import Diagnostics
import Language
import Signals
import Tensors

/// Whose log-mel spectrogram a recording becomes, where a corpus is read.
let recordingPresetParameter = Parameter<String?>(
  "preset", "Whose definition of the log-mel spectrogram; without it, \"compact\".", default: nil,
  where: .ifGiven(.oneOf(LogMelPreset.allCases.map(\.rawValue))))

/// The number of bands of such a spectrogram.
let recordingBinsParameter = Parameter<Int?>(
  "bins", "The number of mel bands; without it, that of the preset.", default: nil,
  where: .ifGiven(.within(1...512)))

/// The settings that the parameters of a corpus ask for.
func recordingSettings(_ preset: String?, _ bins: Int?, _ hop: TimeSpan?) -> LogMelSettings {
  let preset = preset.flatMap(LogMelPreset.init(rawValue:)) ?? .compact
  var settings = preset.settings(sampleRate: SoundFeatures.sampleRate)
  if let bins { settings.bandCount = bins }
  settings.spectrum = settings.spectrum.with(window: nil, hop: hop)
  return settings
}

extension Call {
  /// Reads recordings on the notebook's threads, shows how far it is and stops when asked to.
  func readingHooks(_ task: String) throws -> ReadingHooks {
    let environment = try environment()
    return ReadingHooks(threads: environment.numerics.threads) { done, total in
      try evaluation.checkpoint()
      environment.report(ProgressReport(task: task, done: done, total: total, unit: "clip"))
    }
  }
}
