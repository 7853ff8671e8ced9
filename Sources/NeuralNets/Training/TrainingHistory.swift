public import Diagnostics

/// What happened in training, epoch by epoch.
public struct TrainingHistory: Sendable, Hashable {
  /// One epoch.
  public struct Epoch: Sendable, Hashable {
    /// The number, from 1.
    public let number: Int
    /// The mean loss over the rows of the epoch, while they were learned.
    public let loss: Double
    /// The learning rate of the last step.
    public let rate: Double
    /// What the validation found.
    public let validation: Validation?
  }

  /// Why training ended.
  public enum Reason: String, Sendable, Hashable {
    /// All epochs were done.
    case finished
    /// The validation did not get better for long enough.
    case earlyStop = "early stop"
    /// The caller asked for it.
    case cancelled
    /// The loss or a weight was not a number; ``TrainingHistory/divergence`` says where.
    case diverged
  }

  /// The epochs that were completed.
  public internal(set) var epochs: [Epoch] = []
  /// Why training ended.
  public internal(set) var reason = Reason.finished
  /// The number of the epoch with the best validation result.
  public internal(set) var bestEpoch: Int?
  /// The number of the epoch whose parameters the network has now; 0 for those it began with.
  public internal(set) var keptEpoch = 0
  /// Of how many steps the network has the mean weights now; 0 unless they were averaged.
  public internal(set) var averagedSteps = 0
  /// The fault `train.diverged`, if the loss or a weight stopped being a number.
  public internal(set) var divergence: Fault?

  /// Creates an empty history.
  public init() {}

  /// The history, unless training diverged.
  ///
  /// - Throws: `train.diverged`.
  public func checked() throws(Fault) -> TrainingHistory {
    if let divergence { throw divergence }
    return self
  }
}

/// What a validation found.
public struct Validation: Sendable, Hashable {
  /// The loss on rows that are not learned from.
  public let loss: Double
  /// A measure such as accuracy, larger is better.
  public let metric: Double?
  /// What early stopping and the choice of the best epoch go by, larger is better.
  public let score: Double

  /// Creates a result; the score is the metric if there is one, else the loss with the other sign.
  public init(loss: Double, metric: Double? = nil, score: Double? = nil) {
    self.loss = loss
    self.metric = metric
    self.score = score ?? metric ?? -loss
  }
}
