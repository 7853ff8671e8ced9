public import Diagnostics

/// What a file says that it is, in its first two fields.
public struct FileFormat: Sendable {
  /// The name, such as `lupi model`.
  public let name: String
  /// The newest version that is written and read.
  public let version: Int
  /// What messages call such a file, with its article.
  public let noun: String

  /// Creates a format.
  public init(_ name: String, version: Int, _ noun: String) {
    self.name = name
    self.version = version
    self.noun = noun
  }

  /// The fields `format` and `version`.
  public var fields: [String: String] { ["format": name, "version": "\(version)"] }
}

/// The words about a file's tensors, read with care: what is missing or wrong is named with what was
/// expected.
public struct FileFields {
  /// How the file is called in messages.
  public let name: String
  private let words: [String: String]

  /// Takes words that were kept somewhere else than in a file of a format.
  public init(_ words: [String: String], name: String) {
    self.name = name
    self.words = words
  }

  /// Takes the words of a file of a format.
  ///
  /// - Throws: `file.format` and `file.version` for a file that is another, or is newer.
  public init(_ file: SafetensorsFile, _ format: FileFormat, name: String) throws(Fault) {
    self.name = name
    words = file.metadata
    guard words["format"] == format.name else {
      let found = words["format"].map { "says that its format is `\(truncated($0, to: 40))`" }
      throw Fault(
        "file.format",
        "`\(name)` must be \(format.noun), but \(found ?? "does not say what it is")",
        hint: "Give the path of another file.")
    }
    let version = try integer("version", in: 1...Int(Int32.max))
    guard version <= format.version else {
      throw Fault(
        "file.version",
        "`\(name)` must be of version \(format.version) of its format, but is of \(version)",
        hint: "Read it with a newer lupi.")
    }
  }

  /// A field as it is; nothing where there is none.
  public func optional(_ field: String) -> String? { words[field] }

  /// A field as it is.
  ///
  /// - Throws: `file.field`.
  public func text(_ field: String) throws(Fault) -> String {
    guard let text = words[field] else {
      throw Fault(
        "file.field", "`\(name)` must have the field `\(field)`, but has none", hint: Self.again)
    }
    return text
  }

  /// A whole number.
  ///
  /// - Throws: `file.field`.
  public func integer(_ field: String, in range: ClosedRange<Int>) throws(Fault) -> Int {
    let text = try text(field)
    guard let number = Int(text), range.contains(number) else {
      throw wrong(field, "a whole number from \(range.lowerBound) to \(range.upperBound)", text)
    }
    return number
  }

  /// A finite number.
  ///
  /// - Throws: `file.field`.
  public func number(_ field: String) throws(Fault) -> Double {
    let text = try text(field)
    guard let number = Double(text), number.isFinite else { throw wrong(field, "a number", text) }
    return number
  }

  /// One of a few words.
  ///
  /// - Throws: `file.field`.
  public func choice<T: RawRepresentable<String>>(_ field: String, _ all: [T]) throws(Fault) -> T {
    let text = try text(field)
    guard let value = T(rawValue: text), all.contains(where: { $0.rawValue == text }) else {
      throw wrong(field, listed(all.map(\.rawValue), conjunction: "or", quoted: true), text)
    }
    return value
  }

  /// A JSON value.
  ///
  /// - Throws: `file.field`.
  public func json(_ field: String) throws(Fault) -> JSONValue {
    let text = try text(field)
    guard let value = JSONValue(parsing: text) else { throw wrong(field, "JSON", text) }
    return value
  }

  /// Texts as a JSON list.
  ///
  /// - Throws: `file.field`.
  public func texts(_ field: String) throws(Fault) -> [String] {
    guard let texts = try json(field).strings else {
      throw wrong(field, "a list of texts", try text(field))
    }
    return texts
  }

  /// The fault `file.field` of a field that is not what it must be.
  public func wrong(_ field: String, _ rule: String, _ found: String) -> Fault {
    Fault(
      "file.field",
      "`\(field)` of `\(name)` must be \(rule), but is `\(truncated(found, to: 60))`",
      hint: Self.again)
  }

  /// The fault `file.tensors` of tensors that are not what the words say.
  public func damaged(_ message: String) -> Fault {
    Fault("file.tensors", message, hint: Self.again)
  }

  private static let again = "Copy or create the file again."
}
