import Binding
import Datasets
import Diagnostics
import Language
import Media
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

/// What becomes of pictures, where a corpus is read.
let recordingVideoParameter = Parameter<String?>(
  "video",
  "Frames as a view `video`: \"pixels\", from 0 to 1, or \"motion\", how much each frame differs from the one before; without it, none.",
  default: nil, where: .ifGiven(.oneOf(FrameFeatures.Kind.allCases.map(\.rawValue))))

/// The width and height of frames, where a corpus is read.
let recordingSizeParameter = Parameter<Int?>(
  "size", "Pixels of a frame in each direction; without it, 32.", default: nil,
  where: .ifGiven(.within(1...256)))

/// Frames a second, where a corpus is read.
let frameRateParameter = Parameter<Frequency?>(
  "fps", "Frames a second; without it, 25.", default: nil,
  where: .ifGiven(.within(Frequency(0.1)...Frequency(240))))

/// The region of frames that is taken.
let cropParameter = Parameter<[Double]?>(
  "crop",
  "The part of each frame that is taken: [left, top, width, height] as shares of the frame, such as [0.25, 0.1, 0.5, 0.8]; without it, all.",
  default: nil)

/// The settings of frames that the parameters of a corpus ask for; nothing where none are wanted.
///
/// Throws `call.arguments` for settings of frames that nobody wants, and `video.crop`.
func frameSettings(
  _ video: String?, _ size: Int?, _ rate: Frequency?, _ crop: [Double]?
) throws(Fault) -> FrameFeatures? {
  guard let kind = video.flatMap(FrameFeatures.Kind.init(rawValue:)) else {
    let given = [("size", size != nil), ("fps", rate != nil), ("crop", crop != nil)]
    if let name = given.first(where: \.1)?.0 {
      throw Fault(
        "call.arguments", "`\(name)` is for frames, but `video` does not ask for any",
        hint: "Add video=\"pixels\", or leave it out.", parameter: name)
    }
    return nil
  }
  return FrameFeatures(
    kind,
    ClipRequest.Picture(
      width: size ?? 32, height: size ?? 32, rate: rate?.amount ?? 25,
      crop: try crop.map(region)))
}

/// A region of four shares.
///
/// Throws `video.crop`.
func region(_ shares: [Double]) throws(Fault) -> ClipRequest.Crop {
  guard shares.count == 4,
    let crop = ClipRequest.Crop(
      left: shares[0], top: shares[1], width: shares[2], height: shares[3])
  else {
    throw Fault(
      "video.crop",
      "a region must be [left, top, width, height] within the frame, as shares from 0 to 1, but is "
        + "[\(shares.map { decimal($0) }.joined(separator: ", "))]",
      hint: "Write crop=[0.25, 0.1, 0.5, 0.8].", parameter: "crop")
  }
  return crop
}

extension Call {
  /// Reads recordings on the notebook's threads, shows how far it is and stops when asked to.
  func readingHooks(_ task: String) throws -> ReadingHooks {
    let environment = try environment()
    var hooks = ReadingHooks(
      threads: environment.numerics.threads, cache: environment.cache,
      progress: { done, total in
        try evaluation.checkpoint()
        environment.report(ProgressReport(task: task, done: done, total: total, unit: "clip"))
      }, isStopped: { environment.isInterrupted })
    hooks.memory = MemoryLimit.forFeatures
    return hooks
  }
}
