import Diagnostics

/// A pointer to slot 0 of the frame of the function that runs.
typealias Frame = UnsafeMutablePointer<Value>

/// An expression ready to run: names are slots, places are known.
///
/// Nodes are final classes whose children are constants, frames are pointers into one value stack,
/// and the machine is passed along, so that evaluating allocates nothing and counts no references
/// to nodes.
class Node: @unchecked Sendable {
  func eval(_ f: Frame, _ m: Evaluation) throws -> Value { .none }
}

/// A statement ready to run.
class Step: @unchecked Sendable {
  func run(_ f: Frame, _ m: Evaluation) throws -> Flow { .next }
}

/// An expression whose value is true or false.
class Condition: @unchecked Sendable {
  func test(_ f: Frame, _ m: Evaluation) throws -> Bool { false }
}

/// How execution goes on after a statement.
enum Flow: UInt8 {
  case next, broke, continued
}

/// A place in the source, for errors.
struct Place: Sendable {
  let source: SourceText
  let span: SourceSpan

  /// The error at this place.
  func error(_ code: String, _ message: String, hint: String? = nil) -> Diagnostic {
    Diagnostic(code, message, at: span, in: source, hint: hint)
  }

  /// An error that has a place already stays there; a fault comes to this one.
  func placed(_ error: any Error) -> any Error {
    if let fault = error as? Fault { return Diagnostic(fault, at: span, in: source) }
    return error
  }
}
