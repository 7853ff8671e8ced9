import Language

/// How far a learner is, from one time to the next.
struct TeachProgress: Equatable {
  /// The name of the cell at which the learner is; empty at the beginning, `:end` behind the last.
  var cell = ""
  /// What the learner wrote in place of exercises, by the name of the cell.
  var answers: [String: String] = [:]

  private static let mark = "lupi lesson 1"

  init() {}

  /// Reads what ``bytes`` wrote; nothing if it is something else.
  init?(_ bytes: [UInt8]) {
    let reader = StorageReader(bytes)
    do {
      guard try reader.text() == Self.mark else { return nil }
      cell = try reader.text()
      for (name, text) in try reader.list({ (try reader.text(), try reader.text()) }) {
        answers[name] = text
      }
      try reader.requireEnd()
    } catch {
      return nil
    }
  }

  var bytes: [UInt8] {
    let writer = StorageWriter()
    writer.text(Self.mark)
    writer.text(cell)
    writer.list(answers.sorted { $0.key < $1.key }) { name, text in
      writer.text(name)
      writer.text(text)
    }
    return writer.bytes
  }
}
