import Diagnostics
import Language

/// Checks what `-p name=value` gives before anything runs.
struct ParameterOverrides {
  let program: NotebookProgram

  init(_ program: NotebookProgram) { self.program = program }

  /// The values by name; throws if a name is unknown or given twice.
  func values(_ given: [(name: String, text: String)]) throws(Fault) -> [String: Value] {
    let names = program.parameters.map(\.name)
    var values: [String: Value] = [:]
    for (name, text) in given {
      guard name == "seed" || names.contains(name) else {
        throw Fault(
          "param.unknown", "\(program.notebook.source.name) has no parameter `\(name)`",
          hint: suggestion(for: name, among: names + ["seed"], noun: "parameter"))
      }
      guard values.updateValue(.string(text), forKey: name) == nil else {
        throw Fault(
          "param.repeated", "the parameter `\(name)` must be given once, but is given twice",
          hint: "Remove one of the two.")
      }
    }
    return values
  }

  /// What is wrong with the values: each declaration runs alone, in an interpreter of its own.
  func check(_ values: [String: Value]) -> [Diagnostic] {
    var found: [Diagnostic] = []
    let source = program.notebook.source
    for parameter in program.parameters where values[parameter.name] != nil {
      let problem = failure(Parser.parse(source, in: parameter.span.range).program, values)
      if let problem { found.append(problem.placed(in: source)) }
    }
    if values["seed"] != nil {
      let statement = SourceText(name: "-p seed", text: "seed 0\n")
      if let problem = failure(Parser.parse(statement).program, values) {
        found.append(Diagnostic(problem.code, problem.message, at: nil, in: nil))
      }
    }
    return found
  }

  private func failure(_ declaration: Program?, _ values: [String: Value]) -> Diagnostic? {
    guard let declaration else { return nil }
    let host = NotebookHost(sink: { _ in }, isInterrupted: { false })
    let interpreter = Interpreter(library: [], host: host)
    interpreter.parameterOverrides = values
    do {
      _ = try interpreter.run(declaration, cell: "parameters")
      return nil
    } catch let diagnostic as Diagnostic {
      return diagnostic
    } catch {
      return nil
    }
  }
}
