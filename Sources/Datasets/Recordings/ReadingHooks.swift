/// What whoever asked for recordings wants of their reading.
public struct ReadingHooks {
  /// How many recordings may be read at once; no result depends on it.
  public var threads: Int
  /// Where features are kept from one reading to the next; without it, nowhere.
  public var cache: FeatureCache?
  /// Asked, on any thread, whether to stop; another program that decodes is then ended.
  public var isStopped: @Sendable () -> Bool
  /// How many bytes of features may stay in memory; what is more lies in a file without a name.
  public var memory = 1 << 28
  /// The folder of that file.
  public var spillFolder: String { cache?.folderForRows ?? StepStore.usualFolder }
  /// Called on the caller's thread after every few clips; reading stops where it throws.
  public var progress: ((_ done: Int, _ total: Int) throws -> Void)?

  /// Creates hooks.
  public init(
    threads: Int = 1, cache: FeatureCache? = nil,
    progress: ((_ done: Int, _ total: Int) throws -> Void)? = nil,
    isStopped: @escaping @Sendable () -> Bool = { false }
  ) {
    self.isStopped = isStopped
    self.threads = threads
    self.cache = cache
    self.progress = progress
  }
}
