import Language

/// All that decides what a cell does, but for the files that it reads: two cells with one key do the
/// same.
public struct CellKey: Sendable, Hashable {
  /// One thing that decides.
  public struct Part: Sendable, Hashable {
    /// What it is: `code`, `seed`, `value clips`, `parameter epochs`.
    public let name: String
    /// What it was, in words or as a digest.
    public let text: String

    /// Creates a part.
    public init(_ name: String, _ text: String) {
      self.name = name
      self.text = text
    }
  }

  /// The version of what entries look like and of what makes up a key.
  static let format = "2"

  /// Everything that decides, in a fixed order.
  public let parts: [Part]
  /// The name under which the entry is kept: a digest of the parts.
  public let digest: String

  init(_ parts: [Part]) { self.init(restoring: [Part("format", Self.format)] + parts) }

  /// The key with all its parts, as an entry has them.
  init(restoring parts: [Part]) {
    self.parts = parts
    var digest = Digest()
    for part in self.parts {
      digest.combine(part.name)
      digest.combine(part.text)
    }
    self.digest = digest.hex
  }

  /// The key of a cell that computes nothing from the seed: the same for every seed.
  var forAnySeed: CellKey {
    CellKey(restoring: parts.map { $0.name == "seed" ? Part("seed", "any") : $0 })
  }

  /// Where the entry is kept.
  var place: String { "cells/" + digest }
}
