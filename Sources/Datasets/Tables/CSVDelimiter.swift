/// Finds the byte that separates the cells of a CSV file.
enum CSVDelimiter {
  /// The candidates; the first wins where counts are equal.
  static let candidates: [UInt8] = Array(",;\t|".utf8)

  /// The candidate that is most frequent on the first line that is not blank, outside quotes.
  static func detect(_ bytes: [UInt8]) -> UInt8 {
    var counts = [Int](repeating: 0, count: candidates.count)
    var isQuoted = false
    var hasText = false
    for byte in bytes {
      if byte == 0x22 { isQuoted.toggle() }
      if isQuoted { continue }
      if byte == 0x0A || byte == 0x0D {
        if hasText { break }
        continue
      }
      hasText = true
      if let index = candidates.firstIndex(of: byte) { counts[index] += 1 }
    }
    let most = counts.max() ?? 0
    return most == 0 ? candidates[0] : candidates[counts.firstIndex(of: most) ?? 0]
  }
}
