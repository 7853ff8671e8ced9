public import Binding
public import Datasets
public import Distillation
public import Language
public import Tensors

/// The environment of a notebook or of the prompt: a host that shows values, and what builtins need.
public final class NotebookEnvironment: Environment {
  private let host: any Host
  private let progress: @Sendable (ProgressReport) -> Void
  private let keep: @Sendable (Value) -> Void
  /// The one way to files.
  public let files: FileAccess
  /// How arithmetic is done.
  public let numerics: Numerics
  /// Where features of recordings are kept, if anywhere.
  public let cache: FeatureCache?
  /// Where trainings keep what they need to go on, if anywhere.
  public let trainings: TrainingShelf?
  /// The builtins.
  public let catalogue: Catalogue

  /// Creates an environment around a host.
  public init(
    host: any Host, files: FileAccess, numerics: Numerics, cache: FeatureCache? = nil,
    trainings: TrainingShelf? = nil, catalogue: Catalogue = .standard,
    progress: @escaping @Sendable (ProgressReport) -> Void = { _ in },
    keep: @escaping @Sendable (Value) -> Void = { _ in }
  ) {
    self.host = host
    self.files = files
    self.numerics = numerics
    self.cache = cache
    self.trainings = trainings
    self.catalogue = catalogue
    self.progress = progress
    self.keep = keep
  }

  /// Whether the person has asked to stop.
  public var isInterrupted: Bool { host.isInterrupted }

  /// As much as whoever takes it must ask for.
  public var memoryQuantum: Int { MemoryLimit.worthAsking }

  /// Asks for memory, which all notebooks of the process share.
  public func requireMemory(_ bytes: Int) throws { try MemoryLimit.admit(bytes) }

  /// Shows a value through the host.
  public func show(_ value: Value, in evaluation: Evaluation) throws {
    try host.show(value, in: evaluation)
  }

  /// Passes a report on.
  public func report(_ report: ProgressReport) { progress(report) }

  /// Passes the run of an interrupted training on.
  public func keepPartial(_ run: Value) { keep(run) }
}
