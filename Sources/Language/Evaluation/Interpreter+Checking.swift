public import Diagnostics

extension Interpreter {
  /// What is wrong with cells that are to run one after another, found without running them:
  /// unknown names, names that are bound only further down, and arguments that a function certainly
  /// does not take.
  public func check(_ programs: [(cell: String, program: Program)]) -> [Diagnostic] {
    let later = Self.bindingsBelow(programs.map(\.program))
    var diagnostics: [Diagnostic] = []
    var known = knownGlobals
    for (index, (cell, program)) in programs.enumerated() {
      let (found, learnt) = check(program, cell, known: known, later: later[index])
      diagnostics += found
      for (name, code) in learnt { known.updateValue(code, forKey: name) }
    }
    return diagnostics
  }

  /// What is wrong with one of the cells, and the names that it binds with the functions they stand for.
  private func check(
    _ program: Program, _ cell: String, known: [String: FunctionCode?],
    later: [String: (source: SourceText, span: SourceSpan)]
  ) -> (diagnostics: [Diagnostic], learnt: [(String, FunctionCode?)]) {
    var builder = Builder(program, cell: cell, library: library, globals: known, later: later)
    _ = builder.build(program, overrides: parameterOverrides)
    let learnt = program.boundNames.map { name in
      let isBoundOnce = builder.scope.bindings[name]?.count == 1
      return (name, isBoundOnce ? builder.scope.known[name] : nil)
    }
    return (builder.diagnostics, learnt)
  }

  /// For each program, where those behind it first bind the names that it may read.
  ///
  /// From the last one up, so that the time grows with the number of programs and not with its square.
  private static func bindingsBelow(
    _ programs: [Program]
  ) -> [[String: (source: SourceText, span: SourceSpan)]] {
    var later = [[String: (source: SourceText, span: SourceSpan)]](
      repeating: [:], count: programs.count)
    var nearest: [String: Int] = [:]
    var uses: [Int: NameUse] = [:]
    for index in programs.indices.reversed() {
      for name in programs[index].freeNames {
        guard let binder = nearest[name] else { continue }
        let use = uses[binder] ?? NameUse(of: programs[binder].statements)
        uses[binder] = use
        if let binding = use.bindings[name] {
          later[index][name] = (programs[binder].source, binding.first)
        }
      }
      for name in programs[index].boundNames { nearest[name] = index }
    }
    return later
  }

  /// What is wrong with the names of ``parameterOverrides``, given the whole notebook.
  public func checkOverrides(_ programs: [Program]) -> [Fault] {
    let names = programs.flatMap(\.parameters).map(\.name)
    return parameterOverrides.keys.sorted().filter { $0 != "seed" && !names.contains($0) }.map {
      Fault(
        "param.unknown", "the notebook has no parameter `\($0)`",
        hint: suggestion(for: $0, among: names, noun: "parameter"))
    }
  }
}
