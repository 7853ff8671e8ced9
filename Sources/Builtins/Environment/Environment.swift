public import Binding
public import Datasets
public import Distillation
public import Language
public import Tensors

/// What builtins reach beside their arguments: files, numerics, progress and the catalogue.
public protocol Environment: Host {
  /// The one way to files.
  var files: FileAccess { get }
  /// How arithmetic is done and on how many threads.
  var numerics: Numerics { get }
  /// Where features of recordings are kept from one run to the next, if anywhere.
  var cache: FeatureCache? { get }
  /// Where trainings keep what they need to go on after an interruption, if anywhere.
  var trainings: TrainingShelf? { get }
  /// The builtins, for `help`.
  var catalogue: Catalogue { get }
  /// Reports how far a training or a study is.
  func report(_ progress: ProgressReport)
  /// Keeps the run of a training that the person interrupted, as far as it came.
  func keepPartial(_ run: Value)
}

extension Environment {
  /// Forgets it.
  public func keepPartial(_ run: Value) {}
}

/// How far a training or a study is.
public struct ProgressReport: Sendable {
  /// What is being done: `fit teacher`, `study`.
  public var task: String
  /// How much of it is done.
  public var done: Int
  /// How much there is to do.
  public var total: Int
  /// What is counted: `epoch`, `trial`.
  public var unit: String
  /// The newest figures, such as the loss, in order.
  public var figures: [(name: String, value: Double)]

  /// Creates a report.
  public init(
    task: String, done: Int, total: Int, unit: String, figures: [(name: String, value: Double)] = []
  ) {
    self.task = task
    self.done = done
    self.total = total
    self.unit = unit
    self.figures = figures
  }
}
