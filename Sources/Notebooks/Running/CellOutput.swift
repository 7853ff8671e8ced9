public import Diagnostics
public import Language

/// Something that a cell shows.
public enum CellOutput: Sendable {
  /// A value: one given to `show`, or the value of the last expression.
  case value(Value)
  /// Text as it is: one given to `show`.
  case text(String)

  /// The output as text.
  public func rendered(_ presentation: Presentation) -> String {
    switch self {
    case .value(let value): value.display(presentation)
    case .text(let text): text
    }
  }
}
