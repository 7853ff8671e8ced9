/// A number in a line of output, with the precision it is written to.
struct WrittenNumber: Equatable {
  /// Where it stands, its sign included, in bytes from the start of the line.
  let range: Range<Int>
  /// What it says.
  let value: Double
  /// Its digits without sign, leading zeros and point, if it is an integer.
  let integer: String?
  /// The number of digits after the point.
  let decimals: Int
  /// The power of ten that multiplies it.
  let exponent: Int

  /// The number at `start`, if one is there; `start` is not inside a word.
  init?(_ line: [UInt8], at start: Int) {
    var offset = start
    var isNegative = false
    let minus: [UInt8] = [0xE2, 0x88, 0x92]
    if offset < line.count, line[offset] == 0x2D || line[offset] == 0x2B {
      isNegative = line[offset] == 0x2D
      offset += 1
    } else if line[offset...].starts(with: minus) {
      isNegative = true
      offset += 3
    }
    let digits = Self.run(line, offset)
    let whole = line[digits]
    offset = digits.upperBound
    var fraction: ArraySlice<UInt8> = []
    if offset < line.count, line[offset] == 0x2E {
      let digits = Self.run(line, offset + 1)
      if !digits.isEmpty {
        fraction = line[digits]
        offset = digits.upperBound
      }
    }
    guard !whole.isEmpty || !fraction.isEmpty else { return nil }
    var exponent = 0
    var hasExponent = false
    if let (power, end) = Self.exponent(line, offset) {
      exponent = power
      hasExponent = true
      offset = end
    }
    // 1.2.3 is a version and 3f9a a digest: words, not numbers.
    if offset + 1 < line.count, line[offset] == 0x2E, isDigit(line[offset + 1]) { return nil }
    let word = line[offset...].prefix(while: isWordByte)
    if word.contains(where: { !isLetter($0) }) { return nil }
    let text = String(decoding: line[start..<offset], as: UTF8.self)
    let plain = text.hasPrefix("\u{2212}") ? "-" + text.dropFirst() : text
    guard let value = Double(plain.hasPrefix("+") ? String(plain.dropFirst()) : plain) else {
      return nil
    }
    self.value = value
    self.exponent = exponent
    range = start..<offset
    decimals = fraction.count
    let significant = String(decoding: whole.drop { $0 == 0x30 }, as: UTF8.self)
    integer =
      fraction.isEmpty && !hasExponent
      ? (isNegative && !significant.isEmpty ? "-" : "") + significant : nil
  }

  /// Half a unit of the last digit.
  var halfUnit: Double { 0.5 * powerOfTen(exponent - decimals) }

  private static func run(_ line: [UInt8], _ start: Int) -> Range<Int> {
    var end = start
    while end < line.count, isDigit(line[end]) { end += 1 }
    return start..<max(start, end)
  }

  private static func exponent(_ line: [UInt8], _ start: Int) -> (power: Int, end: Int)? {
    guard start < line.count, line[start] == 0x65 || line[start] == 0x45 else { return nil }
    var offset = start + 1
    var isNegative = false
    if offset < line.count, line[offset] == 0x2D || line[offset] == 0x2B {
      isNegative = line[offset] == 0x2D
      offset += 1
    }
    let digits = run(line, offset)
    guard !digits.isEmpty, digits.count <= 4,
      let power = Int(String(decoding: line[digits], as: UTF8.self)),
      digits.upperBound >= line.count || !isWordByte(line[digits.upperBound])
    else { return nil }
    return (isNegative ? -power : power, digits.upperBound)
  }
}

/// Ten to an integer power, as near as a Double can say.
private func powerOfTen(_ power: Int) -> Double { Double("1e\(power)") ?? 0 }

/// Whether a byte is an ASCII digit.
func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }

/// Whether a byte is an ASCII letter.
func isLetter(_ byte: UInt8) -> Bool { (0x41...0x5A).contains(byte & 0xDF) }

/// Whether a byte belongs to a word: an ASCII letter, a digit or an underscore.
func isWordByte(_ byte: UInt8) -> Bool { isDigit(byte) || isLetter(byte) || byte == 0x5F }
