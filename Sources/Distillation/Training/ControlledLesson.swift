import Diagnostics
import NeuralNets
import Tensors

/// What a student is really taught: the teacher and the clips that were asked for, or those that a
/// control puts in their place.
struct ControlledLesson {
  let teacher: any Teacher
  let examples: Examples
  let validation: Examples?

  /// Prepares a lesson, training the useless teacher where the control needs one.
  ///
  /// Throws `distill.control` where the teacher has nothing that the control could take away, and what
  /// training throws.
  init(
    _ control: Control?, _ teacher: any Teacher, for student: ModelSpecification,
    _ examples: Examples, _ validation: Examples?, _ settings: TrainingSettings,
    _ hooks: TrainingHooks
  ) throws {
    let theirs = teacher.trainedWith ?? settings
    switch control {
    case nil, .shuffled:
      (self.teacher, self.examples, self.validation) = (teacher, examples, validation)
    case .selfDistillation:
      let twin = try ModelSpecification(
        role: .teacher, encoders: student.encoders, fusion: student.fusion,
        aggregation: student.aggregation, embedding: teacher.embeddingWidth,
        classes: teacher.classes, header: teacher.recipe?.header ?? student.header)
      self.teacher = try Self.trained(twin, .selfDistillation, examples, validation, theirs, hooks)
      (self.examples, self.validation) = (examples, validation)
    case .random:
      self.teacher = try teacher.untrained(theirs.key)
      (self.examples, self.validation) = (examples, validation)
    case .permutedLabels:
      guard let own = teacher.recipe else {
        throw Fault(
          "distill.control",
          "the control `\(Control.permutedLabels.rawValue)` needs a teacher that can be trained "
            + "again, but has \(teacher.summary)",
          hint: "Give one run to `from`.", parameter: "control")
      }
      let spoiled = try examples.permutingLabels(settings.key.child("permuted labels"))
      // True labels must not choose the epoch of what learnt from wrong ones.
      self.teacher = try Self.trained(own, .permutedLabels, spoiled, nil, theirs, hooks)
      (self.examples, self.validation) = (spoiled, nil)
    }
  }

  private static func trained(
    _ specification: ModelSpecification, _ control: Control, _ examples: Examples,
    _ validation: Examples?, _ settings: TrainingSettings, _ hooks: TrainingHooks
  ) throws -> Model {
    let run = try specification.fit(
      examples, validation: validation, settings, hooks.withoutCheckpoint)
    if run.stages.contains(where: { $0.history.reason == .diverged }) {
      throw Fault(
        "train.diverged", "the teacher of the control `\(control.rawValue)` diverged",
        hint: "Train the teacher with a smaller learning rate.")
    }
    return run.model
  }
}

extension Examples {
  /// The clips with the labels of those that have one dealt out anew among them.
  fileprivate func permutingLabels(_ key: RandomKey) throws(Fault) -> Examples {
    let places = labelledPlaces
    var labels = labels
    for (place, other) in zip(places, key.permutation(places.count)) {
      labels[place] = self.labels[places[other]]
    }
    return try relabelled(labels)
  }
}
