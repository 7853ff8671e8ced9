import Diagnostics

/// `x -> …`: a new function value with what it captures now.
final class FunctionNode: Node, @unchecked Sendable {
  let code: FunctionCode
  let captures: CaptureFill

  init(_ code: FunctionCode, _ captures: CaptureFill) {
    self.code = code
    self.captures = captures
  }

  override func eval(_ f: Frame, _ m: Evaluation) throws -> Value {
    .object(FunctionObject(code, captures: try captures.eval(f, m)))
  }
}

/// A function that is declared together with the one that runs.
final class SiblingNode: Node, @unchecked Sendable {
  let code: FunctionCode

  init(_ code: FunctionCode) { self.code = code }

  override func eval(_ f: Frame, _ m: Evaluation) throws -> Value {
    guard case .object(let object) = f[0], object.kind == .captures else { return .none }
    return .object(FunctionObject(code, captures: unsafeDowncast(object, to: Captures.self)))
  }
}

/// What functions declared together capture, and the defaults of their parameters.
final class CaptureFill: @unchecked Sendable {
  let nodes: [Node]
  let names: [String]
  let tokens: [UInt8]
  let place: Place

  init(_ group: FunctionGroup, tokens: [UInt8], _ place: Place) {
    nodes = group.captures
    names = group.names
    self.tokens = tokens
    self.place = place
  }

  func eval(_ f: Frame, _ m: Evaluation) throws -> Captures {
    let captures = Captures(
      try nodes.map { try $0.eval(f, m) }, names: names, tokens: tokens)
    if captures.nesting > 100 { _ = try m.placedNesting(.object(captures), place) }
    return captures
  }
}

/// `fn a(…) …` and the functions that follow it directly.
final class DeclareStep: Step, @unchecked Sendable {
  let functions: [(slot: Int, code: FunctionCode)]
  let captures: CaptureFill

  init(_ functions: [(slot: Int, code: FunctionCode)], _ captures: CaptureFill) {
    self.functions = functions
    self.captures = captures
  }

  override func run(_ f: Frame, _ m: Evaluation) throws -> Flow {
    let captures = try captures.eval(f, m)
    for (slot, code) in functions {
      f[slot] = .object(FunctionObject(code, captures: captures))
    }
    return .next
  }
}
