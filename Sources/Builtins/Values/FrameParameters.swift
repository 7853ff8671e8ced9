import Binding
import Diagnostics
import Signals

/// The length of a frame, where it is not left to a preset.
let windowParameter = Parameter<TimeSpan?>(
  "window", "The length of a frame; without it, that of the preset.", default: nil,
  where: .ifGiven(.within(TimeSpan(0.0001)...TimeSpan(10))))

/// The step between frames, where it is not left to a preset.
let hopParameter = Parameter<TimeSpan?>(
  "hop", "The step from one frame to the next; without it, that of the preset.", default: nil,
  where: .ifGiven(.within(TimeSpan(0.0001)...TimeSpan(10))))

/// The length of a frame where there is no preset.
let plainWindowParameter = Parameter<TimeSpan>(
  "window", "The length of a frame.", default: TimeSpan(0.025),
  where: .within(TimeSpan(0.0001)...TimeSpan(10)))

/// The step between frames where there is no preset.
let plainHopParameter = Parameter<TimeSpan>(
  "hop", "The step from one frame to the next.", default: TimeSpan(0.01),
  where: .within(TimeSpan(0.0001)...TimeSpan(10)))

extension SpectrumSettings {
  /// The settings with another window and step where they are given; the transform is then the
  /// smallest power of two that holds the window.
  func with(window: TimeSpan?, hop: TimeSpan?) -> SpectrumSettings {
    var settings = self
    if let hop { settings.hop = hop.samples(rate: sampleRate) }
    if let window {
      settings.windowLength = window.samples(rate: sampleRate)
      settings.transformLength =
        SpectrumSettings(sampleRate: sampleRate, windowLength: settings.windowLength, hop: 1)
        .transformLength
    }
    return settings
  }
}
