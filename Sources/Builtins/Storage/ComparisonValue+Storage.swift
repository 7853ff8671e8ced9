import Language

extension ComparisonValue: Storable {
  static var storedName: String { "comparison" }

  func write(to writer: StorageWriter) throws {
    try writer.plain(rows)
    writer.text(metric)
    writer.text(baseline)
    writer.text(note)
  }

  init(from reader: StorageReader) throws {
    self.init(
      rows: try reader.plain(), metric: try reader.text(), baseline: try reader.text(),
      note: try reader.text())
  }
}
