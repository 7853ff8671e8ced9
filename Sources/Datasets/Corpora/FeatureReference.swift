/// What a cell of a manifest names: an array, or rows of one.
///
/// `file.npy` is the whole array, `file.npy[17]` its row 17, `file.npy[10..<40]` and `file.npy[10..39]` the
/// rows from 10 to 39; rows count from 0. Of a recording such as `file.wav` or `file.mp4` the rows are
/// frames of its spectrogram or pictures, of a table such as `file.csv` they are its lines.
struct FeatureReference: Equatable {
  /// Which rows of the array.
  enum Rows: Equatable {
    case all
    case one(Int)
    case range(Range<Int>)
  }

  /// The path of the file.
  let path: String
  /// The rows.
  let rows: Rows

  /// Reads a cell; nothing if it is malformed.
  init?(_ text: String) {
    guard text.hasSuffix("]") else {
      guard Self.isFile(text) else { return nil }
      path = text
      rows = .all
      return
    }
    guard let bracket = text.lastIndex(of: "[") else { return nil }
    let inside = text[text.index(after: bracket)...].dropLast()
    path = String(text[..<bracket])
    guard Self.isFile(path) else { return nil }
    if let row = Self.number(inside) {
      rows = .one(row)
      return
    }
    guard let dots = inside.firstIndex(of: ".") else { return nil }
    let rest = inside[dots...]
    guard let low = Self.number(inside[..<dots]) else { return nil }
    if rest.hasPrefix("..<"), let high = Self.number(rest.dropFirst(3)), low < high {
      rows = .range(low..<high)
    } else if rest.hasPrefix(".."), let high = Self.number(rest.dropFirst(2)), low <= high {
      rows = .range(low..<(high + 1))
    } else {
      return nil
    }
  }

  /// What a file is, by the end of its name.
  enum Kind {
    /// An array of numbers.
    case array
    /// A table, a line for each time step.
    case table
    /// Sound alone.
    case sound
    /// Pictures, maybe with sound.
    case film
    /// Pictures alone.
    case pictures
  }

  /// What the file is; nothing for an end that means nothing.
  static func kind(_ path: String) -> Kind? {
    switch PathText.fileExtension(path) {
    case "npy": .array
    case "csv", "tsv": .table
    case "wav": .sound
    case let end where MediaFeatures.soundEnds.contains(end): .sound
    case let end where MediaFeatures.filmEnds.contains(end): .film
    case let end where MediaFeatures.pictureEnds.contains(end): .pictures
    default: nil
    }
  }

  /// What the file is.
  var kind: Kind { Self.kind(path) ?? .array }

  /// Whether a cell looks as if it named an array or a recording.
  static func isLikely(_ text: String) -> Bool {
    guard text.hasSuffix("]"), let bracket = text.lastIndex(of: "[") else { return isFile(text) }
    return isFile(String(text[..<bracket]))
  }

  private static func isFile(_ path: String) -> Bool { kind(path) != nil }

  /// A row number; the next number must exist as well.
  private static func number(_ text: Substring) -> Int? {
    guard text.utf8.allSatisfy({ $0 >= 0x30 && $0 <= 0x39 }) else { return nil }
    return Int(text).flatMap { $0 < .max ? $0 : nil }
  }
}
