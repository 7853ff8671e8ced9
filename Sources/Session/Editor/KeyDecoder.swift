/// Cuts the bytes that a terminal sends into characters, keys and pastes.
///
/// Sequences that begin with ESC become one code each, so that the editor's maps never have ESC as a
/// prefix: ESC then works at once in vi mode, and unknown sequences insert no junk. Text between the
/// marks of a bracketed paste, and long runs of text, come in one piece.
struct KeyDecoder {
  /// What the bytes are.
  enum Event: Equatable {
    /// A character, or a control character.
    case character(Unicode.Scalar)
    /// A key without a character.
    case key(Key)
    /// A paste between its marks, with line ends as newlines.
    case paste(String)
    /// A long run of text without control characters, from a terminal that does not mark pastes.
    case run(String)
    /// A paste that is too long to be edited; how many bytes it has.
    case oversized(Int)
  }

  /// A key that sends a sequence.
  enum Key: UInt8, CaseIterable {
    case up = 0x81, down, right, left, home, end, delete
    case nextWord, previousWord, breakLine
    /// A sequence that stands for nothing here.
    case unknown = 0x80
  }

  /// The most bytes of an entry.
  static let limit = 256 << 10
  /// How long text must be to come as a run.
  static let runLength = 64

  private var bytes: [UInt8] = []
  private var head = 0
  private var paste: Paste?
  /// Whether long runs of text come in one piece; not where letters are commands.
  var joinsRuns = true

  private struct Paste {
    var text: [UInt8] = []
    var count = 0
  }

  private static let keys: [String: Key] = [
    "[A": .up, "OA": .up, "[B": .down, "OB": .down, "[C": .right, "OC": .right, "[D": .left,
    "OD": .left, "[H": .home, "OH": .home, "[1~": .home, "[7~": .home, "[F": .end, "OF": .end,
    "[4~": .end, "[8~": .end, "[3~": .delete, "[1;5C": .nextWord, "[1;3C": .nextWord,
    "[1;5D": .previousWord, "[1;3D": .previousWord,
  ]
  private static let pasteStart = Array("[200~".utf8)
  private static let pasteEnd = Array("\u{1B}[201~".utf8)

  /// Takes bytes in.
  mutating func feed(_ more: some Collection<UInt8>) {
    if head == bytes.count || head >= 1 << 16 {
      bytes.removeFirst(head)
      head = 0
    }
    bytes += more
  }

  /// The bytes that are still to be decoded.
  var pending: ArraySlice<UInt8> { bytes[head...] }
  /// Whether the end of a paste is still to come.
  var isPasting: Bool { paste != nil }

  /// Forgets a paste whose end does not come.
  mutating func abandonPaste() { paste = nil }

  /// Forgets everything up to and including the next line end; whether there was one.
  mutating func dropLine() -> Bool {
    guard let end = pending.firstIndex(where: { $0 == 10 || $0 == 13 }) else {
      head = bytes.count
      return false
    }
    head = end + 1
    return true
  }

  /// The next event, or nothing if more bytes must come first; `isFinal` says that none will come soon,
  /// so that an ESC is the key of that name.
  mutating func next(isFinal: Bool = false) -> Event? {
    if paste != nil { return collect() }
    guard head < bytes.count else { return nil }
    let byte = bytes[head]
    if byte == 0x1B { return escape(isFinal: isFinal) }
    if joinsRuns, let text = run() { return .run(text) }
    if byte < 0x80 {
      head += 1
      return .character(Unicode.Scalar(byte))
    }
    return scalar(isFinal: isFinal)
  }

  /// A character of more than one byte; bytes that are not UTF-8 become replacement characters.
  private mutating func scalar(isFinal: Bool) -> Event? {
    let rest = bytes[head..<min(bytes.count, head + 4)]
    let length =
      switch bytes[head] {
      case 0xC2...0xDF: 2
      case 0xE0...0xEF: 3
      case 0xF0...0xF4: 4
      default: 1
      }
    let tail = rest.dropFirst().prefix(length - 1)
    if tail.count < length - 1, tail.allSatisfy({ $0 & 0xC0 == 0x80 }), !isFinal { return nil }
    var decoder = UTF8()
    var iterator = rest.makeIterator()
    if case .scalarValue(let scalar) = decoder.decode(&iterator), !(0x80..<0xA0 ~= scalar.value) {
      head += UTF8.width(scalar)
      return .character(scalar)
    }
    // One replacement for what was begun and is not gone on with.
    head += 1 + tail.prefix { $0 & 0xC0 == 0x80 }.count
    return .character("\u{FFFD}")
  }

  private mutating func escape(isFinal: Bool) -> Event? {
    let start = head + 1
    guard start < bytes.count else { return isFinal ? alone() : nil }
    switch bytes[start] {
    case 10, 13:
      head = start + 1
      return .key(.breakLine)
    case UInt8(ascii: "["), UInt8(ascii: "O"): break
    default: return alone()  // Alt and a key come as ESC and the key.
    }
    var end = start + 1
    if bytes[start] == UInt8(ascii: "["), end < bytes.count, bytes[end] == UInt8(ascii: "[") {
      end += 1  // The function keys of the Linux console.
    }
    while end < bytes.count, !(0x40...0x7E ~= bytes[end]) {
      // A sequence has no control characters and is short; what is not one is forgotten.
      if bytes[end] < 0x20 || bytes[end] >= 0x7F || end - start > 32 {
        head = end
        return .key(.unknown)
      }
      end += 1
    }
    guard end < bytes.count else {
      guard isFinal else { return nil }
      if end == start + 1 { return alone() }
      head = end
      return .key(.unknown)
    }
    let sequence = bytes[start...end]
    head = end + 1
    if sequence.elementsEqual(Self.pasteStart) {
      paste = Paste()
      return collect()
    }
    return .key(Self.keys[String(decoding: sequence, as: UTF8.self)] ?? .unknown)
  }

  private mutating func alone() -> Event {
    head += 1
    return .character("\u{1B}")
  }

  /// Takes what has come of a paste; the paste when its end is there.
  private mutating func collect() -> Event? {
    guard var paste else { return nil }
    let end = find(Self.pasteEnd)
    // The end may be cut in two; its first bytes are kept until the others come.
    let stop = end ?? max(head, bytes.count - Self.pasteEnd.count + 1)
    paste.count += stop - head
    if paste.count <= Self.limit { paste.text += bytes[head..<stop] }
    head = stop
    self.paste = paste
    guard end != nil else { return nil }
    head += Self.pasteEnd.count
    self.paste = nil
    return paste.count > Self.limit ? .oversized(paste.count) : .paste(Self.text(of: paste.text))
  }

  private func find(_ mark: [UInt8]) -> Int? {
    var place = head
    while let found = bytes[place...].firstIndex(of: mark[0]) {
      if bytes[found...].starts(with: mark) { return found }
      place = found + 1
    }
    return nil
  }

  /// A run of at least ``runLength`` bytes of text.
  private mutating func run() -> String? {
    guard bytes.count - head >= Self.runLength else { return nil }
    let stop = bytes[head...].firstIndex { $0 < 0x20 || $0 == 0x7F } ?? bytes.count
    var end = min(stop, head + Self.limit)
    // A character whose last bytes are still to come stays for the next time.
    if end == bytes.count || end < stop {
      while end > head, bytes[end - 1] & 0xC0 == 0x80, stop - end < 4 { end -= 1 }
      if end > head, bytes[end - 1] >= 0xC0 { end -= 1 }
    }
    guard end - head >= Self.runLength else { return nil }
    defer { head = end }
    return Self.text(of: bytes[head..<end])
  }

  /// Text as it can be edited: line ends are newlines, a tab is four spaces, and other control
  /// characters are left out.
  static func text(of bytes: some Collection<UInt8>) -> String {
    var out = String.UnicodeScalarView()
    var last: Unicode.Scalar = " "
    for scalar in String(decoding: bytes, as: UTF8.self).unicodeScalars {
      switch scalar {
      case "\r": out.append("\n")
      case "\n": if last != "\r" { out.append("\n") }
      case "\t": for _ in 0..<4 { out.append(" ") }
      default:
        let isControl = scalar.value < 0x20 || (0x7F..<0xA0 ~= scalar.value)
        if !isControl { out.append(scalar) }
      }
      last = scalar
    }
    return String(out)
  }
}
