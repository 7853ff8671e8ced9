/// A chapter of the manual.
public struct Group: Sendable, Hashable {
  /// The chapter's short name.
  public let name: String
  /// One sentence on what belongs there.
  public let summary: String

  /// Creates a chapter.
  public init(_ name: String, _ summary: String) {
    self.name = name
    self.summary = summary
  }
}
