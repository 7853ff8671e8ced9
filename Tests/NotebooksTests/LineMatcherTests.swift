import Testing

@testable import Notebooks

@Suite struct LineMatcherTests {
  /// What a case expects.
  enum Result: String { case same, other }

  @Test(arguments: [
    // Numbers agree to the precision written.
    ("0.52", "0.5231", Result.same), ("0.52", "0.5249", .same), ("0.52", "0.5251", .other),
    ("0.52", "0.525", .same), ("0.53", "0.525", .same), ("0.52", "0.515", .same),
    ("0.52", "0.5149", .other), ("0.5231", "0.52", .other), ("0.5231", "0.5231", .same),
    ("12.3 %", "12.34 %", .same), ("12.3%", "12.36%", .other), ("-0.52", "-0.5231", .same),
    ("-0.52", "0.5231", .other), ("+0.52", "0.5231", .same), ("0.0", "-0.04", .same),
    ("\u{2212}0.5", "-0.51", .same), (".5", "0.51", .same), ("1.5e-3", "0.00154", .same),
    ("1.5e-3", "0.00156", .other), ("1e6", "1400000", .same), ("1e6", "1600000", .other),
    ("2.50", "2.5", .same), ("0.1", "0.1000000001", .same), ("1e400", "1e400", .same),
    // Integers are exact, unless the value has decimals.
    ("12", "12", .same), ("12", "13", .other), ("12", "12.3", .same), ("12", "12.6", .other),
    ("12.0", "12", .same), ("007", "7", .same), ("-0", "0", .same),
    ("12345678901234567890", "12345678901234567891", .other),
    // Words are exact; blanks beside a number and at the end of a line do not count.
    ("loss 0.52", "loss 0.5231", .same), ("loss 0.52", "Loss 0.52", .other),
    ("loss 0.52  ", "loss 0.52", .same), ("loss 0.52", "loss 0.5231\t", .same),
    ("| 0.52 |", "|   0.5231 |", .same), ("a  b", "a b", .other), ("  a", "a", .other),
    ("  a 0.5", " a 0.5", .other), ("", "", .same), ("", "a", .other), ("a", "", .other),
    ("0.5 0.6", "0.5", .other), ("0.5", "0.5 0.6", .other), ("5", "five", .other),
    ("nan", "0.5", .other), ("0.5", "nan", .other), ("nan", "nan", .same),
    ("0.52±0.01", "0.5231±0.0123", .same), ("[0.5, -1]", "[0.51, -1]", .same),
    ("é 0.5", "é 0.51", .same), ("loss: 0.52…", "loss: 0.5231…", .same),
    // Numbers inside words, versions, digests and ranges are words.
    ("conv1d", "conv2d", .other), ("x1", "x2", .other), ("1.2.3", "1.23.3", .other),
    ("v0.5", "v0.51", .other), ("3f9a", "3f9b", .other), ("80x24", "80x25", .other),
    ("1e5f", "100000f", .other), ("440Hz", "440Hz", .same), ("440Hz", "441Hz", .other),
    ("0.5s", "0.51s", .same), ("0.5s", "0.51m", .other), ("1-2", "1-2", .same),
    ("1-2", "1-3", .other), ("2024-01-02", "2024-01-02", .same),
    ("2024-01-02", "2024-01-03", .other), ("...", "...", .same), ("a...", "a..", .other),
    ("_5", "_6", .other), ("0x1F", "0x1E", .other),
  ])
  func numbersAgreeToThePrecisionWritten(written: String, produced: String, result: Result) {
    let matcher = LineMatcher(rule: .toPrecisionWritten)
    #expect(matcher.matches(OutputLine(written), OutputLine(produced)) == (result == .same))
  }

  @Test(arguments: [
    (VerifiedOutput.Rule.within(0.02, relative: true), "100", "101", true),
    (.within(0.02, relative: true), "100", "103", false),
    (.within(0.02, relative: true), "-100", "-98", true),
    (.within(0.02, relative: true), "-100", "100", false),
    (.within(0.02, relative: true), "0.50", "0.5049", true),
    (.within(0.02, relative: true), "a 1", "b 1", false),
    (.within(0.02, relative: true), "0", "0.001", true),
    (.within(0.1, relative: false), "5.00", "5.1", true),
    (.within(0.1, relative: false), "5.00", "5.11", false),
    (.within(0, relative: false), "0.5", "0.52", true),
    (.exact, "0.52", "0.5231", false),
    (.exact, "0.52", "0.52  ", true),
    (.exact, " 0.52", "0.52", false),
    (.exact, "a", "a", true),
    (.any, "a", "b", true),
  ])
  func rulesDecide(
    rule: VerifiedOutput.Rule, written: String, produced: String, isSame: Bool
  ) {
    let matcher = LineMatcher(rule: rule)
    #expect(matcher.matches(OutputLine(written), OutputLine(produced)) == isSame)
  }

  @Test(arguments: [
    ("loss 0.52 at 3", "loss 0.52 at 4", 13..<14, 13..<14),
    ("loss 0.52", "loss 0.61", 5..<9, 5..<9),
    ("a 1", "a 1 b", 3..<3, 4..<5),
    ("a 1 b", "a 1", 4..<5, 3..<3),
  ])
  func differencesArePlaced(
    written: String, produced: String, first: Range<Int>, second: Range<Int>
  ) {
    let difference = LineMatcher(rule: .toPrecisionWritten)
      .difference(OutputLine(written), OutputLine(produced))
    #expect(difference == LineMatcher.Difference(written: first, produced: second))
  }

  @Test(arguments: [
    ("0.5249", 2, "0.52"), ("0.525", 2, "0.53"), ("0.996", 2, "1.00"), ("9.96", 1, "10.0"),
    ("-9.96", 1, "-10.0"), ("-0.04", 1, "-0.0"), ("12.5", 0, "13"), ("12.4", 0, "12"),
    ("99.5", 0, "100"), ("1.5", 1, "1.5"), ("1", 2, "1"), (".96", 1, "1.0"),
  ])
  func numbersAreRoundedAsWritten(text: String, decimals: Int, expected: String) {
    let rounded = DecimalRounding.rounded(Array(text.utf8), decimals: decimals)
    #expect(String(decoding: rounded, as: UTF8.self) == expected)
  }
}
