/// Comma-separated values, read and written.
///
/// Reference: Shafranovich, "Common Format and MIME Type for Comma-Separated Values (CSV) Files",
/// RFC 4180. Read as well: semicolons, tabs and bars as delimiters, any line ending, a byte order
/// mark, blank lines.
public enum CSV {
  /// What to do with a number that is not finite, such as `nan` or `inf`.
  public enum NotFinite: Sendable {
    /// Refuse it, naming its line and column.
    case refuse
    /// Take it as a missing cell.
    case missing
  }

  /// How a file is read.
  public struct Options: Sendable {
    /// The byte between cells; detected from the first line where it is not given.
    public var delimiter: UInt8?
    /// Whether the first line names the columns; where it is not given, it does unless all of its
    /// cells are numbers.
    public var hasHeader: Bool?
    /// What to do with `nan` and `inf` in a column of numbers.
    public var notFinite: NotFinite
    /// Columns that are kept as text, whatever they hold.
    public var textColumns: Set<String>

    /// Creates options.
    public init(
      delimiter: UInt8? = nil, hasHeader: Bool? = nil, notFinite: NotFinite = .refuse,
      textColumns: Set<String> = []
    ) {
      self.delimiter = delimiter
      self.hasHeader = hasHeader
      self.notFinite = notFinite
      self.textColumns = textColumns
    }
  }
}
