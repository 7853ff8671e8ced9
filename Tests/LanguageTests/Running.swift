import Diagnostics

@testable import Language

/// Parses, checks and runs a program as one cell.
func run(
  _ text: String, limits: Limits = .standard, host: TestHost = TestHost(),
  configure: (Interpreter) -> Void = { _ in }
) throws -> Value? {
  let interpreter = Interpreter(library: TestLibrary.functions, host: host, limits: limits)
  configure(interpreter)
  return try run(text, in: interpreter)
}

/// Parses, checks and runs a program in an interpreter that may have run others.
func run(_ text: String, in interpreter: Interpreter, cell: String = "cell") throws -> Value? {
  let program = try parse(text, name: cell)
  if let first = interpreter.check([(cell, program)]).first { throw first }
  return try interpreter.run(program, cell: cell)
}

/// The program, or the first thing that is wrong with it.
func parse(_ text: String, name: String = "test") throws -> Program {
  let outcome = Parser.parse(SourceText(name: name, text: text))
  if let program = outcome.program { return program }
  throw outcome.diagnostics[0]
}

/// The error that a program ends with.
func failure(of text: String, limits: Limits = .standard) -> Diagnostic? {
  do {
    _ = try run(text, limits: limits)
    return nil
  } catch {
    return error as? Diagnostic
  }
}
