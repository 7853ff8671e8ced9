public import NeuralNets

/// What whoever asked for a training wants to know while it runs.
public struct TrainingHooks {
  /// Called after every step with the name of the stage.
  public var progress: ((_ stage: String, TrainingProgress) throws -> Void)?
  /// Asked before every step whether to stop.
  public var isCancelled: (() -> Bool)?

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
