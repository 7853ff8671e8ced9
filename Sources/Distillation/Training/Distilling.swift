import Autodiff
import Diagnostics
import NeuralNets
import Tensors

extension ModelSpecification {
  /// Trains a student on what a teacher makes of the same clips, and on true labels where there are
  /// any.
  ///
  /// All clips serve the terms that compare with the teacher, labelled or not; the header also needs
  /// true labels, unless the objective has a term of soft labels. Terms between embeddings train the
  /// encoder in the order of `schedule`; terms on labels, or the cross-entropy of true labels where
  /// there is no such term, train the header and whatever the schedule lets them reach. Without a term
  /// between embeddings the whole student learns at once, whatever the schedule.
  ///
  /// The teacher's embeddings are standardised over the training clips. Where their width differs from
  /// the student's, a linear projector that is thrown away afterwards lies between the two.
  ///
  /// Throws as ``fit(_:validation:_:_:)`` does.
  public func distill(
    from teacher: Run, on examples: Examples, validation: Examples? = nil, objective: Objective,
    schedule: Schedule = .staged, control: Control? = nil, _ settings: TrainingSettings,
    _ hooks: TrainingHooks = TrainingHooks()
  ) throws -> Run {
    let model = try teacher.controlled(by: control, for: self, examples, validation, hooks)
    let key = settings.key.child("shuffled pairs")
    let signal = try TeacherSignal(
      model, examples, shuffled: control == .shuffled ? key : nil, settings.numerics)
    let distillation = try StudentTraining(
      self, examples, validation, signal, objective, settings, hooks)
    let stages = try distillation.run(schedule)
    var method = "\(objective)"
    if objective.comparesEmbeddings { method += ", \(schedule.rawValue)" }
    if let control { method += ", control \(control.rawValue)" }
    return Run(
      model: distillation.model, stages: stages, settings: settings, method: method,
      clips: (examples.count, examples.labelledPlaces.count))
  }
}

extension Run {
  /// The model that teaches: the run's own, or the useless one that a control asks for.
  fileprivate func controlled(
    by control: Control?, for student: ModelSpecification, _ examples: Examples,
    _ validation: Examples?, _ hooks: TrainingHooks
  ) throws -> Model {
    let own = model.specification
    switch control {
    case nil, .shuffled: return model
    case .selfDistillation:
      let twin = try ModelSpecification(
        role: .teacher, encoders: student.encoders, fusion: student.fusion,
        embedding: own.embedding, classes: own.classes, header: own.header)
      let run = try twin.fit(examples, validation: validation, settings, hooks)
      if run.stages.contains(where: { $0.history.reason == .diverged }) {
        throw Fault(
          "train.diverged", "the teacher of the control `self` diverged",
          hint: "Train the teacher with a smaller learning rate.")
      }
      return run.model
    case .random:
      let network = try ModelNetwork(own, widths: model.widths, key: settings.key)
      return Model(network, widths: model.widths, scalings: model.scalings)
    }
  }
}
