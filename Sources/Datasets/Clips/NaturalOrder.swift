/// The order in which a reader expects names: `a2` before `a10`, and otherwise by bytes.
enum NaturalOrder {
  /// The names in natural order.
  static func sorted(_ names: some Sequence<String>) -> [String] {
    names.map { (key: Array($0.utf8), name: $0) }.sorted { isBefore($0.key, $1.key) }.map(\.name)
  }

  /// The positions of the names in natural order.
  static func positions(_ names: [String]) -> [Int] {
    let keys = names.map { Array($0.utf8) }
    return keys.indices.sorted { isBefore(keys[$0], keys[$1]) }
  }

  /// Whether one name comes before another.
  static func isBefore(_ a: [UInt8], _ b: [UInt8]) -> Bool {
    var i = 0
    var j = 0
    while i < a.count, j < b.count {
      if isDigit(a[i]), isDigit(b[j]) {
        let first = number(a, &i)
        let second = number(b, &j)
        if first.count != second.count { return first.count < second.count }
        if !first.elementsEqual(second) { return first.lexicographicallyPrecedes(second) }
      } else if a[i] != b[j] {
        return a[i] < b[j]
      } else {
        i += 1
        j += 1
      }
    }
    if a.count - i != b.count - j { return a.count - i < b.count - j }
    // Names that differ only in leading zeros keep a fixed order.
    return a.lexicographicallyPrecedes(b)
  }

  private static func isDigit(_ byte: UInt8) -> Bool { byte >= 0x30 && byte <= 0x39 }

  /// The digits from a place on, without leading zeros.
  private static func number(_ text: [UInt8], _ at: inout Int) -> ArraySlice<UInt8> {
    let start = at
    while at < text.count, isDigit(text[at]) { at += 1 }
    return text[start..<at].drop { $0 == 0x30 }
  }
}
