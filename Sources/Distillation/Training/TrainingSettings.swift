public import NeuralNets
public import Tensors

/// How a teacher or a student is trained.
public struct TrainingSettings: Sendable {
  /// How long each stage is trained.
  public enum Length: Sendable, Hashable {
    /// Every clip of the stage is seen so often.
    case epochs(Int)
    /// As many whole epochs as make so many steps, whatever the number of clips: what makes models
    /// comparable that learn from few and from many clips.
    case steps(Int)

    /// The number of epochs for so many rows.
    func epochs(rows: Int, batchSize: Int) -> Int {
      switch self {
      case .epochs(let count): return count
      case .steps(let count):
        let stepsPerEpoch = max(1, (rows + batchSize - 1) / max(1, batchSize))
        return max(1, (count + stepsPerEpoch - 1) / stepsPerEpoch)
      }
    }
  }

  /// How long the encoder, or the whole model, is trained.
  public var length = Length.steps(1000)
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
  /// How long the header is trained in a staged schedule; as many steps as the encoder if `nil`.
  public var headerLength: Length?
  /// How long the whole student is trained at the end of `staged-finetune`.
  public var finetuneLength = Length.steps(200)
  /// The learning rate of that training, as a part of ``rate``.
  public var finetuneRatePart = 0.1
  /// The last part of each stage's steps over which weights are averaged; 0 for none.
  public var averagedPart = 0.0
  /// The share of clips in each step of which a view is hidden (its features take their mean), by the
  /// name of the view: so a teacher learns to do without it.
  public var hiddenShare: [String: Double] = [:]
  /// Whether views are brought to mean 0 and standard deviation 1 by training statistics.
  public var standardizes = true
  /// First weights, batch order and dropout: the same for models that are to be compared.
  public var key = RandomKey(0)
  /// Which kernels compute.
  public var numerics = Numerics.fast

  /// Creates the standard settings.
  public init() {}

  /// A plan for so many rows.
  func plan(
    rows: Int, length: Length? = nil, ratePart: Double = 1, stage: String
  ) -> TrainingPlan {
    TrainingPlan(
      rowCount: rows, batchSize: batchSize,
      epochs: (length ?? self.length).epochs(rows: rows, batchSize: batchSize),
      rate: rate * ratePart,
      schedule: rateSchedule, optimizer: optimizer, clipNorm: clipNorm, patience: patience,
      averagedPart: averagedPart, key: key.child(stage), numerics: numerics)
  }
}
