import Diagnostics
import Language

extension NotebookRunner {
  /// Whether prose is part of the run: it leads to the cell below it, and the last prose ends the
  /// notebook.
  func isShown(proseBelow cell: Int?, _ selected: Set<Int>) -> Bool {
    guard options.selection.only.isEmpty else { return false }
    let next = cell.map { $0 + 1 } ?? 0
    return next < program.notebook.cells.count
      ? selected.contains(next) : options.selection.to == nil
  }

  /// The cells that the values in shown prose read.
  func cellsRead(byProseWith selected: Set<Int>) -> Set<Int> {
    var cells: Set<Int> = []
    var above: Int?
    for block in program.notebook.blocks {
      if case .cell(let index, _) = block { above = index }
      guard case .prose(let prose) = block, isShown(proseBelow: above, selected) else { continue }
      for code in prose.values.compactMap({ program.inlinePrograms[$0.range.lowerBound] }) {
        cells.formUnion(program.graph.reads(of: code, below: above).map(\.cell))
      }
    }
    return cells
  }

  func show(_ prose: Prose, below cell: Int?) -> ExitCode {
    var exit = ExitCode.success
    let values = prose.values.map { value -> InlineResult in
      guard let code = program.inlinePrograms[value.range.lowerBound] else { return .value(.none) }
      if let edge = missing(program.graph.reads(of: code, below: cell)) {
        return .skipped(reason(edge))
      }
      do {
        let key = cell.map { program.keys[$0] } ?? ""
        return .value(try evaluate(code, proseBelow: key))
      } catch let interruption as Interruption where interruption.reason == .interrupted {
        exit = .interrupted
        return .skipped(.stopped(after: cell.map { program.notebook.cells[$0].name } ?? ""))
      } catch {
        let problem = diagnostic(
          error, SourceSpan(value.range.lowerBound, value.range.upperBound))
        report(problem, nil)
        exit = exit.combined(with: .cellFailed)
        return .failed(problem)
      }
    }
    sink(.prose(prose, values: values))
    return exit
  }

  /// The value of an expression in prose: as it was kept, or by evaluating it.
  private func evaluate(_ code: Program, proseBelow name: String) throws -> Value {
    guard let cache else { return try interpreter.evaluate(code, cell: name) }
    func key() -> CellKey? {
      cache.key(
        code, as: "prose", name: name, seed: interpreter.seed,
        overrides: interpreter.parameterOverrides)
    }
    let asked = key()
    if let key = asked, let outcome = cache.outcome(for: key),
      let outputs = cache.outputs(of: outcome),
      case .value(let value)? = outputs.first
    {
      cache.surroundings.replay(outcome.observations)
      return value
    }
    for version in cache.reads(of: code) { try restore(version, cache) }
    let clock = ContinuousClock()
    let start = clock.now
    interpreter.evaluation.wasSeedAsked = false
    cache.surroundings.startObserving()
    var observations = Observations(bytes: [], isRepeatable: false)
    let value = try {
      defer { observations = cache.surroundings.stopObserving() }
      return try interpreter.evaluate(code, cell: name)
    }()
    // What was made again may not be what it was.
    if let key = key(), key == asked {
      cache.keep(
        interpreter.evaluation.wasSeedAsked ? key : key.forAnySeed,
        cell: "{{ \(program.notebook.source.string(code.range)) }}", index: nil,
        outputs: [.value(value)], seconds: (clock.now - start) / .seconds(1), seed: nil,
        observations: observations)
    }
    return value
  }
}
