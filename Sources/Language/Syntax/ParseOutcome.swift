public import Diagnostics

/// What parsing gave.
public struct ParseOutcome: Sendable {
  /// The program, if there was no error.
  public let program: Program?
  /// Everything that is wrong, in the order of the source.
  public let diagnostics: [Diagnostic]
  /// Whether the only thing wrong is that the text ends too early.
  public let isPartial: Bool
}
