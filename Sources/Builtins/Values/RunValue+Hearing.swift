import Datasets
import Diagnostics
import Distillation

extension RunValue {
  /// The view that the network hears and how it is made of sound.
  ///
  /// Throws `model.views` for a network that needs more than sound, and `model.not-sound` for one that
  /// learnt from features of which nobody knows how to make them of a recording.
  func hearing() throws(Fault) -> (view: String, recipe: SoundRecipe) {
    let specification = run.model.specification
    let views = specification.views
    guard views.count == 1 else {
      throw Fault(
        "model.views",
        "a network that is given recordings must need nothing but sound, but this "
          + "\(specification.role.rawValue) reads \(listed(views, quoted: true))",
        hint: "Use the student that it taught.")
    }
    switch origins[views[0]] ?? .given {
    case .sound(let recipe): return (views[0], recipe)
    case .changed(let reason):
      throw Fault(
        "model.not-sound",
        "a network must have learnt from sound in a way that can be repeated, but of `\(views[0])` "
          + reason,
        hint: "Train it on clips that are normalised one by one, with `normalize_clips`.")
    case .given:
      throw Fault(
        "model.not-sound",
        "a network must have learnt from recordings to be given a recording, but `\(views[0])` was "
          + "features that were given as numbers",
        hint:
          "Train it on `corpus(…, audio=\"log_mel\")`, or on a manifest that names recordings.")
    }
  }

  /// Recordings as the network hears them.
  ///
  /// Throws as ``hearing()`` does, and what reading throws.
  func heard(
    _ wanted: [HeardClips.Wanted], _ files: FileAccess, _ hooks: ReadingHooks
  ) throws -> HeardClips {
    let (view, recipe) = try hearing()
    return try HeardClips(wanted, recipe, view: view, files, hooks)
  }
}
