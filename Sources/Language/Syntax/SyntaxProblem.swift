import Diagnostics

/// Why text is not a program.
struct SyntaxProblem: Error {
  let code: String
  let message: String
  let span: SourceSpan
  let hint: String?
  /// Whether more text at the end could make it right.
  var isPartial: Bool
  var notes: [Diagnostic.Note] = []

  init(
    _ code: String, _ message: String, at span: SourceSpan, hint: String? = nil,
    isPartial: Bool = false
  ) {
    self.code = code
    self.message = message
    self.span = span
    self.hint = hint
    self.isPartial = isPartial
  }

  func diagnostic(in source: SourceText) -> Diagnostic {
    Diagnostic(code, message, at: span, in: source, hint: hint, notes: notes)
  }
}
