/// A message to the person who wrote the source: what is wrong, where, and what to do about it.
public struct Diagnostic: Error, Sendable {
  /// How serious a diagnostic is.
  public enum Severity: String, Sendable {
    /// Nothing can go on.
    case error
    /// Something is probably not meant.
    case warning
  }

  /// A second place that explains the first.
  public struct Note: Sendable {
    /// What to say about the place.
    public let message: String
    /// The place, if there is one.
    public let span: SourceSpan?

    /// Creates a note.
    public init(_ message: String, span: SourceSpan? = nil) {
      self.message = message
      self.span = span
    }
  }

  /// How serious it is.
  public let severity: Severity
  /// A stable code, `area.problem`.
  public let code: String
  /// One sentence: what must be which rule, but is what.
  public let message: String
  /// The text the span points into.
  public let source: SourceText?
  /// The place.
  public let span: SourceSpan?
  /// Further places.
  public var notes: [Note]
  /// One imperative sentence, if there is something sensible to say.
  public let hint: String?

  /// Creates a diagnostic.
  public init(
    _ code: String, _ message: String, at span: SourceSpan?, in source: SourceText?,
    hint: String? = nil, notes: [Note] = [], severity: Severity = .error
  ) {
    self.severity = severity
    self.code = code
    self.message = message
    self.source = source
    self.span = span
    self.notes = notes
    self.hint = hint
  }

  /// Places a fault.
  public init(_ fault: Fault, at span: SourceSpan?, in source: SourceText?) {
    self.init(fault.code, fault.message, at: span, in: source, hint: fault.hint)
  }

  /// `name:line:column`, or nothing where the place is unknown.
  public var location: String? {
    guard let source, let span else { return nil }
    let (line, column) = source.position(at: span.start)
    return "\(source.name):\(line):\(column)"
  }
}
