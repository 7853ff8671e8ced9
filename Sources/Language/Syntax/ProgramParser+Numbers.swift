import Diagnostics

extension ProgramParser {
  /// The value of a number token.
  func number(_ token: Token) throws(SyntaxProblem) -> Value {
    let digits = text(token).filter { $0 != "_" }
    if digits.utf8.count > 1000 {
      throw problem(
        "syntax.number", "a number can have at most 1000 digits", at: token)
    }
    switch token.kind {
    case .integer:
      guard let value = Int(digits) else { throw overflow(token) }
      return .int(value)
    case .percentage: return .float(try decimal(String(digits.dropLast()), timesTenTo: -2, token))
    case .quantity:
      let suffix = String(digits.drop { !($0.isLetter) })
      // The `e` of an exponent is a letter too; units never begin with one.
      let split = exponentEnd(digits)
      let unitText = split.map { String(digits[$0...]) } ?? suffix
      guard let unit = UnitSuffix(rawValue: unitText) else {
        throw problem("syntax.unit", "`\(unitText)` is not a unit", at: token)
      }
      let number = String(digits.dropLast(unitText.count))
      let value = try decimal(number, timesTenTo: unit.scale.powerOfTen, token) * unit.scale.factor
      guard value.isFinite else { throw tooLarge(token) }
      return .quantity(Quantity(value, unit.unit))
    default: return .float(try decimal(digits, timesTenTo: 0, token))
    }
  }

  /// Where the exponent of a number ends, if it has one.
  private func exponentEnd(_ text: String) -> String.Index? {
    guard let e = text.firstIndex(where: { $0 == "e" || $0 == "E" }) else { return nil }
    var place = text.index(after: e)
    if place < text.endIndex, text[place] == "+" || text[place] == "-" {
      place = text.index(after: place)
    }
    guard place < text.endIndex, text[place].isNumber else { return nil }
    return text[place...].firstIndex { !$0.isNumber } ?? text.endIndex
  }

  /// The nearest floating-point number to a decimal number times a power of ten.
  private func decimal(
    _ text: String, timesTenTo power: Int, _ token: Token
  ) throws(SyntaxProblem) -> Double {
    var mantissa = text
    var exponent = power
    if let e = text.firstIndex(where: { $0 == "e" || $0 == "E" }) {
      let written = text[text.index(after: e)...]
      mantissa = String(text[..<e])
      exponent += max(
        -100_000, min(100_000, Int(written) ?? (written.first == "-" ? -99_999 : 99_999)))
    }
    guard let value = Double(exponent == 0 ? mantissa : "\(mantissa)e\(exponent)"), value.isFinite
    else { throw tooLarge(token) }
    return value
  }

  private func tooLarge(_ token: Token) -> SyntaxProblem {
    problem("value.overflow", "the number is too large for a floating-point number", at: token)
  }

  func overflow(_ token: Token) -> SyntaxProblem {
    problem(
      "value.overflow",
      "a whole number must be from -9223372036854775808 to 9223372036854775807", at: token,
      hint: "Write `\(truncated(text(token), to: 24)).0` for a floating-point number.")
  }
}
