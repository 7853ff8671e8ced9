import Diagnostics
import Testing

@Suite struct JSONTests {
  /// Numbers are the nearest ones, by the short way and by the long one.
  @Test func numbersAreTheNearest() {
    var state: UInt64 = 7
    for _ in 0..<20_000 {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      let digits = String(state >> UInt64(state % 50))
      let place = Int(state >> 33) % (digits.count + 1)
      let whole = place == 0 ? "0" : String(digits.prefix(place))
      let rest = digits.dropFirst(place)
      let text = (state & 1 == 0 ? "-" : "") + whole + (rest.isEmpty ? "" : "." + rest)
      guard whole == "0" || whole.first != "0" else { continue }
      #expect(JSONValue(parsing: text)?.double == Double(text), "\(text)")
    }
    #expect(JSONValue(parsing: "-0")?.double?.sign == .minus)
  }

  /// Doubles of all sizes read back with all their bits, however they are written.
  @Test func doublesReadBack() {
    var state: UInt64 = 3
    for turn in 0..<50_000 {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      // Every other one from 2^-31 to 2.
      let ordinary = state & 0x1FF_FFFF_FFFF_FFFF | 0x3E0 << 52
      let bits = (turn % 2 == 0 ? ordinary : state) ^ state << 63
      let number = Double(bitPattern: bits)
      guard number.isFinite else { continue }
      let read = JSONValue(parsing: "\(number)")?.double
      #expect(read?.bitPattern == number.bitPattern, "\(number)")
    }
  }

  /// A list of numbers is kept as such, and is the same value as one that was put together.
  @Test func listsOfNumbers() {
    let value = JSONValue(parsing: "[1, -2.5,3e2 ]")
    #expect(value?.doubles == [1, -2.5, 300])
    #expect(value?.items == [.number(1), .number(-2.5), .number(300)])
    #expect(value == .array([.number(1), .number(-2.5), .number(300)]))
    #expect(value?.text == "[1,-2.5,300]")
    #expect(value?.indentedText == "[\n 1,\n -2.5,\n 300\n]\n")
    #expect(value?.integers == nil)
    #expect(JSONValue(parsing: "[1,2]")?.integers == [1, 2])
    #expect(JSONValue(parsing: "[1,\"nan\"]")?.doubles?.count == 2)
    #expect(JSONValue(parsing: "[1,\"a\"]")?.doubles == nil)
    #expect(JSONValue(parsing: "[]")?.doubles == [])
    #expect(JSONValue(parsing: "1")?.doubles == nil)
    // Many keep the memory that they were read into; the next list must not write there.
    let long = Array(0..<3000).map(Double.init)
    let text = "[" + long.map { "\($0)" }.joined(separator: ",") + "]"
    let lists = JSONValue(parsing: "[\(text),[7,8],\(text)]")?.items
    #expect(lists?.map(\.doubles) == [long, [7, 8], long])
  }

  /// Something else among numbers is found wherever it stands.
  @Test func listsOfNumbersAndOthers() {
    #expect(
      JSONValue(parsing: "[1,2,[3,4],\"a\",5]")
        == .array([
          .number(1), .number(2), .array([.number(3), .number(4)]), .string("a"), .number(5),
        ]))
    for text in ["[1,]", "[1 2]", "[1,2", "[1,-]", "[1,,2]", "[1,2}", "[1,02]", "[1,2.]", "[-"] {
      #expect(JSONValue(parsing: text) == nil, "\(text)")
    }
  }

  @Test(arguments: [
    "null", "true", "0", "-0", "12", "-3.25", "1e3", "1.5E-7", "\"\"", "[]", "{}", " [ 1 , 2 ] ",
    "{\"a\":[{\"b\":null}]}", "\"\\u00e9\\ud83d\\ude00\\n\\/\"",
  ])
  func whatIsJSONIsRead(text: String) throws {
    let value = try #require(JSONValue(parsing: text))
    #expect(JSONValue(parsing: value.text) == value)
    #expect(JSONValue(parsing: value.indentedText) == value)
  }

  @Test(arguments: [
    "", " ", "nul", "+1", "01", "1.", ".5", "1e", "1e+", "0x1p3", "nan", "inf", "1e999", "\"",
    "\"\\x\"",
    "\"\\u12\"", "\"\\ud83d\"", "\"\\ud83d \\ude00\"", "\"\n\"", "[1,]", "[,1]", "{\"a\"}",
    "{\"a\":}",
    "{a:1}", "{\"a\":1,}", "[1]]", "1 2", "\u{FEFF}1", "'a'",
  ])
  func whatIsNotIsRefused(text: String) {
    #expect(JSONValue(parsing: text) == nil)
  }

  @Test func depthIsLimited() {
    func nested(_ count: Int) -> String {
      String(repeating: "[", count: count) + String(repeating: "]", count: count)
    }
    #expect(JSONValue(parsing: nested(60)) != nil)
    #expect(JSONValue(parsing: nested(64)) != nil)
    #expect(JSONValue(parsing: nested(65)) == nil)
    // A number in the innermost list is one level deeper.
    let (open, close) = (String(repeating: "[", count: 63), String(repeating: "]", count: 63))
    #expect(JSONValue(parsing: open + "1" + close) != nil)
    #expect(JSONValue(parsing: open + "[1]" + close) == nil)
    #expect(JSONValue(parsing: nested(100_000)) == nil)
    #expect(JSONValue(parsing: String(repeating: "{\"a\":", count: 100_000)) == nil)
  }

  @Test func anyTextIsQuotedSoThatItReadsBack() {
    for text in ["", "a\"b\\c", "\u{0}\u{1F}\t\r\n", "é😀\u{2028}", "</script>"] {
      #expect(JSONValue(parsing: jsonQuoted(text))?.string == text)
    }
  }

  @Test func noBytesTrapTheReader() {
    let sample = Array(
      "{\"cells\":[{\"id\":\"a\",\"n\":-1.5e3,\"source\":[\"x\\n\",\"\\u00e9\"],\"b\":[true,null]}]}"
        .utf8)
    var state: UInt64 = 7
    func next(_ bound: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(state >> 33) % bound
    }
    for _ in 0..<20_000 {
      var bytes = sample
      for _ in 0...next(4) {
        switch next(3) {
        case 0: bytes[next(bytes.count)] = UInt8(next(256))
        case 1: bytes.remove(at: next(bytes.count))
        default: bytes.insert(Array("{}[]\",:\\u-e0".utf8)[next(12)], at: next(bytes.count))
        }
      }
      guard let value = JSONValue(parsing: bytes) else { continue }
      #expect(JSONValue(parsing: value.text) == value)
    }
  }
}
