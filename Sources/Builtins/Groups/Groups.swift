import Binding

extension Group {
  static let data = Group("data", "Reading, describing and splitting audio-visual data.")
  static let sound = Group("sound", "Sound, and the features that are made of it.")
  static let networks = Group("networks", "Specifications of encoders, teachers and students.")
  static let learning = Group("learning", "Training: fit a network, distil one into another.")
  static let objectives = Group(
    "objectives", "What a student is asked to match.")
  static let evaluation = Group(
    "evaluation", "Metrics, tests and studies over folds and seeds.")
  static let plots = Group("plots", "Figures, drawn as text and in reports as pictures.")
  static let files = Group("files", "Writing results below the output folder.")
  static let tensors = Group("tensors", "Arrays of numbers and arithmetic on them.")
  static let language = Group("language", "Lists, records, text and help.")

  /// The chapters in the order of the manual.
  static let chapters = [
    data, sound, networks, learning, objectives, evaluation, plots, files, tensors, language,
  ]
}
