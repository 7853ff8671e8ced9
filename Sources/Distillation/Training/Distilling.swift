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
  /// Where both are sequential, embeddings of segments and of clips are handed over.
  ///
  /// Throws as ``fit(_:validation:_:_:)`` does, and `distill.objective`, `distill.segments`,
  /// `distill.classes`, `distill.control`.
  public func distill(
    from teacher: any Teacher, on examples: Examples, validation: Examples? = nil,
    objective plan: TransferPlan, schedule: Schedule = .staged, control: Control? = nil,
    _ settings: TrainingSettings, _ hooks: TrainingHooks = TrainingHooks()
  ) throws -> Run {
    let controlled = try ControlledLesson(
      control, teacher, for: self, examples, validation, settings, hooks)
    let key = settings.key.child("shuffled pairs")
    let signal = try TeacherSignal(
      controlled.teacher, controlled.examples, shuffled: control == .shuffled ? key : nil,
      settings.numerics)
    let distillation = try StudentTraining(
      self, controlled.examples, controlled.validation, signal, plan, settings, hooks)
    var method = "\(plan)"
    if plan.comparesEmbeddings { method += ", \(schedule.rawValue)" }
    if let control { method += ", control \(control.rawValue)" }
    return try distillation.run(schedule, method)
  }
}
