public import Diagnostics

extension Interpreter {
  /// What is wrong with cells that are to run one after another, found without running them:
  /// unknown names, names that are bound only further down, and arguments that a function certainly
  /// does not take.
  public func check(_ programs: [(cell: String, program: Program)]) -> [Diagnostic] {
    var diagnostics: [Diagnostic] = []
    var known = knownGlobals
    for (index, (cell, program)) in programs.enumerated() {
      let later = Self.bindings(below: index, in: programs.map(\.program))
      var builder = Builder(program, cell: cell, library: library, globals: known, later: later)
      _ = builder.build(program, overrides: parameterOverrides)
      diagnostics += builder.diagnostics
      for name in program.boundNames {
        let isBoundOnce = builder.scope.bindings[name]?.count == 1
        known.updateValue(isBoundOnce ? builder.scope.known[name] : nil, forKey: name)
      }
    }
    return diagnostics
  }

  /// Where the programs behind an index first bind the names that the one at the index may read.
  private static func bindings(
    below index: Int, in programs: [Program]
  ) -> [String: (source: SourceText, span: SourceSpan)] {
    var wanted = Set(programs[index].freeNames)
    var later: [String: (source: SourceText, span: SourceSpan)] = [:]
    for program in programs[(index + 1)...] {
      let found = program.boundNames.filter { wanted.contains($0) }
      guard !found.isEmpty else { continue }
      let bindings = NameUse(of: program.statements).bindings
      for name in found {
        wanted.remove(name)
        if let binding = bindings[name] { later[name] = (program.source, binding.first) }
      }
    }
    return later
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
