import Diagnostics
import Language

/// What the cache keeps of a cell: what it showed and bound, for every state of the files it read that
/// was met lately.
struct CellEntry: Sendable {
  /// Something that the cell showed.
  enum Output: Sendable {
    case text(String)
    case value(KeptValue)
  }

  /// A name that the cell bound.
  struct Binding: Sendable {
    let name: String
    let value: KeptValue
  }

  /// What happened, with one state of the files.
  struct Outcome: Sendable {
    /// What was asked of files and machine.
    var observations: [UInt8]
    /// How long the cell took, in seconds.
    var seconds: Double
    /// What it showed, in order.
    var outputs: [Output] = []
    /// What it bound.
    var bindings: [Binding] = []
    /// The seed behind it, where it sets one.
    var seed: UInt64?
  }

  /// The most states of files that are kept.
  static let outcomeLimit = 4
  private static let mark = Array("LUPICEL1".utf8)

  /// The notebook and the cell by the names that a person knows, for `why` and lists.
  var notebook: String
  var cell: String
  /// The parts of the key.
  var parts: [CellKey.Part]
  /// What happened, the newest first.
  var outcomes: [Outcome]

  /// The entry as a file: eight letters, a digest of all that follows, the content.
  func bytes() -> [UInt8] {
    let writer = StorageWriter()
    writer.text(notebook)
    writer.text(cell)
    writer.list(parts) { part in
      writer.text(part.name)
      writer.text(part.text)
    }
    writer.list(outcomes) { $0.write(to: writer) }
    return Self.mark + Self.digest(writer.bytes[...]) + writer.bytes
  }

  /// Reads a file; nothing if a bit of it is wrong.
  init?(_ bytes: [UInt8]) {
    let start = Self.mark.count + 32
    guard bytes.count >= start, bytes.starts(with: Self.mark),
      bytes[Self.mark.count..<start].elementsEqual(Self.digest(bytes[start...]))
    else { return nil }
    let reader = StorageReader(bytes, in: start..<bytes.count)
    do {
      notebook = try reader.text()
      cell = try reader.text()
      parts = try reader.list { CellKey.Part(try reader.text(), try reader.text()) }
      outcomes = try reader.list { try Outcome(from: reader) }
      try reader.requireEnd()
    } catch {
      return nil
    }
  }

  /// Creates an entry.
  init(notebook: String, cell: String, parts: [CellKey.Part], outcomes: [Outcome]) {
    self.notebook = notebook
    self.cell = cell
    self.parts = parts
    self.outcomes = outcomes
  }

  private static func digest(_ bytes: ArraySlice<UInt8>) -> [UInt8] {
    var digest = Digest()
    bytes.withUnsafeBytes { digest.combine($0) }
    return digest.bytes
  }
}

extension CellEntry.Outcome {
  /// Every entry of its own that holds one of its values.
  var valuePlaces: [String] {
    let shown = outputs.compactMap { output -> KeptValue? in
      if case .value(let value) = output { value } else { nil }
    }
    return (shown + bindings.map(\.value)).filter { $0.bytes == nil && $0.isReadable }.map(\.place)
  }

  fileprivate func write(to writer: StorageWriter) {
    writer.data(observations)
    writer.double(seconds)
    writer.list(outputs) { output in
      switch output {
      case .text(let text):
        writer.bool(true)
        writer.text(text)
      case .value(let value):
        writer.bool(false)
        value.write(to: writer)
      }
    }
    writer.list(bindings) { binding in
      writer.text(binding.name)
      binding.value.write(to: writer)
    }
    writer.optional(seed, writer.word)
  }

  fileprivate init(from reader: StorageReader) throws {
    self.init(observations: try reader.data(), seconds: try reader.double())
    // Times are drawn as whole numbers.
    guard (0...1e12).contains(seconds) else { throw Fault.unreadable("a kept time") }
    outputs = try reader.list {
      try reader.bool() ? .text(reader.text()) : .value(KeptValue(from: reader))
    }
    bindings = try reader.list {
      CellEntry.Binding(name: try reader.text(), value: try KeptValue(from: reader))
    }
    seed = try reader.optional(reader.word)
  }
}
