/// A text that diagnostics point into: a notebook, a script, or a line typed at the prompt.
///
/// Offsets count bytes of UTF-8 from the start of the whole text, so a cell of a notebook is parsed
/// in place and its errors need no translation.
public final class SourceText: Sendable {
  /// What the reader calls this text, usually a file name.
  public let name: String
  /// The text as UTF-8.
  public let bytes: [UInt8]
  /// The offset at which each line begins; the first entry is 0.
  private let lineStarts: [Int]

  /// Creates a source text from UTF-8 bytes; invalid sequences are kept and shown as `�`.
  public init(name: String, bytes: [UInt8]) {
    self.name = name
    self.bytes = bytes
    var starts = [0]
    for (offset, byte) in bytes.enumerated() where byte == 0x0A { starts.append(offset + 1) }
    lineStarts = starts
  }

  /// Creates a source text from a string.
  public convenience init(name: String, text: String) {
    self.init(name: name, bytes: Array(text.utf8))
  }

  /// The number of lines; a text that ends in a newline has an empty last line.
  public var lineCount: Int { lineStarts.count }

  /// The text between two offsets, which are clamped to the text.
  public func string(_ range: Range<Int>) -> String {
    String(decoding: bytes[range.clamped(to: bytes.indices)], as: UTF8.self)
  }

  /// The whole text.
  public var text: String { String(decoding: bytes, as: UTF8.self) }

  /// The line, from 1, that holds `offset`.
  public func line(at offset: Int) -> Int {
    var low = 0
    var high = lineStarts.count
    while high - low > 1 {
      let middle = (low + high) / 2
      if lineStarts[middle] <= offset { low = middle } else { high = middle }
    }
    return low + 1
  }

  /// The byte offsets of a line, from 1, without its line ending.
  public func range(ofLine line: Int) -> Range<Int> {
    guard line >= 1, line <= lineStarts.count else { return bytes.count..<bytes.count }
    let start = lineStarts[line - 1]
    var end = line < lineStarts.count ? lineStarts[line] - 1 : bytes.count
    if end > start, bytes[end - 1] == 0x0D { end -= 1 }
    return start..<end
  }

  /// The line and column, both from 1; columns count characters.
  public func position(at offset: Int) -> (line: Int, column: Int) {
    let line = line(at: offset)
    let start = lineStarts[line - 1]
    return (line, string(start..<max(start, min(offset, bytes.count))).count + 1)
  }
}
