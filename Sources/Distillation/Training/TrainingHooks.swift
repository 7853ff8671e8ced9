public import Diagnostics
public import NeuralNets

/// What whoever asked for a training wants to know while it runs.
public struct TrainingHooks {
  /// Called after every step with the name of the stage.
  public var progress: ((_ stage: String, TrainingProgress) throws -> Void)?
  /// Asked before every step whether to stop.
  public var isCancelled: (() -> Bool)?
  /// Where the training keeps what it needs to go on, and goes on from.
  public var checkpoint: CheckpointStorage?

  /// Where a training without ``checkpoint`` keeps the same, found by what it is.
  public var shelf: TrainingShelf?

  /// Called before the first step and after every epoch, with what gives the run so far. Nothing that it
  /// does changes the training. A training that goes on from what was kept begins to be watched there.
  public var watch: ((_ moment: TrainingMoment, _ run: () throws(Fault) -> Run) throws -> Void)?

  /// The same for a training within another, which has no place of its own and is not watched.
  var withoutCheckpoint: TrainingHooks {
    var copy = self
    copy.checkpoint = nil
    copy.watch = nil
    return copy
  }

  /// Creates hooks that do nothing.
  public init() {}

  /// A trainer that reports to these hooks.
  func trainer(_ plan: TrainingPlan, _ blocks: [ParameterBlock], stage: String) -> Trainer {
    var trainer = Trainer(plan, blocks)
    if let progress { trainer.progress = { try progress(stage, $0) } }
    trainer.isCancelled = isCancelled
    return trainer
  }
}
