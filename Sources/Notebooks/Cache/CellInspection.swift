import Language

/// What a person may want to know of kept entries without running a notebook.
public enum CellInspection {
  /// A kept cell: the notebook and the cell by name, and how long it took.
  public struct Kept: Sendable, Hashable {
    /// The file name of the notebook.
    public let notebook: String
    /// The name of the cell, or a value in prose.
    public let cell: String
    /// How long it took when it ran, in seconds.
    public let seconds: Double
  }

  /// What an entry of the kind `cells` keeps; nothing where a bit of it is wrong.
  public static func cell(_ bytes: [UInt8]) -> Kept? {
    guard let entry = CellEntry(bytes) else { return nil }
    return Kept(
      notebook: entry.notebook, cell: entry.cell, seconds: entry.outcomes.first?.seconds ?? 0)
  }

  /// Whether an entry of the kind `cells` or `values` is whole, and lies where it is looked for.
  public static func isSound(_ name: String, _ bytes: [UInt8]) -> Bool {
    if name.hasPrefix("values/") { return name == "values/" + KeptValue.digest(of: bytes) }
    guard let entry = CellEntry(bytes) else { return false }
    return CellKey(restoring: entry.parts).place == name
  }
}
