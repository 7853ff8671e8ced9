import Diagnostics
import NeuralNets
import Tensors

/// The stages of one training, one after another, kept in a file on the way where that is asked for.
///
/// The file has the names and histories of the stages that are done, the numbers with which the present
/// stage began, its state, and all that tells this training from others, in words. Going on from it
/// gives the bits of a training that was never interrupted.
struct TrainingCourse {
  /// One stage.
  struct Stage {
    /// The name, such as `encoder`.
    let name: String
    /// How it is trained.
    let plan: TrainingPlan
    /// What is trained.
    let blocks: [ParameterBlock]
    /// Whether the loss depends on how long the stage is.
    let needsLength: Bool
    /// Trains with a trainer, from a state or from the beginning.
    let train: (Trainer, TrainingState?) throws -> TrainingHistory
  }

  /// The blocks of the whole model, which later stages take over from earlier ones.
  let blocks: [ParameterBlock]
  let hooks: TrainingHooks
  /// The run as it would be if training ended now, without its history.
  private let soFar: () throws(Fault) -> Run
  private let known: Identity
  private let begin = ContinuousClock.now

  /// Model, data and method in words and hashes, found out when it is first asked for.
  private final class Identity {
    private let find: () throws(Fault) -> [TrainingField]
    private var found: [TrainingField]?

    init(_ find: @escaping () throws(Fault) -> [TrainingField]) { self.find = find }

    func fields() throws(Fault) -> [TrainingField] {
      if let found { return found }
      let fields = try find()
      found = fields
      return fields
    }
  }

  /// Prepares a course; finding out what tells it from others takes a moment, and is left until it is
  /// needed.
  init(
    blocks: [ParameterBlock], hooks: TrainingHooks, soFar: @escaping () throws(Fault) -> Run,
    identity: @escaping () throws(Fault) -> [TrainingField]
  ) {
    self.blocks = blocks
    self.hooks = hooks
    self.soFar = soFar
    known = Identity(identity)
  }

  /// Does the stages that are not done; one that is stopped or diverges is the last.
  ///
  /// Throws `checkpoint.other` where the file is of another training, `checkpoint.damaged`, and what
  /// training, reading and writing throw.
  func run(_ stages: [Stage]) throws -> [Run.Stage] {
    let kept = try kept(of: stages)
    var done = kept?.done ?? []
    var state = kept?.state
    for (block, numbers) in zip(blocks, kept?.start ?? []) { try block.restore(numbers) }
    while done.count < stages.count {
      let stage = stages[done.count]
      let history = try run(stage, of: stages, after: done, from: state)
      state = nil
      done.append(Run.Stage(name: stage.name, history: history))
      if [.cancelled, .diverged].contains(history.reason) { break }
    }
    return done
  }

  /// What was kept of the training. What lies on the shelf and cannot be used is as if it were not there:
  /// nobody has asked for it.
  private func kept(of stages: [Stage]) throws -> CheckpointReader.Kept? {
    if let storage = hooks.checkpoint {
      return try storage.kept().map {
        try CheckpointReader($0, storage.name).read(stages, of: self)
      }
    }
    guard let shelf = hooks.shelf, !shelf.isEmpty() else { return nil }
    let storage = try place(on: shelf, stages)
    return try? storage.kept().flatMap {
      try CheckpointReader($0, storage.name).read(stages, of: self)
    }
  }

  /// The place of the training on a shelf. A longer training has the same, where the steps are the same.
  private func place(on shelf: TrainingShelf, _ stages: [Stage]) throws(Fault) -> CheckpointStorage
  {
    var hash = ContentHash()
    for (stage, field) in try fields(of: stages, upTo: stages.count - 1) {
      hash.combine(Self.word(stage, field.name))
      hash.combine(field.text)
    }
    let canGrow = stages.last.map { !$0.needsLength && !$0.plan.dependsOnLength } ?? false
    return shelf.storage(hash.bits.hexadecimal, canGrow)
  }

  /// What tells the training from others up to one of its stages, for the file and to compare with it.
  func fields(
    of stages: [Stage], upTo last: Int
  ) throws(Fault) -> [(stage: String?, field: TrainingField)] {
    try known.fields().map { (nil, $0) }
      + stages.prefix(last + 1).enumerated().flatMap { index, stage in
        // What is done cannot become longer.
        stage.plan.fields(needsLength: index < last || stage.needsLength).map { (stage.name, $0) }
      }
  }

  /// The words of a file in the stage after some that are done.
  private func words(
    of stages: [Stage], after done: [Run.Stage]
  ) throws(Fault) -> [String: String] {
    var words = FileFormat.training.fields
    words["stage"] = stages[done.count].name
    words["done"] = done.json.text
    for (stage, field) in try fields(of: stages, upTo: done.count) {
      words[Self.word(stage, field.name)] = field.text
    }
    return words
  }

  /// The name of a field in a file.
  static func word(_ stage: String?, _ name: String) -> String {
    stage.map { "\($0) \(name)" } ?? "training \(name)"
  }

  /// Does one stage, from a state or from its beginning.
  private func run(
    _ stage: Stage, of stages: [Stage], after done: [Run.Stage], from state: TrainingState?
  ) throws -> TrainingHistory {
    var trainer = hooks.trainer(stage.plan, stage.blocks, stage: stage.name)
    try watch(&trainer, stage, isFirst: done.isEmpty && state == nil)
    guard let interval = hooks.checkpoint?.interval ?? hooks.shelf?.patience else {
      return try stage.train(trainer, state)
    }
    let start = try blocks.map { try $0.state }
    let writer = CheckpointWriter(every: interval, to: { try storage(stages) }) { state in
      var file = state.file
      file.add(start, as: "start")
      file.metadata.merge(try words(of: stages, after: done)) { $1 }
      file.metadata["hash"] = file.contentHash
      return file
    }
    if hooks.checkpoint == nil {
      // A short training costs nothing: no state is copied before it has taken some time.
      trainer.isCheckpointDue = { epoch in
        writer.isDue || (epoch == stage.plan.epochs && ContinuousClock.now - begin >= interval)
      }
    }
    trainer.checkpoint = { try writer.offer($0) }
    do {
      let history = try stage.train(trainer, state)
      try writer.flush()
      return history
    } catch {
      // Whoever stops a training may go on with it later; why it stopped says more than whether that
      // could be written.
      try? writer.flush()
      throw error
    }
  }

  /// Lets a trainer say when there is something to look at.
  private func watch(_ trainer: inout Trainer, _ stage: Stage, isFirst: Bool) throws {
    guard let watch = hooks.watch else { return }
    let epochs = stage.plan.epochs
    if isFirst { try watch(TrainingMoment(stage: stage.name, epoch: 0, epochs: epochs), soFar) }
    let report = trainer.progress
    trainer.progress = { progress in
      try report?(progress)
      guard progress.isEpochEnd else { return }
      let moment = TrainingMoment(stage: stage.name, epoch: progress.epoch, epochs: epochs)
      try watch(moment, soFar)
    }
  }

  private func storage(_ stages: [Stage]) throws -> CheckpointStorage {
    if let storage = hooks.checkpoint { return storage }
    guard let shelf = hooks.shelf else {
      throw Fault("checkpoint.nowhere", "there must be a place for checkpoints, but there is none")
    }
    return try place(on: shelf, stages)
  }
}

extension FileFormat {
  /// What a training keeps.
  static let training = FileFormat("lupi training", version: 1, "the checkpoint of a training")
}
