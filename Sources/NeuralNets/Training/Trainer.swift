public import Autodiff
import Diagnostics

/// The training loop: batches, gradients, steps, validation, early stopping.
///
/// **Properties** The result depends on the plan, the parameters and the closures alone: not on the
/// number of threads, and not on whether training was interrupted and resumed.
public struct Trainer {
  /// How to train.
  public let plan: TrainingPlan
  /// The parameters that are moved.
  public let blocks: [ParameterBlock]
  /// The parameters whose gradients are shortened together, all of them unless set.
  public var clipGroups: [[ParameterBlock]]
  /// Called after every step.
  public var progress: ((TrainingProgress) throws -> Void)?
  /// Asked before every step whether to stop.
  public var isCancelled: (() -> Bool)?
  /// Called with what is needed to resume, after every epoch.
  public var checkpoint: ((TrainingState) throws -> Void)?
  /// Asked after every epoch whether ``checkpoint`` wants the state, for states are copied; it always
  /// does unless this is set.
  public var isCheckpointDue: ((_ epoch: Int) -> Bool)?
  /// Measures the network on rows that are not learned from, after every epoch.
  public var validate: (() throws -> Validation)?

  /// Creates a training of some parameters.
  public init(_ plan: TrainingPlan, _ blocks: [ParameterBlock]) {
    self.plan = plan
    self.blocks = blocks
    clipGroups = [blocks]
  }

  /// A copy of the numbers of each block.
  var snapshots: [[Float]] {
    get throws(Fault) { try blocks.map { block throws(Fault) in try block.snapshot } }
  }

  /// Trains.
  ///
  /// - Parameters:
  ///   - state: Where to go on; from the beginning if `nil`.
  ///   - loss: Builds the loss of a batch on a tape that was just reset.
  /// - Returns: The history. If the loss or a parameter stops being a number, training ends, the
  ///   parameters are those of the last epoch from which a loss was computed, and
  ///   ``TrainingHistory/divergence`` says where it happened.
  /// - Throws: `train.plan`, `limit.memory`, and whatever a closure throws.
  public func run(
    resuming state: TrainingState? = nil, loss: (Tape, Batch) throws -> Variable
  ) throws -> TrainingHistory {
    try plan.check()
    var run = try TrainingRun(self, state)
    defer { run.forgetGradients() }
    while run.wantsEpoch {
      guard try run.epoch(loss) else { break }
    }
    try run.finish()
    return run.history
  }
}
