/// What reading an entry gave.
enum EntryInput: Equatable {
  /// A whole entry, which may have several lines.
  case text(String)
  /// The person dropped what was typed.
  case dropped
  /// The input is at its end.
  case end
  /// A signal asks the process to end.
  case ended(by: Int32)
}

/// Where the prompt gets whole entries from.
protocol EntryReader: AnyObject {
  /// The next entry.
  func readEntry(prompt: String) -> EntryInput
}

extension LineEditor: EntryReader {}
