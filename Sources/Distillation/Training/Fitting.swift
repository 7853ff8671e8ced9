import Autodiff
import Diagnostics
import NeuralNets
import Tensors

extension ModelSpecification {
  /// Trains a model on the true labels of clips; clips without a label only help to scale the views.
  ///
  /// The loss is the cross-entropy of the class scores, with the header's margin if it has one;
  /// validation is without it. Throws `examples.view`, `fit.labels`, `fit.hide`,
  /// `fit.classes`, what the layers throw, and what a hook throws; a loss that stops being a number
  /// does not throw but ends the training (``Run/divergence``).
  public func fit(
    _ examples: Examples, validation: Examples? = nil, _ settings: TrainingSettings,
    _ hooks: TrainingHooks = TrainingHooks()
  ) throws -> Run {
    let places = examples.labelledPlaces
    try requireLabels(examples, places)
    try requireHideable(settings.hiddenShare)
    let inputs = try ModelInputs(self, examples, standardizes: settings.standardizes)
    let network = try ModelNetwork(self, inputs: inputs.shapes, key: settings.key)
    let name = "whole"
    var check: LabelValidation?
    if let validation {
      check = try LabelValidation(validation, inputs, network, settings.numerics)
    }
    let stage = TrainingCourse.Stage(
      name: name, plan: settings.plan(rows: places.count, stage: name), blocks: network.blocks,
      needsLength: header.dependsOnLength
    ) { trainer, state in
      var trainer = trainer
      trainer.validate = check.map { check in { try check.run() } }
      return try trainer.run(resuming: state) { tape, batch in
        let rows = batch.rows.map { places[$0] }
        let embedded = try network.embed(
          inputs.batch(rows, tape, hiding: settings.hiddenShare, batch.key), tape,
          isTraining: true, key: batch.key)
        let labels = rows.map { examples.labels[$0] }
        let scores = try network.handicapped(
          network.scores(embedded.clips, tape), labels: labels, progress: batch.progress, tape)
        return try tape.crossEntropy(scores, labels)
      }
    }
    let run = { (stages: [Run.Stage]) throws(Fault) in
      Run(
        model: try Model(network, inputs), stages: stages, settings: settings, method: "labels",
        clips: (examples.count, places.count))
    }
    let stages = try TrainingCourse(
      blocks: network.blocks, hooks: hooks, soFar: { () throws(Fault) in try run([]) },
      identity: { () throws(Fault) in
        try identity("labels", examples, validation, inputs, settings)
      }
    ).run([stage])
    return try run(stages)
  }

  /// Throws unless each view that is hidden at times is one of the model's, and its share a share.
  private func requireHideable(_ shares: [String: Double]) throws(Fault) {
    for (view, share) in shares.sorted(by: { $0.key < $1.key }) {
      guard views.contains(view) else {
        throw Fault(
          "fit.hide",
          "a view that is hidden must be one of the \(role.rawValue)'s, but is `\(view)`",
          hint: suggestion(for: view, among: views, noun: "view"), parameter: "hide")
      }
      guard share >= 0, share <= 1 else {
        throw Fault(
          "fit.hide",
          "the share of clips of which `\(view)` is hidden must be from 0 to 1, but is \(share)",
          parameter: "hide")
      }
    }
  }

  /// Throws unless the classes agree and there is a label to learn from.
  func requireLabels(_ examples: Examples, _ places: [Int]) throws(Fault) {
    guard examples.classes == classes else {
      throw Fault(
        "fit.classes",
        "the clips must have the classes of the \(role.rawValue), \(listed(classes)), but have "
          + listed(examples.classes),
        hint: "Create the \(role.rawValue) with `classes=` of these clips.")
    }
    guard !places.isEmpty else {
      throw Fault(
        "fit.labels", "at least one clip must have a label, but none of \(examples.count) has",
        hint: "Use a larger label budget.")
    }
  }
}
