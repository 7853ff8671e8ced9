public import Diagnostics

/// Turns text into a program.
public enum Parser {
  /// Parses a text, or the part of it that holds one cell.
  public static func parse(_ source: SourceText, in range: Range<Int>? = nil) -> ParseOutcome {
    ParseOutcome(
      program: Program(source: source, range: range ?? source.bytes.indices), diagnostics: [],
      isPartial: false)
  }
}
