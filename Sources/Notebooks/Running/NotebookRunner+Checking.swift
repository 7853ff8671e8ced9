public import Diagnostics
import Language

extension NotebookRunner {
  /// What is wrong with the notebook and with the parameters given, found without running a cell.
  public func check() -> [Diagnostic] {
    var found = program.diagnostics
    announced = program.announced
    do {
      let overrides = try ParameterOverrides(options.parameters, for: program)
      interpreter.parameterOverrides = overrides.values
      if let seed = overrides.seed { interpreter.seed = seed }
      _ = try options.selection.cells(of: program.notebook)
    } catch {
      found.append(Diagnostic(error, at: nil, in: nil))
    }
    for diagnostic in interpreter.check(steps()) {
      let placed = diagnostic.placed(in: program.notebook.source)
      switch cell(of: placed) {
      case .some(let cell) where cell.error != nil:
        announced[cell.index, default: []].append(placed)
      case .some(let cell) where cell.hasHoles(in: program.notebook.source): continue
      default: found.append(placed)
      }
    }
    return found
  }

  /// The cells and the values in prose, in document order.
  private func steps() -> [(cell: String, program: Program)] {
    var steps: [(cell: String, program: Program)] = []
    var key = ""
    for block in program.notebook.blocks {
      switch block {
      case .cell(let index, _):
        key = program.keys[index]
        if let code = program.programs[index] { steps.append((key, code)) }
      case .prose(let prose):
        for value in prose.values {
          if let code = program.inlinePrograms[value.range.lowerBound] { steps.append((key, code)) }
        }
      case .shebang, .output: break
      }
    }
    return steps
  }

  /// The cell that a diagnostic points into.
  private func cell(of diagnostic: Diagnostic) -> Cell? {
    guard let span = diagnostic.span else { return nil }
    return program.notebook.cells.first { $0.fence.range.contains(span.start) }
  }
}
