/// A reader of JSON that never traps and never recurses deeply.
struct JSONParser {
  private let bytes: [UInt8]
  private var position = 0
  private static let deepest = 64

  init(_ bytes: [UInt8]) {
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
    case 0x30...0x39, UInt8(ascii: "-"): return number()
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
    var items: [JSONValue] = []
    if take("]") { return .array(items) }
    repeat {
      guard let value = value(depth: depth + 1) else { return nil }
      items.append(value)
    } while take(",")
    return take("]") ? .array(items) : nil
  }

  /// A number as the grammar has it; the nearest Double, if that is finite.
  private mutating func number() -> JSONValue? {
    let start = position
    takeByte("-")
    let first = position
    guard takeDigits() > 0, bytes[first] != UInt8(ascii: "0") || position == first + 1 else {
      return nil
    }
    if takeByte("."), takeDigits() == 0 { return nil }
    if takeByte("e") || takeByte("E") {
      if !takeByte("+") { takeByte("-") }
      guard takeDigits() > 0 else { return nil }
    }
    if let number = Self.shortDecimal(bytes[start..<position]) { return .number(number) }
    guard let number = Double(String(decoding: bytes[start..<position], as: UTF8.self)),
      number.isFinite
    else { return nil }
    return .number(number)
  }

  private static let powers: [Double] = [
    1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17,
    1e18, 1e19, 1e20, 1e21, 1e22,
  ]

  /// A number of at most fifteen digits without an exponent: whole number and power of ten are exact then,
  /// so that one division rounds as it must.
  private static func shortDecimal(_ text: ArraySlice<UInt8>) -> Double? {
    var (whole, digits, places, isFraction) = (0, 0, 0, false)
    for byte in text {
      switch byte {
      case 0x30...0x39:
        whole = whole * 10 + Int(byte - 0x30)
        digits += 1
        if isFraction { places += 1 }
        if digits > 15 { return nil }
      case UInt8(ascii: "."): isFraction = true
      case UInt8(ascii: "-"): continue
      default: return nil
      }
    }
    let size = Double(whole) / powers[places]
    return text.first == UInt8(ascii: "-") ? -size : size
  }

  private mutating func takeDigits() -> Int {
    let start = position
    while position < bytes.count, (0x30...0x39).contains(bytes[position]) { position += 1 }
    return position - start
  }

  /// Moves over a character that stands right here.
  @discardableResult
  private mutating func takeByte(_ character: Unicode.Scalar) -> Bool {
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
