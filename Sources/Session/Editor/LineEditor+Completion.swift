@preconcurrency import CEdit
import Diagnostics

#if canImport(Glibc)
  @preconcurrency import Glibc
#else
  import Darwin
#endif

extension LineEditor {
  /// Tab: goes on with what all candidates have in common, else lists them; shows the signature where
  /// there is nothing to go on with; indents at the beginning of a line.
  func tab() -> UInt8 {
    let before = parts.before
    let line = before.split(separator: "\n", omittingEmptySubsequences: false).last ?? ""
    if before.contains("\n"), line.allSatisfy({ $0 == " " }) {
      insert("  ")
      return UInt8(CC_REFRESH)
    }
    let completion = complete(before)
    if let signature = completion.signature {
      return show(Self.lines(of: signature, width: max(20, presentation().width - 2)))
    }
    guard !completion.candidates.isEmpty else { return UInt8(CC_ERROR) }
    let common = completion.commonBeginning
    if common.utf8.count > completion.word.utf8.count {
      edit.pointee.erase(el, Int32(completion.word.unicodeScalars.count))
      insert(common)
      return UInt8(CC_REFRESH)
    }
    if completion.candidates.count == 1 { return UInt8(CC_NORM) }
    return show(CandidateList(completion.candidates, presentation()).lines)
  }

  /// A signature in lines that break between its parameters.
  static func lines(of signature: String, width: Int) -> [String] {
    let parts = signature.split(separator: ", ", omittingEmptySubsequences: false)
    let bound = parts.map { $0.replacing(" ", with: "\u{A0}") }.joined(separator: ", ")
    let lines = wordWrapped(bound, width: width - 2).map { $0.replacing("\u{A0}", with: " ") }
    return lines.indices.map { ($0 == 0 ? "" : "  ") + lines[$0] }
  }

  /// Shows lines below the entry, and the entry again below them.
  private func show(_ lines: [String]) -> UInt8 {
    let (before, after) = parts
    let width = max(20, presentation().width)
    let below =
      ScreenRows.count(promptWidth, before + after, width: width)
      - ScreenRows.count(promptWidth, before, width: width)
    let gap = String(repeating: "\n", count: max(0, below))
    send(gap + "\r\n" + lines.joined(separator: "\r\n") + "\r\n")
    // Paints the entry anew on the line that begins here.
    _ = lupi_refresh(edit, el)
    return UInt8(CC_NORM)
  }
}

/// How many rows of a terminal a text takes.
enum ScreenRows {
  /// The row, from 0, in which the text ends; it begins at a column of the first row.
  static func count(_ column: Int, _ text: String, width: Int) -> Int {
    var row = 0
    var column = column
    for character in text {
      if character == "\n" {
        row += 1
        column = 0
        continue
      }
      let size = displayWidth(of: character)
      if column + size > width {
        row += 1
        column = 0
      }
      column += size
      if column >= width {
        row += 1
        column = 0
      }
    }
    return row
  }
}
