import Diagnostics
import Language

extension NotebookRunner {
  /// Does what a cell does: as it was kept, or by running it.
  func execute(_ cell: Cell, _ code: Program, _ cache: CellCache) -> CellStatus {
    cache.begin(cell.index, code, key: program.keys[cell.index], seed: interpreter.seed)
    guard cell.options.cache != false, cell.error == nil else {
      return run(cell, code, nil, cache)
    }
    guard let key = key(cell, code, cache) else { return run(cell, code, nil, cache) }
    if replay(key, cell, cache) { return .succeeded }
    guard let flights = cache.flights else { return run(cell, code, key, cache) }
    guard flights.enter(key, isStopped: { self.host.isInterrupted }) else { return .interrupted }
    defer { flights.leave(key) }
    // Whoever computed it meanwhile has kept it.
    return replay(key, cell, cache) ? .succeeded : run(cell, code, key, cache)
  }

  func key(_ cell: Cell, _ code: Program, _ cache: CellCache) -> CellKey? {
    cache.key(
      code, as: "cell", name: program.keys[cell.index], isQuiet: cell.options.quiet,
      seed: interpreter.seed, overrides: interpreter.parameterOverrides)
  }

  /// Replays what a cell did, if that is kept.
  private func replay(_ key: CellKey, _ cell: Cell, _ cache: CellCache) -> Bool {
    guard let outcome = cache.outcome(for: key), let outputs = cache.outputs(of: outcome) else {
      return false
    }
    cache.surroundings.replay(outcome.observations)
    for output in outputs { sink(.output(cell, output)) }
    if let seed = outcome.seed { interpreter.seed = seed }
    cache.adopt(outcome, of: cell.index)
    note(reused: cell.index)
    return true
  }

  /// Runs a cell, and keeps what it did under a key.
  private func run(
    _ cell: Cell, _ code: Program, _ key: CellKey?, _ cache: CellCache
  ) -> CellStatus {
    let clock = ContinuousClock()
    var seconds = 0.0
    var shown: [CellOutput] = []
    var observations = Observations(bytes: [], isRepeatable: false)
    let status = ended(cell) {
      for version in cache.reads(of: code) { try restore(version, cache) }
      cache.surroundings.startObserving()
      defer { observations = cache.surroundings.stopObserving() }
      interpreter.evaluation.wasSeedAsked = false
      let start = clock.now
      try evaluate(code, cell)
      seconds = (clock.now - start) / .seconds(1)
      shown = host.shown
    }
    guard status == .succeeded else { return status }
    cache.adopt(bindings(of: cell.index, code), of: cell.index)
    // What was made again may not be what it was: then the cell is another one.
    if let key, keyOfRead(cell, code, cache) == key {
      cache.keep(
        interpreter.evaluation.wasSeedAsked ? key : key.forAnySeed, cell: cell.name,
        index: cell.index, outputs: shown, seconds: seconds,
        seed: code.seedDeclaration == nil ? nil : interpreter.seed, observations: observations)
    }
    return status
  }

  /// The key of a cell that has run, of the values that it has read.
  private func keyOfRead(_ cell: Cell, _ code: Program, _ cache: CellCache) -> CellKey? {
    guard let input = cache.inputs[cell.index] else { return nil }
    return cache.key(
      code, as: "cell", name: program.keys[cell.index], isQuiet: cell.options.quiet,
      seed: input.seed, overrides: interpreter.parameterOverrides, reading: input.versions)
  }

  /// What a cell has bound.
  func bindings(of index: Int, _ code: Program) -> [Interpreter.GlobalBinding] {
    let names = Set(code.boundNames)
    return interpreter.globals.filter {
      names.contains($0.name) && $0.cell == program.keys[index]
    }
  }

  /// Binds a value for a cell that reads it: the one at hand, the one that is kept, or else one that its
  /// cell makes again.
  func restore(_ version: Version, _ cache: CellCache) throws {
    if version.binding == nil, let code = program.programs[version.cell] {
      if let kept = version.kept,
        let value = try? kept.value(from: cache.storage, cache.context)
      {
        version.binding = Interpreter.GlobalBinding(
          name: version.name, value: value, cell: program.keys[version.cell],
          span: code.place(binding: version.name), source: code.source)
      } else {
        try remake(version.cell, code, cache)
      }
    }
    if let binding = version.binding { interpreter.bind(binding) }
  }

  /// Runs a cell again for its values alone: what it shows was shown.
  private func remake(_ index: Int, _ code: Program, _ cache: CellCache) throws {
    let before = interpreter.snapshot()
    host.enter(nil)
    defer { interpreter.restore(before) }
    if let input = cache.inputs[index] {
      for version in input.versions { try restore(version, cache) }
      interpreter.seed = input.seed
    }
    _ = try interpreter.run(code, cell: program.keys[index])
    for binding in bindings(of: index, code) {
      guard let version = cache.version(binding.name, of: index) else { continue }
      version.binding = binding
      version.kept = nil
    }
  }

  /// Binds the kept values of some names, or of all, so that whoever uses the interpreter next finds
  /// them.
  public func restoreValues(_ names: Set<String>? = nil) {
    guard let cache else { return }
    for version in cache.current.values.sorted(by: { $0.name < $1.name })
    where names?.contains(version.name) ?? true {
      try? restore(version, cache)
    }
  }
}
