import Diagnostics

/// The characters of text pictures, in Unicode or in ASCII.
struct Glyphs: Sendable {
  let isASCII: Bool

  var horizontal: String { isASCII ? "-" : "─" }
  var vertical: String { isASCII ? "|" : "│" }
  var corner: String { isASCII ? "+" : "└" }
  var leftTick: String { isASCII ? "+" : "┤" }
  var bottomTick: String { isASCII ? "+" : "┬" }
  var dashedHorizontal: String { isASCII ? "." : "┄" }
  var dashedVertical: String { isASCII ? ":" : "┆" }
  var full: String { isASCII ? "#" : "█" }
  var band: String { isASCII ? ":" : "░" }
  var ring: String { isASCII ? "O" : "◎" }
  var ellipsis: String { isASCII ? "." : "…" }
  var plusMinus: String { isASCII ? "+-" : "±" }
  var dash: String { isASCII ? "-" : "–" }
  /// Shades from empty to full.
  var shades: [String] {
    isASCII ? [" ", ".", ":", "-", "=", "+", "*", "#", "%", "@"] : [" ", "░", "▒", "▓", "█"]
  }
  /// Columns from one part to full height.
  var levels: [String] {
    isASCII
      ? ["_", ".", "-", "=", "+", "*", "#"] : ["▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"]
  }

  /// The marker of a series or class, different for each index below `count`.
  func marker(_ index: Int, of count: Int = 1) -> String {
    let few =
      isASCII
      ? ["o", "x", "+", "*", "#", "@", "%", "&", "=", "$", "~", "^"]
      : ["●", "▲", "■", "◆", "○", "△", "□", "◇", "▼", "▽", "×", "+"]
    if count <= few.count { return few[((index % few.count) + few.count) % few.count] }
    let many = Array("123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ")
    return String(many[((index % many.count) + many.count) % many.count])
  }

  /// Text in which every character has a width, with only ASCII characters where necessary.
  func clean(_ text: String) -> String {
    var out = ""
    for character in text {
      if character.isASCII, let byte = character.asciiValue, byte >= 32, byte < 127 {
        out.append(character)
      } else if character.isNewline || character == "\t" {
        out.append(" ")
      } else if isASCII {
        out += asciiText(character)
      } else if displayWidth(of: character) > 0 {
        out.append(character)
      }
    }
    return out
  }

  /// The text cut to a width, nothing where there is no room.
  func fitted(_ text: String, _ width: Int) -> String {
    width <= 0 ? "" : truncated(text, to: width, ascii: isASCII)
  }
}
