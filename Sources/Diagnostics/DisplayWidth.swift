/// The number of terminal columns that `text` takes, counted per grapheme cluster.
///
/// A cluster is as wide as its widest scalar; an emoji with variation selector 16 and a pair of
/// regional indicators take two. Control characters and escape sequences must be removed first
/// (``strippingStyles(_:)``).
public func displayWidth(_ text: some StringProtocol) -> Int {
  if text.utf8.allSatisfy({ $0 >= 32 && $0 < 127 }) { return text.utf8.count }
  var width = 0
  for character in text { width += displayWidth(of: character) }
  return width
}

/// The number of terminal columns of one character.
public func displayWidth(of character: Character) -> Int {
  var width = 0
  var flags = 0
  var selector = false
  for scalar in character.unicodeScalars {
    if scalar.value == 0xFE0F { selector = true }
    if (0x1F1E6...0x1F1FF).contains(scalar.value) { flags += 1 }
    width = max(width, displayWidth(of: scalar))
  }
  let emoji = character.unicodeScalars.first?.properties.isEmoji ?? false
  return (selector && emoji) || flags == 2 ? 2 : width
}

/// Removes ANSI escape sequences.
public func strippingStyles(_ text: String) -> String {
  guard text.utf8.contains(0x1B) else { return text }
  var out: [UInt8] = []
  var escaped = false
  var bytes = text.utf8.makeIterator()
  while let byte = bytes.next() {
    if escaped {
      // A control sequence ends at its first byte from @ to ~, the introducing bracket aside.
      if byte >= 0x40 && byte <= 0x7E && byte != 0x5B { escaped = false }
    } else if byte == 0x1B {
      escaped = true
    } else {
      out.append(byte)
    }
  }
  return String(decoding: out, as: UTF8.self)
}

/// The text padded with spaces on the right to a display width; longer text is returned as it is.
public func padded(_ text: String, to width: Int) -> String {
  text + String(repeating: " ", count: max(0, width - displayWidth(strippingStyles(text))))
}

/// The text padded with spaces on the left to a display width.
public func leftPadded(_ text: String, to width: Int) -> String {
  String(repeating: " ", count: max(0, width - displayWidth(strippingStyles(text)))) + text
}

/// The text cut to a display width, with `…` (or `.` in ASCII) where something was left out.
public func truncated(_ text: String, to width: Int, ascii: Bool = false) -> String {
  if displayWidth(text) <= width { return text }
  var out = ""
  var used = 0
  for character in text {
    let next = displayWidth(of: character)
    if used + next > width - 1 { break }
    out.append(character)
    used += next
  }
  return out + (ascii ? "." : "…")
}

private func displayWidth(of scalar: Unicode.Scalar) -> Int {
  let value = scalar.value
  if value < 0x300 { return value < 32 || (value >= 0x7F && value < 0xA0) ? 0 : 1 }
  switch scalar.properties.generalCategory {
  case .nonspacingMark, .enclosingMark, .format, .control: return 0
  default: break
  }
  var low = 0
  var high = wideRanges.count - 1
  while low <= high {
    let middle = (low + high) / 2
    if value < wideRanges[middle].0 {
      high = middle - 1
    } else if value > wideRanges[middle].1 {
      low = middle + 1
    } else {
      return 2
    }
  }
  return 1
}

/// East Asian Wide and Fullwidth ranges, and emoji presented as such, of Unicode 15.1.
private let wideRanges: [(UInt32, UInt32)] = [
  (0x1100, 0x115F), (0x231A, 0x231B), (0x2329, 0x232A), (0x23E9, 0x23EC), (0x23F0, 0x23F0),
  (0x23F3, 0x23F3), (0x25FD, 0x25FE), (0x2614, 0x2615), (0x2648, 0x2653), (0x267F, 0x267F),
  (0x2693, 0x2693), (0x26A1, 0x26A1), (0x26AA, 0x26AB), (0x26BD, 0x26BE), (0x26C4, 0x26C5),
  (0x26CE, 0x26CE), (0x26D4, 0x26D4), (0x26EA, 0x26EA), (0x26F2, 0x26F3), (0x26F5, 0x26F5),
  (0x26FA, 0x26FA), (0x26FD, 0x26FD), (0x2705, 0x2705), (0x270A, 0x270B), (0x2728, 0x2728),
  (0x274C, 0x274C), (0x274E, 0x274E), (0x2753, 0x2755), (0x2757, 0x2757), (0x2795, 0x2797),
  (0x27B0, 0x27B0), (0x27BF, 0x27BF), (0x2B1B, 0x2B1C), (0x2B50, 0x2B50), (0x2B55, 0x2B55),
  (0x2E80, 0x303E), (0x3041, 0x33FF), (0x3400, 0x4DBF), (0x4E00, 0xA4CF), (0xA960, 0xA97F),
  (0xAC00, 0xD7A3), (0xF900, 0xFAFF), (0xFE10, 0xFE19), (0xFE30, 0xFE6F), (0xFF00, 0xFF60),
  (0xFFE0, 0xFFE6), (0x16FE0, 0x18CFF), (0x1AFF0, 0x1B2FF), (0x1F004, 0x1F004), (0x1F0CF, 0x1F0CF),
  (0x1F18E, 0x1F18E), (0x1F191, 0x1F19A), (0x1F200, 0x1F320), (0x1F32D, 0x1F335),
  (0x1F337, 0x1F37C), (0x1F37E, 0x1F393), (0x1F3A0, 0x1F3CA), (0x1F3CF, 0x1F3D3),
  (0x1F3E0, 0x1F3F0), (0x1F3F4, 0x1F3F4), (0x1F3F8, 0x1F43E), (0x1F440, 0x1F440),
  (0x1F442, 0x1F4FC), (0x1F4FF, 0x1F53D), (0x1F54B, 0x1F54E), (0x1F550, 0x1F567),
  (0x1F57A, 0x1F57A), (0x1F595, 0x1F596), (0x1F5A4, 0x1F5A4), (0x1F5FB, 0x1F64F),
  (0x1F680, 0x1F6C5), (0x1F6CC, 0x1F6CC), (0x1F6D0, 0x1F6D2), (0x1F6D5, 0x1F6D7),
  (0x1F6DC, 0x1F6DF), (0x1F6EB, 0x1F6EC), (0x1F6F4, 0x1F6FC), (0x1F7E0, 0x1F7EB),
  (0x1F7F0, 0x1F7F0), (0x1F90C, 0x1F93A), (0x1F93C, 0x1F945), (0x1F947, 0x1F9FF),
  (0x1FA70, 0x1FAFF), (0x20000, 0x3FFFD),
]
