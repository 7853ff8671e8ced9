/// Where a data set comes from, and what may be done with it.
public struct Provenance: Sendable, Equatable {
  /// A short name, such as `japanese-vowels`.
  public let name: String
  /// Who made it and where it is published.
  public let source: String
  /// The licence, and what it asks for.
  public let licence: String
  /// Whether a program made it up.
  public let isSynthetic: Bool
  /// The files it was read from.
  public let files: [FileRecord]

  /// Creates a provenance.
  public init(
    name: String, source: String = "", licence: String = "", isSynthetic: Bool = false,
    files: [FileRecord] = []
  ) {
    self.name = name
    self.source = source
    self.licence = licence
    self.isSynthetic = isSynthetic
    self.files = files
  }
}
