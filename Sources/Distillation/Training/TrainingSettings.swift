public import NeuralNets
public import Tensors

/// How a teacher or a student is trained.
public struct TrainingSettings: Sendable {
  /// How many times every clip is seen at most.
  public var epochs = 40
  /// How many clips make up a step.
  public var batchSize = 32
  /// The learning rate.
  public var rate = 1e-3
  /// How the learning rate changes.
  public var rateSchedule = LearningRateSchedule.cosine()
  /// The rule that moves the weights.
  public var optimizer: any Optimizer = Adam()
  /// The longest gradient that is not shortened; none if `nil`.
  public var clipNorm: Double?
  /// After how many epochs without a better validation loss training stops; never if `nil`.
  public var patience: Int?
  /// How many epochs the header is trained for in a staged schedule; as many as the encoder if `nil`.
  public var headerEpochs: Int?
  /// How many epochs the whole student is trained for at the end of `staged-finetune`.
  public var finetuneEpochs = 10
  /// The learning rate of that training, as a part of ``rate``.
  public var finetuneRatePart = 0.1
  /// Whether views are brought to mean 0 and standard deviation 1 by training statistics.
  public var standardizes = true
  /// First weights, batch order and dropout: the same for models that are to be compared.
  public var key = RandomKey(0)
  /// Which kernels compute.
  public var numerics = Numerics.fast

  /// Creates the standard settings.
  public init() {}

  /// A plan for so many rows.
  func plan(rows: Int, epochs: Int? = nil, ratePart: Double = 1, stage: String) -> TrainingPlan {
    TrainingPlan(
      rowCount: rows, batchSize: batchSize, epochs: epochs ?? self.epochs, rate: rate * ratePart,
      schedule: rateSchedule, optimizer: optimizer, clipNorm: clipNorm, patience: patience,
      key: key.child(stage), numerics: numerics)
  }
}
