import Autodiff
import Diagnostics
import NeuralNets
import Tensors

/// All that a student takes over from its teacher's embeddings: those of clips, of segments, or both.
struct Transfers {
  private let clips: Transfer?
  private let segments: Transfer?
  /// What the student learns from: of its segments those that the teacher has, too, where it learns from
  /// the teacher's.
  let inputs: ModelInputs
  /// Whether both cut a view that they share in the same way.
  private let isCutAlike: Bool

  /// Prepares what a plan asks for.
  ///
  /// Throws `distill.objective` where student or teacher has no embeddings that the plan compares, and
  /// `distill.segments` where they cut clips differently.
  init(
    _ plan: TransferPlan, _ specification: ModelSpecification, _ inputs: ModelInputs,
    _ signal: TeacherSignal, _ examples: Examples, _ settings: TrainingSettings
  ) throws(Fault) {
    isCutAlike = specification.isCutAlike(signal.segmentations)
    let isSequential = specification.isSequential && signal.segments != nil
    let objectives = try plan.objectives(isSequential: isSequential)
    let width = specification.embedding
    clips = try objectives.clips.flatMap { objective throws(Fault) in
      try Transfer(
        objective, targets: signal.clips, layout: nil, clipLabels: examples.labels,
        studentWidth: width, batchSize: settings.batchSize, key: settings.key)
    }
    var segments: Transfer?
    var inputs = inputs
    if let objective = objectives.segments, objective.comparesEmbeddings,
      let all = signal.segments, let theirs = signal.layout, inputs.segmentCounts != nil
    {
      let (common, targets) = try Self.paired(inputs, all, theirs, isCutAlike, examples.names)
      inputs = common
      segments = try Transfer(
        objective, targets: targets, layout: common.segmentLayout(), clipLabels: examples.labels,
        studentWidth: width, batchSize: settings.batchSize, key: settings.key.child("segments"))
    }
    self.segments = segments
    self.inputs = inputs
  }

  /// Whether there is anything to take over.
  var isEmpty: Bool { clips == nil && segments == nil }

  /// Whether the student learns how to encode segments from the teacher, but how to aggregate them from
  /// labels alone.
  var leavesAggregation: Bool { segments != nil && clips == nil }

  /// What the objectives learn beside the student.
  var blocks: [ParameterBlock] { [clips, segments].flatMap { $0?.session.blocks ?? [] } }

  /// The sum of the losses of a batch.
  func loss(_ embedded: Embedded, _ batch: Batch, _ tape: Tape) throws(Fault) -> Variable {
    var total: Variable?
    for transfer in [segments, clips] {
      guard let part = try transfer?.loss(embedded, batch, tape) else { continue }
      total = try total.map { sum throws(Fault) in try tape.add(sum, part) } ?? part
    }
    guard let total else {
      throw Fault(
        "distill.objective", "the objective must have a term between embeddings, but has none",
        parameter: "objective")
    }
    return total
  }

  /// The distance to the teacher's embeddings on clips that are not learnt from.
  func validation(
    _ examples: Examples, _ training: ModelInputs, _ network: ModelNetwork,
    _ signal: TeacherSignal, _ settings: TrainingSettings
  ) throws(Fault) -> () throws -> Validation {
    var inputs = try ModelInputs(
      network.specification, examples, training.scalings, expecting: training.shapes)
    let targets = try signal.targets(for: examples, settings.numerics)
    var theirSegments: Tensor?
    if segments != nil, let all = targets.segments, let theirs = targets.layout {
      let (common, paired) = try Self.paired(inputs, all, theirs, isCutAlike, examples.names)
      (inputs, theirSegments) = (common, paired)
    }
    let (common, paired) = (inputs, theirSegments)
    let segmentLabels = try common.segmentLayout()?.owners.map { examples.labels[$0] } ?? []
    return {
      let own = try network.outputs(of: common, settings.numerics)
      var loss = 0.0
      if let clips {
        loss += try clips.validationLoss(
          student: own.clips, target: targets.clips, labels: examples.labels,
          batchSize: settings.batchSize, settings.numerics)
      }
      if let segments, let mine = own.segments, let theirs = paired {
        loss += try segments.validationLoss(
          student: mine, target: theirs, labels: segmentLabels, batchSize: settings.batchSize,
          settings.numerics)
      }
      return Validation(loss: loss)
    }
  }

  /// The segments of student and teacher that fall together.
  private static func paired(
    _ inputs: ModelInputs, _ targets: Tensor, _ theirs: SequenceLayout, _ isCutAlike: Bool,
    _ names: [String]
  ) throws(Fault) -> (inputs: ModelInputs, targets: Tensor) {
    if let (common, rows) = inputs.paired(with: theirs, orOneMore: isCutAlike) {
      return (common, try rows.map { rows throws(Fault) in try targets.gather(rows) } ?? targets)
    }
    let own = inputs.segmentCounts ?? []
    let clip =
      own.indices.first { abs(own[$0] - theirs.length($0)) > (isCutAlike ? 1 : 0) } ?? 0
    throw Fault(
      "distill.segments",
      "teacher and student must cut every clip into equally many segments, but `\(names[clip])` has "
        + "\(theirs.length(clip)) for the teacher and \(own.isEmpty ? 0 : own[clip]) for the student",
      hint: "Give both the same duration of segments, or distil the aggregation alone with "
        + "`objective={aggregation: mse()}`.", parameter: "objective")
  }
}
