/// Where entries of the cache are kept, by names such as `cells/…` and `values/…`.
///
/// Several runs may use one place at once: an entry appears as a whole or not at all.
public protocol CellStorage: Sendable {
  /// The content of an entry; nothing where there is none.
  func read(_ name: String) -> [UInt8]?
  /// Keeps an entry; whether that could be done.
  func write(_ bytes: [UInt8], to name: String) -> Bool
  /// Says that an entry was used, so that others go before it where room is short.
  func touch(_ name: String)
  /// Whether there is an entry.
  func contains(_ name: String) -> Bool
  /// The names of all entries of a kind, such as `cells`.
  func names(of kind: String) -> [String]
}
