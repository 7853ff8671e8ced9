/// A run of three or more backticks or tildes that opens or closes a fenced block.
struct FenceMark {
  /// The offset of the first byte.
  let start: Int
  /// The byte that is repeated.
  let marker: UInt8
  /// How often it is repeated.
  let length: Int
  /// The offsets of the info string, without the blanks around it.
  let info: Range<Int>

  /// Reads the mark at `first`, up to `end`; the info string of a backtick fence has no backtick.
  init?(_ bytes: [UInt8], from first: Int, to end: Int) {
    guard first < end, bytes[first] == 0x60 || bytes[first] == 0x7E else { return nil }
    let marker = bytes[first]
    var offset = first
    while offset < end, bytes[offset] == marker { offset += 1 }
    guard offset - first >= 3 else { return nil }
    start = first
    self.marker = marker
    length = offset - first
    var last = end
    while offset < last, bytes[offset] == 0x20 || bytes[offset] == 0x09 { offset += 1 }
    while last > offset, bytes[last - 1] == 0x20 || bytes[last - 1] == 0x09 { last -= 1 }
    info = offset..<last
    if marker == 0x60, bytes[info].contains(0x60) { return nil }
  }

  /// Whether this mark closes a block that `opening` opened.
  func closes(_ opening: FenceMark) -> Bool {
    info.isEmpty && marker == opening.marker && length >= opening.length
  }

  /// The first word of the info string.
  func language(in bytes: [UInt8]) -> String {
    String(decoding: bytes[languageRange(in: bytes)], as: UTF8.self)
  }

  /// Where the first word of the info string stands.
  func languageRange(in bytes: [UInt8]) -> Range<Int> {
    let word = bytes[info].prefix { $0 != 0x20 && $0 != 0x09 }
    return word.startIndex..<word.endIndex
  }
}
