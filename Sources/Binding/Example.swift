/// A call that documents a builtin and is run by the tests.
public struct Example: Sendable, Equatable {
  /// What to type.
  public let code: String
  /// What it shows, compared like the verified output of a notebook.
  public let shows: String

  /// Creates an example.
  public init(_ code: String, shows: String) {
    self.code = code
    self.shows = shows
  }
}
