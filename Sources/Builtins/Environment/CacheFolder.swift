import Datasets
public import Diagnostics

/// The folder in which what is slow to make is kept from one run to the next.
public struct CacheFolder: Sendable {
  let features: FeatureCache

  /// The absolute path.
  public var path: String { features.folder }

  /// Opens the folder; it is made when something is kept.
  ///
  /// - Parameters:
  ///   - path: The absolute path.
  ///   - megabytes: How much may be kept; without it, 10 GB.
  ///   - warn: Called once, where the folder cannot be written.
  public init(
    path: String, megabytes: Int? = nil, warn: @escaping @Sendable (Fault) -> Void = { _ in }
  ) {
    features = FeatureCache(
      folder: path, byteLimit: megabytes.map { $0 * 1_000_000 } ?? FeatureCache.usualLimit,
      warn: warn)
  }

  /// How many bytes may be kept.
  public var byteLimit: Int { features.byteLimit }

  /// What is kept, a row for each way in which features were made.
  public var rows: [(settings: String, recordings: Int, bytes: Int)] {
    features.sections.map { ($0.settings ?? "damaged", $0.count, $0.byteCount) }
  }

  /// Checks everything and removes what is damaged or was left behind.
  public func inspect() -> (sound: Int, damaged: Int, leftovers: Int) {
    let found = features.inspected()
    return (found.sound, found.damaged, found.leftovers)
  }

  /// Removes everything that is kept, and nothing else.
  public func clean() -> (recordings: Int, bytes: Int) {
    let cleaned = features.cleaned()
    return (cleaned.count, cleaned.byteCount)
  }
}
