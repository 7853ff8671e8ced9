/// A reader of the one-line Python dictionaries in `.npy` headers.
///
/// It knows strings, booleans, integers and tuples of integers, and gives up on anything else.
struct PythonDictionary {
  enum Value: Equatable {
    case string(String)
    case boolean(Bool)
    case integers([Int])
  }

  private let bytes: [UInt8]
  private var position = 0

  init(_ bytes: [UInt8]) {
    self.bytes = bytes
  }

  /// The fields, or `nil` if the text is not such a dictionary.
  mutating func parse() -> [String: Value]? {
    var fields: [String: Value] = [:]
    guard take("{") else { return nil }
    while !take("}") {
      guard let name = string(), take(":"), let value = value() else { return nil }
      fields[name] = value
      if !take(",") {
        guard take("}") else { return nil }
        break
      }
    }
    skipSpace()
    return position == bytes.count ? fields : nil
  }

  private mutating func value() -> Value? {
    if word("True") { return .boolean(true) }
    if word("False") { return .boolean(false) }
    if take("(") { return tuple() }
    return string().map(Value.string)
  }

  private mutating func tuple() -> Value? {
    var numbers: [Int] = []
    while !take(")") {
      guard let number = integer() else { return nil }
      numbers.append(number)
      if !take(",") { return take(")") ? .integers(numbers) : nil }
    }
    return .integers(numbers)
  }

  private mutating func integer() -> Int? {
    skipSpace()
    let start = position
    while position < bytes.count, (48...57).contains(bytes[position]) { position += 1 }
    let number = Int(String(decoding: bytes[start..<position], as: UTF8.self))
    // Python 2 wrote long integers with a suffix.
    if position > start, position < bytes.count, bytes[position] == 76 { position += 1 }
    return number
  }

  private mutating func string() -> String? {
    skipSpace()
    guard position < bytes.count, bytes[position] == 39 || bytes[position] == 34 else { return nil }
    let quote = bytes[position]
    guard let end = bytes[(position + 1)...].firstIndex(of: quote) else { return nil }
    defer { position = end + 1 }
    return String(decoding: bytes[(position + 1)..<end], as: UTF8.self)
  }

  private mutating func take(_ character: Unicode.Scalar) -> Bool {
    skipSpace()
    guard position < bytes.count, bytes[position] == UInt8(ascii: character) else { return false }
    position += 1
    return true
  }

  private mutating func word(_ word: String) -> Bool {
    skipSpace()
    guard bytes[position...].starts(with: word.utf8) else { return false }
    position += word.utf8.count
    return true
  }

  private mutating func skipSpace() {
    while position < bytes.count, bytes[position] == 32 || bytes[position] == 10 { position += 1 }
  }
}
