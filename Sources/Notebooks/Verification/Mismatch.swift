public import Diagnostics

/// A fence that does not say what its cell does.
public struct Mismatch: Sendable {
  /// The cell.
  public let cell: Cell
  /// What differs first, and where.
  public let diagnostic: Diagnostic
  /// The lines of a unified diff; empty where the fence is about a failure.
  public let diff: [String]

  /// The mismatch as text.
  public func rendered(_ presentation: Presentation) -> String {
    let lines = diff.map { line in
      switch line.first {
      case "-": presentation.styled(line, .bad)
      case "+": presentation.styled(line, .good)
      case "@": presentation.styled(line, .faint)
      default: line
      }
    }
    return ([diagnostic.rendered(presentation)] + lines).joined(separator: "\n")
  }
}
