import Language

/// How far lines of an entry are indented.
enum Indentation {
  private static let step = 2

  /// The indentation of a line that goes on behind some text: one step more than the line of the
  /// innermost open bracket; without one, one step more than the first line.
  static func below(_ text: String) -> String {
    let bytes = Array(text.utf8)
    guard let bracket = CursorContext.openBrackets(in: text).last else {
      return String(repeating: " ", count: max(step, width(ofLineAt: bytes.count, in: bytes)))
    }
    return String(repeating: " ", count: width(ofLineAt: bracket, in: bytes) + step)
  }

  /// How many spaces before the cursor a closing bracket takes away: those of a line that has nothing
  /// else, beyond the indentation of the line that opens the bracket.
  static func excess(before text: String) -> Int {
    let line = text[(text.lastIndex(of: "\n").map { text.index(after: $0) } ?? text.startIndex)...]
    guard line.endIndex > line.startIndex, line.allSatisfy({ $0 == " " }), text.contains("\n"),
      let bracket = CursorContext.openBrackets(in: text).last
    else { return 0 }
    return max(0, line.count - width(ofLineAt: bracket, in: Array(text.utf8)))
  }

  /// How many spaces the line of an offset begins with.
  private static func width(ofLineAt offset: Int, in bytes: [UInt8]) -> Int {
    let start = bytes[..<min(offset, bytes.count)].lastIndex(of: 0x0A).map { $0 + 1 } ?? 0
    return bytes[start...].prefix { $0 == 0x20 }.count
  }
}
