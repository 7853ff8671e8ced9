import Diagnostics

extension NumberFormat {
  /// One format for a column of numbers, so that their decimal points stand below each other.
  ///
  /// There are as many decimals as the smallest value needs for `digits` significant digits, and
  /// the largest of the `errors` for two, but at most three more than the largest value needs, and
  /// no zeros that all numbers end in. Numbers with more than nine digits before the point, and
  /// numbers that are all below 0.0001, are written with powers of ten.
  public static func column(
    of values: [Double], significant digits: Int = 3, errors: [Double] = []
  ) -> NumberFormat {
    let digits = min(max(digits, 1), 17)
    let sizes = values.filter { $0.isFinite && $0 != 0 }.map(\.magnitude)
    guard let largest = sizes.max(), let smallest = sizes.min() else { return .decimals(0) }
    let top = DecimalDigits(largest).point
    let bottom = DecimalDigits(smallest).point
    if top > 9 || top < -3 { return NumberFormat(.scientific(digits - 1)) }
    let spreads = errors.filter { $0.isFinite && $0 != 0 }.map(\.magnitude)
    if (sizes + spreads).allSatisfy({ $0 == $0.rounded() }) { return .decimals(0) }
    let isWhole = sizes.allSatisfy { $0 == $0.rounded() }
    var places = isWhole ? 0 : max(0, min(digits - bottom, digits - top + 3))
    if let spread = spreads.max() {
      places = max(places, min(2 - DecimalDigits(spread).point, digits - top + 3))
    }
    // Zeros that all numbers end in say nothing.
    let rounded = (sizes + spreads).map { size in
      var digits = DecimalDigits(size)
      digits.round(places: places, .halfEven)
      return digits
    }
    while places > 0, rounded.allSatisfy({ $0.digit(at: -places) == 0 }) { places -= 1 }
    return .decimals(places)
  }

  /// One percentage format for a column of parts: one decimal, none where all are whole.
  static func percentColumn(of values: [Double]) -> NumberFormat {
    let one = NumberFormat.percent(1)
    let isWhole = values.filter(\.isFinite).allSatisfy { one.text($0).hasSuffix(".0%") }
    return isWhole ? .percent(0) : one
  }

  /// The format for both ends of a scale: no more digits than it takes to be within a fiftieth of it.
  static func ends(of scale: AxisScale, percent: Bool) -> NumberFormat {
    if percent { return .percent(0) }
    let (low, high) = (scale.low, scale.high)
    let plain = column(of: [max(low.magnitude, high.magnitude), 0])
    let slack = (high / 50 - low / 50).magnitude
    let isClose = { (format: NumberFormat) in
      [low, high].allSatisfy { ((Double(format.text($0)) ?? .nan) - $0).magnitude <= slack }
    }
    return [plain, column(of: [low, high], significant: 2)].first(where: isClose)
      ?? column(of: [low, high])
  }

  /// The numbers of a column in one format, padded on the left to equal width.
  public static func aligned(_ values: [Double], significant digits: Int = 3) -> [String] {
    let format = column(of: values, significant: digits)
    let texts = values.map { format.text($0) }
    let width = texts.map { displayWidth($0) }.max() ?? 0
    return texts.map { leftPadded($0, to: width) }
  }
}
