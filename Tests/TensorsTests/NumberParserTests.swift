import Testing

@testable import Tensors

@Suite struct NumberParserTests {
  private func double(_ text: String) -> Double? {
    let bytes = Array(text.utf8)
    return NumberParser.double(bytes, 0..<bytes.count)
  }

  private func float(_ text: String) -> Float? {
    let bytes = Array(text.utf8)
    return NumberParser.float(bytes, 0..<bytes.count)
  }

  @Test(arguments: [
    ("0", 0.0), ("-0.0", -0.0), ("1", 1), ("+1.5", 1.5), (".5", 0.5), ("5.", 5),
    ("-12.25e2", -1225),
    ("1e22", 1e22), ("1e23", 1e23), ("123456789012345678", 123456789012345680), ("1E-5", 1e-5),
    ("  7 \r", 7), ("0.000000000000000000000000000001", 1e-30), ("1e400", .infinity),
    ("1e-400", 0), ("inf", .infinity), ("-Infinity", -.infinity), ("000000000000000000012", 12),
    ("4.9e-324", Double.leastNonzeroMagnitude), ("0e999", 0),
  ])
  func numbersAreRead(_ text: String, _ value: Double) {
    #expect(double(text)?.bitPattern == value.bitPattern, "\(text)")
  }

  /// The plain reading gives what the whole one gives, or nothing.
  @Test func plainNumbersAreTheSame() {
    func plain(_ text: String) -> Double? {
      Array(text.utf8).withUnsafeBufferPointer { bytes in
        bytes.baseAddress.flatMap { NumberParser.plain($0, count: bytes.count) }
      }
    }
    var stream = RandomKey(5).stream()
    for _ in 0..<20_000 {
      let digits = Int(stream.integer(below: 1 << 50)) >> stream.integer(below: 50)
      var text = "\(digits)"
      let point = stream.integer(below: text.count + 1)
      if point > 0, point < text.count {
        text.insert(".", at: text.index(text.startIndex, offsetBy: point))
      }
      if stream.integer(below: 2) == 0 { text = "-" + text }
      if let value = plain(text) {
        #expect(value.bitPattern == double(text)?.bitPattern, "\(text)")
      } else {
        #expect(text.count > 15 || text.hasPrefix("0") || text.hasPrefix("-0"), "\(text)")
      }
    }
    #expect(plain("-0")?.bitPattern == (-0.0).bitPattern)
    for text in ["", "-", ".", ".5", "01", "-00", "1e5", "+1", "1.2.3", "1 ", "1234567890123456"] {
      #expect(plain(text) == nil, "\(text)")
    }
  }

  @Test(arguments: [
    "", " ", "-", "+", ".", "e5", "1e", "1e+", "1.2.3", "1,5", "12a", "0x10", "--1", "1e5x",
    "1_000",
    "٣", "\u{FEFF}1", "1 2",
  ])
  func everythingElseIsRefused(_ text: String) {
    #expect(double(text) == nil, "\(text)")
    #expect(float(text) == nil, "\(text)")
  }

  @Test func notANumberIsANumber() {
    #expect(double("nan")?.isNaN == true)
    #expect(float("NaN")?.isNaN == true)
  }

  /// Random decimals of all lengths, rounded exactly as the standard library does.
  @Test func randomNumbersAreCorrectlyRounded() {
    var stream = RandomKey(1).stream()
    for _ in 0..<50_000 {
      var text = stream.integer(below: 2) == 0 ? "-" : ""
      for _ in 0..<(1 + stream.integer(below: 10)) { text += "\(stream.integer(below: 10))" }
      if stream.integer(below: 3) > 0 {
        text += "."
        for _ in 0..<stream.integer(below: 12) { text += "\(stream.integer(below: 10))" }
      }
      if stream.integer(below: 3) == 0 { text += "e\(stream.integer(below: 80) - 45)" }
      #expect(double(text)?.bitPattern == Double(text)?.bitPattern, "\(text)")
      #expect(float(text)?.bitPattern == Float(text)?.bitPattern, "\(text)")
    }
  }

  /// Decimals just beside the middle of two floats, where rounding twice would go wrong.
  @Test func middlesOfFloatsAreRoundedOnce() {
    for text in [
      "1.00000017881393432617187499", "1.000000178813934326171875", "8388608.5", "16777217",
    ] {
      #expect(float(text) == Float(text), "\(text)")
    }
    #expect(float("1.000000178813935") == Float("1.000000178813935"))
  }

  @Test func rangesOutsideTheTextAreClamped() {
    #expect(NumberParser.double([49, 50, 51], 1..<99) == 23)
    #expect(NumberParser.double([49], 5..<9) == nil)
  }
}
