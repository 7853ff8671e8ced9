import Signals

/// How the features of a view came about, as far as that can be done again with other clips.
public enum FeatureOrigin: Sendable, Equatable {
  /// They were given as numbers.
  case given
  /// They were made of sound.
  case sound(SoundRecipe)
  /// They were made of recordings, and changed in a way that other clips cannot be: the reason.
  case changed(String)

  /// The origin of a view of sound that settings describe.
  init(_ settings: LogMelSettings) {
    self =
      SoundRecipe(settings).map { .sound($0) } ?? .changed("its spectrogram is that of no preset")
  }

  /// The origin after one more step.
  func adding(_ step: SoundRecipe.Step) -> FeatureOrigin {
    if case .sound(let recipe) = self { .sound(recipe.adding(step)) } else { self }
  }

  /// The origin after something that other clips cannot be put through.
  func changed(_ reason: String) -> FeatureOrigin { self == .given ? self : .changed(reason) }
}

extension FeatureView {
  /// The view with another origin.
  public func from(_ origin: FeatureOrigin) -> FeatureView {
    var copy = self
    copy.origin = origin
    return copy
  }
}
