import Diagnostics
public import Tensors

/// How to train: how much, how fast, in which order, and when to stop.
public struct TrainingPlan: Sendable {
  /// How many rows there are to learn from.
  public var rowCount: Int
  /// How many rows make up a step; the last step of an epoch may have fewer.
  public var batchSize: Int
  /// How many times every row is seen at most.
  public var epochs: Int
  /// The learning rate α.
  public var rate: Double
  /// How the learning rate changes.
  public var schedule: LearningRateSchedule
  /// The rule that moves the parameters.
  public var optimizer: any Optimizer
  /// The longest gradient that is not shortened; none if `nil`.
  public var clipNorm: Double?
  /// After how many epochs without a better validation result training stops; never if `nil`.
  public var patience: Int?
  /// Whether the numbers of the best validated epoch are taken in the end.
  public var restoresBest: Bool
  /// The last part of the steps over which weights are averaged, from 0, none, to 1; the average is
  /// taken in the end, unless a validated epoch was better.
  ///
  /// **Reference** P. Izmailov, D. Podoprikhin, T. Garipov, D. Vetrov, A. G. Wilson, "Averaging weights
  /// leads to wider optima and better generalization", UAI 2018.
  public var averagedPart: Double
  /// The order of the rows and all other random numbers of the training.
  public var key: RandomKey
  /// Which kernels compute.
  public var numerics: Numerics

  /// Creates a plan.
  public init(
    rowCount: Int, batchSize: Int = 32, epochs: Int, rate: Double = 1e-3,
    schedule: LearningRateSchedule = .constant, optimizer: any Optimizer = Adam(),
    clipNorm: Double? = nil, patience: Int? = nil, restoresBest: Bool = true,
    averagedPart: Double = 0, key: RandomKey,
    numerics: Numerics = .fast
  ) {
    self.rowCount = rowCount
    self.batchSize = batchSize
    self.epochs = epochs
    self.rate = rate
    self.schedule = schedule
    self.optimizer = optimizer
    self.clipNorm = clipNorm
    self.patience = patience
    self.restoresBest = restoresBest
    self.averagedPart = averagedPart
    self.key = key
    self.numerics = numerics
  }

  /// The number of steps of an epoch.
  public var stepsPerEpoch: Int { (rowCount + batchSize - 1) / max(1, batchSize) }

  /// Refuses a plan that cannot be carried out.
  ///
  /// - Throws: `train.plan`.
  func check() throws(Fault) {
    guard rowCount > 0 else {
      throw Fault("train.plan", "training needs at least one row, but has none")
    }
    guard batchSize > 0 else {
      throw Fault("train.plan", "a batch must have at least 1 row, but has \(batchSize)")
    }
    guard epochs >= 0 else {
      throw Fault("train.plan", "the number of epochs must be 0 or more, but is \(epochs)")
    }
    guard rate >= 0, rate.isFinite else {
      throw Fault("train.plan", "the learning rate must be 0 or more, but is \(rate)")
    }
    guard averagedPart >= 0, averagedPart <= 1 else {
      throw Fault(
        "train.plan",
        "the part of the steps that is averaged must be from 0 to 1, but is \(averagedPart)")
    }
    guard stepsPerEpoch.multipliedReportingOverflow(by: epochs).overflow == false else {
      throw Fault("train.plan", "the number of steps is too large")
    }
  }
}
