/// Rounds numbers as they are written, digit by digit, so that no binary fraction gets in between.
enum DecimalRounding {
  /// A number such as `-12.3456` with fewer digits after the point, or without a point if none is
  /// left; halves go away from zero.
  static func rounded(_ text: [UInt8], decimals: Int) -> [UInt8] {
    guard let point = text.firstIndex(of: 0x2E), point + 1 + decimals < text.count else {
      return text
    }
    var kept = Array(text[..<(decimals == 0 ? point : point + 1 + decimals)])
    guard text[point + 1 + decimals] >= 0x35 else { return kept }
    var index = kept.count - 1
    while index >= 0 {
      if kept[index] == 0x39 {
        kept[index] = 0x30
      } else if isDigit(kept[index]) {
        kept[index] += 1
        return kept
      } else if kept[index] != 0x2E {
        break
      }
      index -= 1
    }
    kept.insert(0x31, at: index + 1)
    return kept
  }
}
