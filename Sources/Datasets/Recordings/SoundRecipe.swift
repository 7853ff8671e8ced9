import Diagnostics
public import Signals
import Tensors

/// How a view was made of sound: the spectrogram, and what was done to each clip afterwards.
///
/// A network that learnt from such a view can so be given any other recording. Steps look at one clip
/// alone or at numbers kept here, never at other clips.
public struct SoundRecipe: Sendable, Equatable {
  /// What was done to the frames of each clip.
  public enum Step: Sendable, Equatable {
    /// Each feature less its mean over the clip and, if asked, divided by its spread.
    case normalize(dividesBySpread: Bool)
    /// Slopes beside the features, and curvatures for order 2.
    case deltas(width: Int, order: Int)
    /// Some features, in order.
    case features([Int])
    /// Some time steps, in order.
    case steps([Int])
    /// Every feature brought to one scale by numbers that were measured before.
    case standardize(Standardization)
  }

  /// Whose spectrogram it is.
  public let preset: LogMelPreset
  /// How the spectrogram is computed, and at which sample rate.
  public let settings: LogMelSettings
  /// What was done afterwards, in order.
  public let steps: [Step]

  /// Creates a recipe from a preset with another number of bands and another hop, in samples.
  public init(
    _ preset: LogMelPreset, sampleRate: Int, bandCount: Int, hop: Int, steps: [Step] = []
  ) {
    var settings = preset.settings(sampleRate: sampleRate)
    settings.bandCount = bandCount
    settings.spectrum.hop = hop
    self.init(preset, settings, steps)
  }

  /// The recipe of settings; nothing where no preset has such, whatever the bands and the hop.
  public init?(_ settings: LogMelSettings) {
    for preset in LogMelPreset.allCases {
      let recipe = SoundRecipe(
        preset, sampleRate: settings.spectrum.sampleRate, bandCount: settings.bandCount,
        hop: settings.spectrum.hop)
      if recipe.settings == settings {
        self = recipe
        return
      }
    }
    return nil
  }

  private init(_ preset: LogMelPreset, _ settings: LogMelSettings, _ steps: [Step]) {
    self.preset = preset
    self.settings = settings
    self.steps = steps
  }

  /// The recipe with one more step at its end.
  func adding(_ step: Step) -> SoundRecipe { SoundRecipe(preset, settings, steps + [step]) }

  /// Every setting of the spectrogram in words, with the version of what they mean.
  public var fingerprint: String { settings.text }

  /// The frames of a clip after all steps; `name` is what messages call it.
  ///
  /// Throws what the steps throw, for instance for a clip that is too short.
  func finished(_ frames: Tensor, view: String, name: String) throws(Fault) -> Tensor {
    var clip = try Dataset(
      clips: [name], views: [FeatureView(view, parts: [frames])],
      provenance: Provenance(name: name))
    for step in steps {
      switch step {
      case .normalize(let spread):
        clip = try clip.normalizingClips(of: view, dividesBySpread: spread)
      case .deltas(let width, let order):
        clip = try clip.addingDeltas(of: view, width: width, order: order)
      case .features(let positions): clip = try clip.takingFeatures(positions, of: view)
      case .steps(let positions): clip = try clip.takingSteps(positions, of: view)
      case .standardize(let scale): clip = try clip.standardized(view: view, with: scale)
      }
    }
    return try clip.view(view).steps(ofClip: 0)
  }
}
