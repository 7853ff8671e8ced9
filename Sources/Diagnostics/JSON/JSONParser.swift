/// A reader of JSON that never traps and never recurses deeply.
///
/// It reads bytes where they lie: with an array's checks at each byte, numbers take twice as long.
struct JSONParser {
  let bytes: UnsafeBufferPointer<UInt8>
  var position = 0
  /// The numbers of the list that is being read.
  private var numbers: [Double] = []
  private static let deepest = 64

  /// A reader of bytes that stay where they are while it reads.
  init(_ bytes: UnsafeBufferPointer<UInt8>) {
    self.bytes = bytes
  }

  /// The value of the whole text.
  mutating func document() -> JSONValue? {
    guard let value = value(depth: 0) else { return nil }
    skipSpace()
    return position == bytes.count ? value : nil
  }

  private mutating func value(depth: Int) -> JSONValue? {
    guard depth < Self.deepest else { return nil }
    skipSpace()
    guard position < bytes.count else { return nil }
    switch bytes[position] {
    case UInt8(ascii: "{"): return object(depth: depth)
    case UInt8(ascii: "["): return array(depth: depth)
    case UInt8(ascii: "\""): return string().map(JSONValue.string)
    case 0x30...0x39, UInt8(ascii: "-"): return number().map(JSONValue.number)
    default:
      if word("true") { return .boolean(true) }
      if word("false") { return .boolean(false) }
      return word("null") ? .null : nil
    }
  }

  private mutating func object(depth: Int) -> JSONValue? {
    position += 1
    var fields: [(String, JSONValue)] = []
    if take("}") { return .object(fields) }
    repeat {
      skipSpace()
      guard let name = string(), take(":"), let value = value(depth: depth + 1) else { return nil }
      fields.append((name, value))
    } while take(",")
    return take("}") ? .object(fields) : nil
  }

  private mutating func array(depth: Int) -> JSONValue? {
    position += 1
    if take("]") { return .array([]) }
    numbers.removeAll(keepingCapacity: true)
    while depth + 1 < Self.deepest, startsNumber {
      guard let number = number() else { return nil }
      numbers.append(number)
      guard take(",") else { return take("]") ? .numbers(takeNumbers()) : nil }
      skipSpace()
    }
    var items = numbers.map(JSONValue.number)
    repeat {
      guard let value = value(depth: depth + 1) else { return nil }
      items.append(value)
    } while take(",")
    return take("]") ? .array(items) : nil
  }

  private var startsNumber: Bool {
    position < bytes.count && (bytes[position] &- 48 < 10 || bytes[position] == UInt8(ascii: "-"))
  }

  /// The numbers read last. Few are copied, so that a short list costs one piece of memory of its size; many
  /// keep the memory they are in.
  private mutating func takeNumbers() -> [Double] {
    if numbers.count < 1024 { return numbers.withUnsafeBufferPointer { Array($0) } }
    defer { numbers = [] }
    return numbers
  }

  /// Moves over a character that stands right here.
  @inline(__always) @discardableResult
  mutating func takeByte(_ character: Unicode.Scalar) -> Bool {
    guard position < bytes.count, bytes[position] == UInt8(ascii: character) else { return false }
    position += 1
    return true
  }

  private mutating func string() -> String? {
    guard position < bytes.count, bytes[position] == UInt8(ascii: "\"") else { return nil }
    position += 1
    var out: [UInt8] = []
    while position < bytes.count {
      let byte = bytes[position]
      position += 1
      switch byte {
      case UInt8(ascii: "\""): return String(validating: out, as: UTF8.self)
      case UInt8(ascii: "\\"):
        guard let character = escape() else { return nil }
        out += Array(character.utf8)
      case 0..<32: return nil
      default: out.append(byte)
      }
    }
    return nil
  }

  private mutating func escape() -> String? {
    guard position < bytes.count else { return nil }
    let byte = bytes[position]
    position += 1
    switch byte {
    case UInt8(ascii: "n"): return "\n"
    case UInt8(ascii: "t"): return "\t"
    case UInt8(ascii: "r"): return "\r"
    case UInt8(ascii: "b"): return "\u{8}"
    case UInt8(ascii: "f"): return "\u{C}"
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"):
      return String(UnicodeScalar(byte))
    case UInt8(ascii: "u"): return unicodeEscape()
    default: return nil
    }
  }

  private mutating func unicodeEscape() -> String? {
    guard let first = hexadecimal() else { return nil }
    var value = UInt32(first)
    if (0xD800..<0xDC00).contains(first) {
      guard takeByte("\\"), takeByte("u"), let second = hexadecimal(),
        (0xDC00..<0xE000).contains(second)
      else { return nil }
      value = 0x10000 + (UInt32(first) - 0xD800) << 10 + (UInt32(second) - 0xDC00)
    }
    return Unicode.Scalar(value).map { String($0) }
  }

  private mutating func hexadecimal() -> UInt16? {
    guard position + 4 <= bytes.count else { return nil }
    defer { position += 4 }
    let digits = bytes[position..<(position + 4)]
    guard digits.allSatisfy({ UnicodeScalar($0).properties.isASCIIHexDigit }) else { return nil }
    return UInt16(String(decoding: digits, as: UTF8.self), radix: 16)
  }

  /// Moves over a character that stands behind any blanks.
  private mutating func take(_ character: Unicode.Scalar) -> Bool {
    skipSpace()
    return takeByte(character)
  }

  private mutating func word(_ word: String) -> Bool {
    guard bytes[position...].starts(with: word.utf8) else { return false }
    position += word.utf8.count
    return true
  }

  private mutating func skipSpace() {
    while position < bytes.count {
      let byte = bytes[position]
      guard byte == 32 || byte == 10 || byte == 13 || byte == 9 else { return }
      position += 1
    }
  }
}
