import Autodiff
import Diagnostics
import NeuralNets
import Tensors

/// The training of a student by a teacher's signal, stage by stage.
struct StudentTraining {
  private let examples: Examples
  private let validation: Examples?
  private let signal: TeacherSignal
  private let plan: TransferPlan
  private let settings: TrainingSettings
  private let hooks: TrainingHooks
  private let inputs: ModelInputs
  private let network: ModelNetwork
  /// What is taken over from the teacher's embeddings.
  private let transfers: Transfers
  private let labelled: [Int]

  init(
    _ specification: ModelSpecification, _ examples: Examples, _ validation: Examples?,
    _ signal: TeacherSignal, _ plan: TransferPlan, _ settings: TrainingSettings,
    _ hooks: TrainingHooks
  ) throws(Fault) {
    labelled = examples.labelledPlaces
    try specification.requireLabels(examples, labelled)
    if plan.comparesLabels, signal.classes != specification.classes {
      throw Fault(
        "distill.classes",
        "for soft labels teacher and student must have the same classes, but have "
          + "\(listed(signal.classes)), and \(listed(specification.classes))",
        hint: "Distil embeddings instead, or train the teacher on these classes.")
    }
    self.examples = examples
    self.validation = validation
    self.signal = signal
    self.plan = plan
    self.settings = settings
    self.hooks = hooks
    let inputs = try ModelInputs(specification, examples, standardizes: settings.standardizes)
    network = try ModelNetwork(specification, inputs: inputs.shapes, key: settings.key)
    transfers = try Transfers(plan, specification, inputs, signal, examples, settings)
    self.inputs = transfers.inputs
  }

  /// The training as it is now, with the stages that are done.
  func run(_ stages: [Run.Stage], _ method: String) throws(Fault) -> Run {
    Run(
      model: try Model(network, inputs), stages: stages, settings: settings, method: method,
      clips: (examples.count, labelled.count))
  }

  /// The stages one after another, and what tells the training from others.
  private func course(_ method: String) -> TrainingCourse {
    TrainingCourse(
      blocks: network.blocks, hooks: hooks,
      soFar: { () throws(Fault) in try self.run([], method) }
    ) { () throws(Fault) in
      try network.specification.identity(method, examples, validation, inputs, settings)
        + [TrainingField("teacher", signal.contentHash)]
    }
  }

  /// Trains stage by stage.
  func run(_ schedule: Schedule, _ method: String) throws -> Run {
    try run(course(method).run(stages(schedule)), method)
  }

  private func stages(_ schedule: Schedule) -> [TrainingCourse.Stage] {
    guard !transfers.isEmpty else { return [together(detached: false)] }
    return switch schedule {
    case .joint: [together(detached: false)]
    case .detached: [together(detached: true)]
    case .staged: [encoderStage, headerStage]
    case .stagedFinetune: [encoderStage, headerStage, finetuneStage]
    }
  }

  // MARK: Stages

  /// The encoder learns from the teacher's embeddings alone, on all clips.
  private var encoderStage: TrainingCourse.Stage {
    TrainingCourse.Stage(
      name: "encoder", plan: settings.plan(rows: examples.count, stage: "encoder"),
      blocks: taughtBlocks, needsLength: false
    ) { trainer, state in
      var trainer = trainer
      if let validation {
        trainer.validate = try transfers.validation(validation, inputs, network, signal, settings)
      }
      return try trainer.run(resuming: state) { tape, batch in
        try transfers.loss(embed(batch, tape), batch, tape)
      }
    }
  }

  /// The header learns with the encoder fixed, from true labels, and from soft ones if asked to; with it
  /// an aggregation that no objective reaches.
  private var headerStage: TrainingCourse.Stage {
    let rows = labelRows
    return TrainingCourse.Stage(
      name: "header",
      plan: settings.plan(
        rows: rows.count, length: settings.headerLength ?? encoderSteps, stage: "header"),
      blocks: untaughtBlocks,
      needsLength: network.specification.header.dependsOnLength
    ) { trainer, state in
      let outputs = try network.outputs(of: inputs, settings.numerics)
      var trainer = trainer
      trainer.validate = try labelValidation()
      return try trainer.run(resuming: state) { tape, batch in
        let places = batch.rows.map { rows[$0] }
        let scores = try network.scores(embeddings(outputs, places, batch.key, tape), tape)
        return try labelLoss(scores, places, batch.progress, tape)
      }
    }
  }

  /// The embeddings of clips that the header learns from.
  private func embeddings(
    _ outputs: ModelOutputs, _ places: [Int], _ key: RandomKey, _ tape: Tape
  ) throws(Fault) -> Variable {
    guard transfers.leavesAggregation, let segments = outputs.segments, let layout = outputs.layout
    else { return try tape.rows(of: outputs.clips, places) }
    let items = ItemBatch(
      try tape.rows(of: segments, places.flatMap { Array(layout[$0]) }),
      try SequenceLayout(lengths: places.map { layout.length($0) }))
    return try network.aggregate(items, tape, isTraining: true, key: key)
  }

  /// The whole student learns from labels, for a short time at a low rate.
  private var finetuneStage: TrainingCourse.Stage {
    let rows = labelRows
    return TrainingCourse.Stage(
      name: "finetune",
      plan: settings.plan(
        rows: rows.count, length: settings.finetuneLength, ratePart: settings.finetuneRatePart,
        stage: "finetune"), blocks: network.blocks, needsLength: false
    ) { trainer, state in
      var trainer = trainer
      trainer.validate = try labelValidation()
      return try trainer.run(resuming: state) { tape, batch in
        let places = batch.rows.map { rows[$0] }
        let embedded = try network.embed(
          inputs.batch(places, tape), tape, isTraining: true, key: batch.key)
        // The margin has grown in the stage of the header.
        return try labelLoss(network.scores(embedded.clips, tape), places, 1, tape)
      }
    }
  }

  /// Encoder and header at once, on all clips; detached, labels move only what the teacher
  /// does not.
  private func together(detached: Bool) -> TrainingCourse.Stage {
    TrainingCourse.Stage(
      name: "whole", plan: settings.plan(rows: examples.count, stage: "whole"),
      blocks: network.blocks + transfers.blocks,
      needsLength: network.specification.header.dependsOnLength
    ) { trainer, state in
      var trainer = trainer
      // A common length would let the header's gradient, and so the labels, move the encoder.
      if detached {
        trainer.clipGroups = [taughtBlocks, untaughtBlocks]
      }
      trainer.validate = try labelValidation()
      return try trainer.run(resuming: state) { tape, batch in
        let fromLabels = transfers.leavesAggregation
        let embedded = try embed(batch, tape, detachingSegments: detached && fromLabels)
        let seen = detached && !fromLabels ? tape.detached(embedded.clips) : embedded.clips
        let labels = try labelLoss(network.scores(seen, tape), batch.rows, batch.progress, tape)
        guard !transfers.isEmpty else { return labels }
        return try tape.add(transfers.loss(embedded, batch, tape), labels)
      }
    }
  }

  /// The clips that terms on labels learn from.
  private var labelRows: [Int] {
    plan.comparesLabels ? Array(examples.labels.indices) : labelled
  }

  /// What learns from the teacher's embeddings.
  private var taughtBlocks: [ParameterBlock] {
    (transfers.leavesAggregation ? network.segmentBlocks : network.encoderBlocks) + transfers.blocks
  }

  /// What learns from labels where they may not move what the teacher does.
  private var untaughtBlocks: [ParameterBlock] {
    (transfers.leavesAggregation ? network.aggregationBlocks : []) + [network.header.parameters]
  }

  /// As many steps as the encoder takes.
  private var encoderSteps: TrainingSettings.Length {
    let plan = settings.plan(rows: examples.count, stage: "encoder")
    return .steps(plan.epochs * plan.stepsPerEpoch)
  }

  // MARK: Losses

  private func embed(
    _ batch: Batch, _ tape: Tape, detachingSegments: Bool = false
  ) throws(Fault) -> Embedded {
    try network.embed(
      inputs.batch(batch.rows, tape), tape, isTraining: true, key: batch.key,
      detachingSegments: detachingSegments)
  }

  /// The objective's terms on labels, or the cross-entropy of true labels where it has none.
  private func labelLoss(
    _ scores: Variable, _ rows: [Int], _ progress: Double, _ tape: Tape
  ) throws(Fault) -> Variable {
    let labels = rows.map { examples.labels[$0] }
    let handicapped = try network.handicapped(
      scores, labels: labels, progress: progress, tape)
    guard plan.comparesLabels else { return try tape.crossEntropy(handicapped, labels) }
    let teacher = try tape.rows(of: signal.scores, rows)
    var total: Variable?
    for objective in plan.onLabels {
      guard
        let part = try objective.labelLoss(
          tape, student: scores, handicapped: handicapped, teacher: teacher, labels: labels)
      else { continue }
      total = try total.map { sum throws(Fault) in try tape.add(sum, part) } ?? part
    }
    if let total { return total }
    return try tape.crossEntropy(handicapped, labels)
  }

  // MARK: Validation

  private func labelValidation() throws(Fault) -> (() throws -> Validation)? {
    guard let validation else { return nil }
    let check = try LabelValidation(validation, inputs, network, settings.numerics)
    return { try check.run() }
  }
}
