public import Diagnostics

/// Turns text into programs.
public enum Parser {
  /// The longest text that is parsed.
  public static let maximumBytes = 16 << 20

  /// Parses a text, or the part of it that holds one cell.
  ///
  /// At a prompt, end the text with a newline: a word that the end of the text cuts off might still
  /// become another one, and counts as partial.
  public static func parse(_ source: SourceText, in range: Range<Int>? = nil) -> ParseOutcome {
    let range = (range ?? source.bytes.indices).clamped(to: source.bytes.indices)
    if range.count > maximumBytes {
      let diagnostic = Diagnostic(
        "limit.source",
        "a program must be at most \(maximumBytes >> 20) MB, but this is \(range.count >> 20) MB",
        at: SourceSpan(range.lowerBound, range.lowerBound), in: source,
        hint: "Keep data in files and load them.")
      return ParseOutcome(program: nil, diagnostics: [diagnostic], isPartial: false)
    }
    var parser = ProgramParser(source, in: range)
    let statements = parser.parseProgram()
    guard let first = parser.problems.first else {
      let program = Program(
        source: source, range: range, statements: statements,
        canonicalTokens: parser.canonical(0..<parser.tokens.count),
        usesMatrixProduct: parser.usesMatrixProduct)
      return ParseOutcome(program: program, diagnostics: [], isPartial: false)
    }
    return ParseOutcome(
      program: nil, diagnostics: parser.problems.map { $0.diagnostic(in: source) },
      isPartial: parser.problems.count == 1 && first.isPartial)
  }
}
