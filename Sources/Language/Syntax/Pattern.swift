import Diagnostics

/// What stands left of `=`, between `for` and `in`, or in a parameter list.
indirect enum Pattern: Sendable {
  case name(String, SourceSpan)
  /// `_`: the value is not bound.
  case ignored(SourceSpan)
  case list([Pattern], SourceSpan)
  /// Fields by name; each with the pattern that takes its value.
  case record([(name: String, span: SourceSpan, pattern: Pattern)], SourceSpan)

  var span: SourceSpan {
    switch self {
    case .name(_, let span), .ignored(let span), .list(_, let span), .record(_, let span): span
    }
  }

  /// The names that the pattern binds, with their places, in order.
  var names: [(name: String, span: SourceSpan)] {
    switch self {
    case .name(let name, let span): [(name, span)]
    case .ignored: []
    case .list(let items, _): items.flatMap(\.names)
    case .record(let fields, _): fields.flatMap(\.pattern.names)
    }
  }
}
