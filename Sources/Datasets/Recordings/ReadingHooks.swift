/// What whoever asked for recordings wants of their reading.
public struct ReadingHooks {
  /// How many recordings may be read at once; no result depends on it.
  public var threads: Int
  /// Called on the caller's thread after every few clips; reading stops where it throws.
  public var progress: ((_ done: Int, _ total: Int) throws -> Void)?

  /// Creates hooks.
  public init(threads: Int = 1, progress: ((_ done: Int, _ total: Int) throws -> Void)? = nil) {
    self.threads = threads
    self.progress = progress
  }
}
