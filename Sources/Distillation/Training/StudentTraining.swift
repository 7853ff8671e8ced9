import Autodiff
import Diagnostics
import NeuralNets
import Tensors

/// The training of a student by a teacher's signal, stage by stage.
struct StudentTraining {
  private let examples: Examples
  private let validation: Examples?
  private let signal: TeacherSignal
  private let objective: Objective
  private let settings: TrainingSettings
  private let hooks: TrainingHooks
  private let inputs: ModelInputs
  private let network: ModelNetwork
  /// The terms between embeddings at work, with what they learn; none where there is no such term.
  private let session: (any ObjectiveSession)?
  private let labelled: [Int]

  init(
    _ specification: ModelSpecification, _ examples: Examples, _ validation: Examples?,
    _ signal: TeacherSignal, _ objective: Objective, _ settings: TrainingSettings,
    _ hooks: TrainingHooks
  ) throws(Fault) {
    labelled = examples.labelledPlaces
    try specification.requireLabels(examples, labelled)
    if objective.comparesLabels, signal.classes != specification.classes {
      throw Fault(
        "distill.classes",
        "for soft labels teacher and student must have the same classes, but have "
          + "\(listed(signal.classes)), and \(listed(specification.classes))",
        hint: "Distil embeddings instead, or train the teacher on these classes.")
    }
    self.examples = examples
    self.validation = validation
    self.signal = signal
    self.objective = objective
    self.settings = settings
    self.hooks = hooks
    inputs = try ModelInputs(specification, examples, standardizes: settings.standardizes)
    network = try ModelNetwork(specification, widths: inputs.widths, key: settings.key)
    session = try objective.embeddingSession(
      studentWidth: specification.embedding, teacherWidth: signal.width,
      rows: ObjectiveRows(labels: examples.labels, batchSize: settings.batchSize),
      key: settings.key)
  }

  /// The student as it is now.
  var model: Model { Model(network, widths: inputs.widths, scalings: inputs.scalings) }

  func run(_ schedule: Schedule) throws -> [Run.Stage] {
    guard objective.comparesEmbeddings else { return [try together(detached: false)] }
    switch schedule {
    case .joint: return [try together(detached: false)]
    case .detached: return [try together(detached: true)]
    case .staged: return try inTurn([encoderStage, headerStage])
    case .stagedFinetune: return try inTurn([encoderStage, headerStage, finetuneStage])
    }
  }

  /// Stages one after another; one that was stopped or diverged is the last.
  private func inTurn(_ makers: [() throws -> Run.Stage]) throws -> [Run.Stage] {
    var stages: [Run.Stage] = []
    for make in makers {
      let stage = try make()
      stages.append(stage)
      if [.cancelled, .diverged].contains(stage.history.reason) { break }
    }
    return stages
  }

  // MARK: Stages

  /// The encoder learns from the teacher's embeddings alone, on all clips.
  private func encoderStage() throws -> Run.Stage {
    var trainer = hooks.trainer(
      settings.plan(rows: examples.count, stage: "encoder"),
      network.encoderBlocks + sessionBlocks, stage: "encoder")
    trainer.validate = try embeddingValidation()
    let history = try trainer.run { tape, batch in
      try embeddingLoss(embed(batch, tape), batch, tape)
    }
    return Run.Stage(name: "encoder", history: history)
  }

  /// The header learns with the encoder fixed, from true labels, and from soft ones if asked to.
  private func headerStage() throws -> Run.Stage {
    let numerics = settings.numerics
    let embeddings = try network.compute(inputs.views, numerics) { _, embeddings, _ throws(Fault) in
      embeddings
    }
    let rows = objective.comparesLabels ? Array(examples.labels.indices) : labelled
    var trainer = hooks.trainer(
      settings.plan(
        rows: rows.count, length: settings.headerLength ?? encoderSteps, stage: "header"),
      [network.header.parameters], stage: "header")
    trainer.validate = try labelValidation()
    let history = try trainer.run { tape, batch in
      let places = batch.rows.map { rows[$0] }
      let scores = try network.scores(tape.rows(of: embeddings, places), tape)
      return try labelLoss(scores, places, batch.progress, tape)
    }
    return Run.Stage(name: "header", history: history)
  }

  /// The whole student learns from labels, for a short time at a low rate.
  private func finetuneStage() throws -> Run.Stage {
    let rows = objective.comparesLabels ? Array(examples.labels.indices) : labelled
    var trainer = hooks.trainer(
      settings.plan(
        rows: rows.count, length: settings.finetuneLength, ratePart: settings.finetuneRatePart,
        stage: "finetune"), network.blocks, stage: "finetune")
    trainer.validate = try labelValidation()
    let history = try trainer.run { tape, batch in
      let places = batch.rows.map { rows[$0] }
      let embeddings = try network.embed(
        inputs.batch(places, tape), tape, isTraining: true, key: batch.key)
      // The margin has grown in the stage of the header.
      return try labelLoss(network.scores(embeddings, tape), places, 1, tape)
    }
    return Run.Stage(name: "finetune", history: history)
  }

  /// Encoder and header at once, on all clips; detached, labels move the header alone.
  private func together(detached: Bool) throws -> Run.Stage {
    let compares = objective.comparesEmbeddings
    var trainer = hooks.trainer(
      settings.plan(rows: examples.count, stage: "whole"),
      network.blocks + sessionBlocks, stage: "whole")
    // A common length would let the header's gradient, and so the labels, move the encoder.
    if detached {
      trainer.clipGroups = [network.encoderBlocks + sessionBlocks, [network.header.parameters]]
    }
    trainer.validate = try labelValidation()
    let history = try trainer.run { tape, batch in
      let embeddings = try embed(batch, tape)
      let seen = detached ? tape.detached(embeddings) : embeddings
      let labels = try labelLoss(network.scores(seen, tape), batch.rows, batch.progress, tape)
      guard compares else { return labels }
      return try tape.add(embeddingLoss(embeddings, batch, tape), labels)
    }
    return Run.Stage(name: "whole", history: history)
  }

  /// As many steps as the encoder takes.
  private var encoderSteps: TrainingSettings.Length {
    let plan = settings.plan(rows: examples.count, stage: "encoder")
    return .steps(plan.epochs * plan.stepsPerEpoch)
  }

  // MARK: Losses

  private func embed(_ batch: Batch, _ tape: Tape) throws(Fault) -> Variable {
    try network.embed(inputs.batch(batch.rows, tape), tape, isTraining: true, key: batch.key)
  }

  private func embeddingLoss(
    _ embeddings: Variable, _ batch: Batch, _ tape: Tape
  ) throws(Fault) -> Variable {
    guard let session else {
      throw Fault(
        "distill.objective", "the objective must have a term between embeddings, but has none")
    }
    return try session.loss(
      tape, student: embeddings, target: tape.rows(of: signal.embeddings, batch.rows),
      batch: ObjectiveBatch(
        labels: batch.rows.map { examples.labels[$0] }, rows: batch.rows, key: batch.key,
        step: batch.step),
      isTraining: true)
  }

  /// The objective's terms on labels, or the cross-entropy of true labels where it has none.
  private func labelLoss(
    _ scores: Variable, _ rows: [Int], _ progress: Double, _ tape: Tape
  ) throws(Fault) -> Variable {
    let labels = rows.map { examples.labels[$0] }
    let handicapped = try network.handicapped(
      scores, labels: labels, progress: progress, tape)
    guard objective.comparesLabels else { return try tape.crossEntropy(handicapped, labels) }
    let teacher = try tape.rows(of: signal.scores, rows)
    let loss = try objective.labelLoss(
      tape, student: scores, handicapped: handicapped, teacher: teacher, labels: labels)
    if let loss { return loss }
    return try tape.crossEntropy(handicapped, labels)
  }

  private var sessionBlocks: [ParameterBlock] { session?.blocks ?? [] }

  // MARK: Validation

  private func labelValidation() throws(Fault) -> (() throws -> Validation)? {
    guard let validation else { return nil }
    let check = try LabelValidation(validation, inputs, network, settings.numerics)
    return { try check.run() }
  }

  /// The distance to the teacher's embeddings on clips that are not learnt from.
  private func embeddingValidation() throws(Fault) -> (() throws -> Validation)? {
    guard let validation, let session else { return nil }
    let check = try EmbeddingValidation(validation, inputs, network, signal, session, settings)
    return { try check.run() }
  }
}
