import Foundation
import Plots
import Testing

/// Doubles of every size: random bit patterns, decimals with few digits, and exact ties.
private func samples(seed: UInt64, count: Int) -> [Double] {
  var random = TestRandom(seed: seed)
  var out: [Double] = [
    0, -0.0, 1, -1, 0.5, 1.5, 2.5, 0.125, 0.375, 1e22, 1e23, .leastNonzeroMagnitude,
  ]
  out += [Double.greatestFiniteMagnitude, Double.leastNormalMagnitude, 9.995, 99.95, 999.5]
  while out.count < count {
    let bits = Double(bitPattern: random.next())
    if bits.isFinite { out.append(bits) }
    out.append(Double(Int(random.next() % 2_000_001) - 1_000_000) / 1000)
    out.append(Double(Int(random.next() % 4001) - 2000) / 16)
    out.append((random.unit() - 0.5) * 10)
  }
  return out
}

@Suite("Number formats")
struct NumberFormatTests {
  private func withoutZeroSign(_ text: String) -> String {
    text.hasPrefix("-") && !text.contains { "123456789".contains($0) }
      ? String(text.dropFirst()) : text
  }

  @Test("Decimals agree with printf", arguments: [0, 1, 2, 3, 6, 12])
  func decimals(places: Int) {
    for value in samples(seed: 1, count: 4000) {
      let expected = withoutZeroSign(String(format: "%.\(places)f", value))
      #expect(NumberFormat.decimals(places).text(value) == expected, "\(value)")
    }
  }

  @Test("Powers of ten agree with printf", arguments: [0, 1, 2, 5, 16])
  func scientific(places: Int) {
    for value in samples(seed: 2, count: 4000) {
      // printf pads the exponent to two digits and signs it.
      let parts = String(format: "%.\(places)e", value).split(separator: "e")
      let expected = withoutZeroSign(String(parts[0])) + "e\(Int(parts[1]) ?? 0)"
      #expect(NumberFormat(.scientific(places)).text(value) == expected, "\(value)")
    }
  }

  @Test("Percentages agree with printf of exact hundredfolds")
  func percent() {
    for value in samples(seed: 3, count: 4000) where value.magnitude < 1e7 {
      let text = NumberFormat.percent(2).text(value)
      // Moving the point of the exact digits is what a hundred times the exact value is.
      let digits = String(format: "%.4f", value).filter { $0 != "." }
      var expected = String(digits.dropLast(2)) + "." + digits.suffix(2)
      let isNegative = expected.hasPrefix("-")
      if isNegative { expected.removeFirst() }
      while expected.hasPrefix("0"), !expected.hasPrefix("0.") { expected.removeFirst() }
      expected = withoutZeroSign((isNegative ? "-" : "") + expected)
      #expect(text == expected + "%", "\(value)")
    }
  }

  @Test("Significant digits agree with %g where it keeps all whole digits", arguments: [1, 3, 6])
  func significant(digits: Int) {
    var compared = 0
    for value in samples(seed: 4, count: 8000) {
      let size = value.magnitude
      guard size == 0 || (size >= 1e-3 && size < pow(10, Double(digits)) * 0.9) else { continue }
      compared += 1
      let expected = withoutZeroSign(String(format: "%.\(digits)g", value))
      let text = NumberFormat.significant(digits, trimmed: true).text(value)
      #expect(text == expected, "\(value)")
      #expect(Double(text) == Double(expected))
    }
    #expect(compared > 1000)
  }

  @Test("The shortest digits read back as the same number")
  func shortest() throws {
    for value in samples(seed: 5, count: 8000) {
      let text = NumberFormat.shortest.text(value)
      #expect(try #require(Double(text)) == value)
      let digits = text.filter { $0.isNumber }.count
      #expect(digits <= 27, "\(text)")
    }
    #expect(NumberFormat.shortest.text(1) == "1")
    #expect(NumberFormat.shortest.text(0.1 + 0.2) == "0.30000000000000004")
    #expect(NumberFormat.shortest.text(1e-7) == "1e-7")
    #expect(NumberFormat.shortest.text(-2.5e300) == "-2.5e300")
    #expect(NumberFormat.shortest.text(123_456_789) == "123456789")
  }

  @Test("Ties go to even digits or away from zero, as asked")
  func ties() {
    let even = [0.5, 1.5, 2.5, -0.5, -2.5, 0.125].map { NumberFormat.decimals(0).text($0) }
    #expect(even == ["0", "2", "2", "0", "-2", "0"])
    let away = NumberFormat(.decimals(0), rounding: .halfAway)
    #expect([0.5, 1.5, 2.5, -0.5, -2.5].map(away.text) == ["1", "2", "3", "-1", "-3"])
    #expect(NumberFormat.decimals(2).text(2.675) == "2.67")
    #expect(NumberFormat(.decimals(2), rounding: .halfAway).text(2.675) == "2.67")
    #expect(NumberFormat(.decimals(2), rounding: .halfAway).text(0.125) == "0.13")
    #expect(NumberFormat.decimals(2).text(0.125) == "0.12")
  }

  @Test("Options")
  func options() {
    #expect(NumberFormat(.decimals(0), grouped: true).text(1_234_567) == "1,234,567")
    #expect(NumberFormat(.decimals(1), grouped: true).text(-999) == "-999.0")
    #expect(NumberFormat(.decimals(3), trimmed: true).text(1.5) == "1.5")
    #expect(NumberFormat(.decimals(3), trimmed: true).text(2) == "2")
    #expect(NumberFormat(.decimals(1), signed: true).text(2) == "+2.0")
    #expect(NumberFormat(.decimals(1), signed: true).text(0) == "0.0")
    #expect(NumberFormat.significant(3).text(12345.6) == "12346")
    #expect(NumberFormat.significant(3).text(9.996) == "10.0")
    #expect(NumberFormat.significant(3).text(0.00001234) == "1.23e-5")
    #expect(NumberFormat.significant(3).text(1.5e12) == "1.50e12")
    #expect(NumberFormat.percent(1).text(0) == "0.0%")
    #expect(NumberFormat.percent(0).text(0.999) == "100%")
    #expect(NumberFormat.percent(1).text(1e300) == "1.00e302%")
    let odd = [Double.nan, .infinity, -.infinity].map { NumberFormat.decimals(2).text($0) }
    #expect(odd == ["nan", "inf", "-inf"])
    #expect(NumberFormat.percent(1).text(.infinity) == "inf%")
    #expect(NumberFormat(.decimals(Int.max)).text(1).utf8.count == 102)
    #expect(NumberFormat(.significant(Int.min)).text(0.26) == "0.3")
  }

  @Test("A column has one format and equal widths")
  func columns() {
    #expect(NumberFormat.aligned([0.612, 0.6484, 0.70]) == ["0.612", "0.648", "0.700"])
    #expect(NumberFormat.aligned([1, 20, 300]) == ["  1", " 20", "300"])
    #expect(NumberFormat.aligned([0.12, -0.05, 0.31]) == [" 0.12", "-0.05", " 0.31"])
    #expect(NumberFormat.aligned([1.5, .nan, .infinity]) == ["1.5", "nan", "inf"])
    #expect(NumberFormat.aligned([0.00001, 0.00002]) == ["1.00e-5", "2.00e-5"])
    #expect(NumberFormat.aligned([]) == [])
    #expect(NumberFormat.column(of: [1, 2], errors: [0.5, 0.25]) == .decimals(2))
    #expect(NumberFormat.column(of: [0.612341, 0.7], errors: [0.02123]) == .decimals(3))
    #expect(NumberFormat.aligned([123.456, 0.001]) == ["123.456", "  0.001"])
  }
}
