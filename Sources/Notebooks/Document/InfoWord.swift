import Diagnostics

/// A word of an info string: `#name`, `flag` or `key=value`, where the value may be in quotes.
struct InfoWord {
  /// What stands before the first `=`, or everything.
  let key: String
  /// What stands after the first `=`, quotes removed.
  let value: String?
  /// The place of the whole word.
  let span: SourceSpan

  /// Splits an info string at blanks; blanks inside double quotes belong to the word.
  static func split(_ range: Range<Int>, of bytes: [UInt8]) -> [InfoWord] {
    var words: [InfoWord] = []
    var offset = range.lowerBound
    while offset < range.upperBound {
      if bytes[offset] == 0x20 || bytes[offset] == 0x09 {
        offset += 1
        continue
      }
      let start = offset
      var equals: Int?
      var quoted = false
      while offset < range.upperBound {
        let byte = bytes[offset]
        if byte == 0x22 {
          quoted.toggle()
        } else if !quoted, byte == 0x20 || byte == 0x09 {
          break
        } else if !quoted, byte == 0x3D, equals == nil {
          equals = offset
        }
        offset += 1
      }
      let key = String(decoding: bytes[start..<(equals ?? offset)], as: UTF8.self)
      let value = equals.map { equals in
        String(decoding: bytes[(equals + 1)..<offset].filter { $0 != 0x22 }, as: UTF8.self)
      }
      words.append(InfoWord(key: key, value: value, span: SourceSpan(start, offset)))
    }
    return words
  }
}
