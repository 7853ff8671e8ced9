import Diagnostics
import Language

/// Entries from a source of lines without an editor: a dumb terminal, or a test.
final class LineReader: EntryReader {
  private let input: any InputSource
  private let presentation: Presentation

  init(_ input: any InputSource, _ presentation: Presentation) {
    self.input = input
    self.presentation = presentation
  }

  /// Lines until they make a whole entry; an empty line ends an entry that is still not complete.
  func readEntry(prompt: String) -> EntryInput {
    var text = ""
    while true {
      let shown = text.isEmpty ? prompt : presentation.styled("  ... ", .accent)
      guard let line = input.readLine(prompt: shown, continuing: !text.isEmpty) else {
        return text.isEmpty ? .end : .text(text)
      }
      text += (text.isEmpty ? "" : "\n") + line
      // What is too long for any program need not be looked at line by line.
      let isTooLong = text.utf8.count > Parser.maximumBytes
      if line.isEmpty || isTooLong || PromptEntry.isComplete(text) { return .text(text) }
    }
  }
}
