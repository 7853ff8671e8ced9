import Diagnostics

extension NotebookParser {
  /// Looks for a file that is not the text it should be, which would otherwise be shown as rubbish or
  /// silently run nothing. Inside cells the lexer does this.
  mutating func checkEncoding() {
    if bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF]) {
      report(
        "notebook.encoding", "a notebook must be UTF-8, but this file is UTF-16",
        at: SourceSpan(0, 2), hint: Self.saveAgain)
      return
    }
    if bytes.contains(0x0D), !bytes.contains(0x0A), let first = bytes.firstIndex(of: 0x0D) {
      report(
        "notebook.line-ends", "lines must end in LF or CRLF, but end in CR alone",
        at: SourceSpan(first, first + 1), hint: "Save the file with line ends of Unix or Windows.")
      return
    }
    for case .prose(let prose) in blocks {
      guard let place = Self.firstFault(in: bytes[prose.range]) else { continue }
      report(
        "notebook.encoding",
        bytes[place] == 0
          ? "a notebook must be text, but holds a NUL byte here"
          : "a notebook must be UTF-8, but is not here",
        at: SourceSpan(place, place + 1), hint: Self.saveAgain)
      return
    }
  }

  private static let saveAgain = "Save the file again as text in UTF-8."

  /// Where the first byte stands that is NUL or does not continue UTF-8.
  private static func firstFault(in bytes: ArraySlice<UInt8>) -> Int? {
    if !bytes.contains(0), String(validating: bytes, as: UTF8.self) != nil { return nil }
    var place = bytes.startIndex
    var parser = Unicode.UTF8.ForwardParser()
    var rest = bytes.makeIterator()
    while true {
      switch parser.parseScalar(from: &rest) {
      case .valid(let encoded):
        if encoded.count == 1, encoded.first == 0 { return place }
        place += encoded.count
      case .error: return place
      case .emptyInput: return nil
      }
    }
  }
}
