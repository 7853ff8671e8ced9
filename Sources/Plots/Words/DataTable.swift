/// The numbers of a figure as named columns of text.
public struct DataTable: Sendable, Hashable {
  /// The names of the columns.
  public let columns: [String]
  /// The rows, each with one text for each column.
  public let rows: [[String]]

  init(_ columns: [String], _ rows: [[String]]) {
    self.columns = columns
    self.rows = rows
  }

  /// The table as comma-separated values (RFC 4180, lines ended by newlines).
  public var csv: String {
    ([columns] + rows).map { row in
      row.map(Self.quoted).joined(separator: ",") + "\n"
    }.joined()
  }

  private static func quoted(_ text: String) -> String {
    guard text.utf8.contains(where: { [0x22, 0x2C, 0x0A, 0x0D].contains($0) }) else { return text }
    return "\""
      + text.split(separator: "\"", omittingEmptySubsequences: false)
      .joined(separator: "\"\"") + "\""
  }
}
