import Diagnostics

extension CursorContext {
  /// The offsets, in bytes, of the brackets that are open at the end of a text, outermost first:
  /// what a line that goes on is indented by.
  public static func openBrackets(in text: String) -> [Int] {
    let reader = CursorReader(text)
    return reader.open.map { reader.tokens[$0.token].start }
  }
}
