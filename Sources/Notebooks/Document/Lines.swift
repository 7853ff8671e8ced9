/// The lines of a text, cut at newlines; a newline at the end gives an empty last line.
///
/// Cut by bytes: to `String`, a carriage return and a newline are one character that is no newline.
func lines(of text: String) -> [String] {
  Array(text.utf8).split(separator: 0x0A, omittingEmptySubsequences: false).map {
    String(decoding: $0, as: UTF8.self)
  }
}
