/// How a number is written: deterministic, without locale, and correctly rounded.
///
/// Digits come from the exact binary value, as IEEE 754 (§5.12) and the C library's `printf` have
/// it, so 2.675 with two decimals is `2.67` (the double lies below the tie). A result that rounds
/// to zero has no sign. Values that are not finite are written `nan`, `inf` and `-inf`.
public struct NumberFormat: Sendable, Hashable {
  /// Which digits are written.
  public enum Style: Sendable, Hashable {
    /// The fewest digits that read back as the same number.
    case shortest
    /// At least this many digits in all; digits before the decimal point are never rounded away.
    case significant(Int)
    /// Exactly this many digits after the decimal point.
    case decimals(Int)
    /// A hundred times the value, with this many decimals and a percent sign; from 10⁹ % with three
    /// digits and a power of ten.
    case percent(Int)
    /// One digit, this many decimals, and a power of ten: `2.50e-7`.
    case scientific(Int)
  }

  /// What happens to a value exactly half-way between two results.
  public enum Rounding: Sendable, Hashable {
    /// To the even last digit, as IEEE 754 and `printf` do.
    case halfEven
    /// Away from zero, as is taught at school.
    case halfAway
  }

  /// Which digits are written.
  public var style: Style
  /// What happens to exact ties.
  public var rounding: Rounding
  /// Whether thousands are separated by commas.
  public var isGrouped: Bool
  /// Whether zeros at the end of the decimals are left out.
  public var isTrimmed: Bool
  /// Whether numbers above zero get a plus sign.
  public var isSigned: Bool

  /// Creates a format; digit counts are taken into 0…100 (at least 1 for significant digits).
  public init(
    _ style: Style, rounding: Rounding = .halfEven, grouped: Bool = false, trimmed: Bool = false,
    signed: Bool = false
  ) {
    self.style = style
    self.rounding = rounding
    isGrouped = grouped
    isTrimmed = trimmed
    isSigned = signed
  }

  /// The fewest digits that read back as the same number.
  public static let shortest = NumberFormat(.shortest)

  /// This many significant digits: 0.4200, 12.30, 1234, 1.234e-05 is `1.234e-5`.
  public static func significant(_ digits: Int, trimmed: Bool = false) -> NumberFormat {
    NumberFormat(.significant(digits), trimmed: trimmed)
  }

  /// Exactly this many decimals.
  public static func decimals(_ digits: Int) -> NumberFormat { NumberFormat(.decimals(digits)) }

  /// A percentage with this many decimals.
  public static func percent(_ digits: Int = 1) -> NumberFormat { NumberFormat(.percent(digits)) }

  /// The number as text.
  public func text(_ value: Double) -> String {
    guard value.isFinite else {
      let suffix = if case .percent = style { "%" } else { "" }
      return value.isNaN ? "nan" : (value < 0 ? "-inf" : isSigned ? "+inf" : "inf") + suffix
    }
    var digits = DecimalDigits(value)
    switch style {
    case .shortest:
      digits = Self.shortestDigits(value)
      if Self.needsPower(digits) { return scientific(digits, decimals: nil) }
      return plain(digits, decimals: max(0, digits.digits.count - digits.point))
    case .significant(let count):
      let count = min(max(count, 1), 100)
      digits.round(count: digits.point > 9 ? count : max(count, digits.point), rounding)
      if Self.needsPower(digits) { return scientific(digits, decimals: count - 1) }
      return plain(digits, decimals: digits.digits.isEmpty ? 0 : max(0, count - digits.point))
    case .decimals(let places):
      let places = min(max(places, 0), 100)
      digits.round(places: places, rounding)
      return plain(digits, decimals: places)
    case .percent(let places):
      let places = min(max(places, 0), 100)
      if !digits.digits.isEmpty { digits.point += 2 }
      if digits.point > 9 {
        digits.round(count: 3, rounding)
        return scientific(digits, decimals: 2) + "%"
      }
      digits.round(places: places, rounding)
      return plain(digits, decimals: places) + "%"
    case .scientific(let places):
      let places = min(max(places, 0), 100)
      digits.round(count: places + 1, rounding)
      return scientific(digits, decimals: places)
    }
  }

  /// Whether a number is too small or too large to be written without a power of ten.
  private static func needsPower(_ digits: DecimalDigits) -> Bool {
    !digits.digits.isEmpty && (digits.point < -3 || digits.point > 9)
  }

  /// The shortest digits that read back as the value, from the standard library's own printing.
  private static func shortestDigits(_ value: Double) -> DecimalDigits {
    var out = DecimalDigits(0)
    out.isNegative = value < 0
    var sawPoint = false
    var power = 0
    var bytes = value.magnitude.description.utf8.makeIterator()
    while let byte = bytes.next() {
      switch byte {
      case UInt8(ascii: "."): sawPoint = true
      case UInt8(ascii: "e"):
        var text: [UInt8] = []
        while let next = bytes.next() { text.append(next) }
        power = Int(String(decoding: text, as: UTF8.self)) ?? 0
      default:
        out.digits.append(byte &- UInt8(ascii: "0"))
        if !sawPoint { out.point += 1 }
      }
    }
    out.point += power
    let zeros = out.digits.prefix { $0 == 0 }.count
    out.digits.removeFirst(zeros)
    out.point -= zeros
    while out.digits.last == 0 { out.digits.removeLast() }
    if out.digits.isEmpty { out.point = 0 }
    return out
  }

  private func plain(_ digits: DecimalDigits, decimals: Int) -> String {
    var whole: [UInt8] = []
    for position in stride(from: max(digits.point, 1) - 1, through: 0, by: -1) {
      whole.append(UInt8(ascii: "0") + digits.digit(at: position))
      if isGrouped, position > 0, position % 3 == 0 { whole.append(UInt8(ascii: ",")) }
    }
    var fraction = (0..<decimals).map { UInt8(ascii: "0") + digits.digit(at: -1 - $0) }
    if isTrimmed { while fraction.last == UInt8(ascii: "0") { fraction.removeLast() } }
    if !fraction.isEmpty { whole += [UInt8(ascii: ".")] + fraction }
    return sign(digits) + String(decoding: whole, as: UTF8.self)
  }

  private func scientific(_ digits: DecimalDigits, decimals: Int?) -> String {
    guard !digits.digits.isEmpty else { return plain(digits, decimals: decimals ?? 0) + "e0" }
    var mantissa = digits
    mantissa.point = 1
    let text = plain(mantissa, decimals: decimals ?? digits.digits.count - 1)
    return text + "e\(digits.point - 1)"
  }

  private func sign(_ digits: DecimalDigits) -> String {
    if digits.digits.isEmpty { return "" }
    return digits.isNegative ? "-" : isSigned ? "+" : ""
  }
}
