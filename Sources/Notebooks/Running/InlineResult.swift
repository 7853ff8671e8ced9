public import Diagnostics
public import Language

/// What became of a `{{ expression }}` in prose.
public enum InlineResult: Sendable {
  /// Its value.
  case value(Value)
  /// It failed.
  case failed(Diagnostic)
  /// A cell that it needs was not run or failed.
  case skipped(SkipReason)

  /// What stands in the prose instead of the braces: a value in one line, or `?`.
  public func rendered(_ presentation: Presentation) -> String {
    guard case .value(let value) = self else { return "?" }
    // A value stands in a sentence: a text loses its line breaks, anything else is written in one line.
    if let text = value.string {
      return text.split(whereSeparator: \.isNewline).joined(separator: " ")
    }
    let text = value.display(presentation)
    return text.utf8.contains(0x0A) ? value.literal : text
  }
}
