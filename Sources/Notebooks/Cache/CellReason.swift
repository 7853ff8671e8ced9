import Diagnostics
import Language

/// Whether a cell would run, and why.
public struct CellReason: Sendable, Hashable {
  /// What would happen to the cell.
  public enum Fate: Sendable, Hashable {
    /// What it does is kept, and took so many seconds.
    case kept(seconds: Double)
    /// It would run.
    case runs
    /// It would be skipped.
    case skipped(SkipReason)
    /// What it does is kept for the case that these values come out as they were; else it would run.
    case depends([Value])
  }

  /// A value that is not known before the cell that binds it has run.
  public struct Value: Sendable, Hashable {
    /// The name.
    public let name: String
    /// The name of the cell that binds it.
    public let cell: String
  }

  /// The cell.
  public let cell: Cell
  /// What would happen.
  public let fate: Fate
  /// Why it would run, a clause for each reason.
  public let reasons: [String]
}

extension NotebookRunner {
  /// What would happen to a cell and to those that it needs, in the order of the document, found without
  /// running any.
  ///
  /// What a cell would bind that runs is not known. A cell that reads it would run as well if nothing is
  /// kept of it that agrees in all that is known; else that depends on how those values come out.
  public func explain(_ index: Int) -> [CellReason] {
    guard let cache else { return [] }
    var found: [CellReason] = []
    /// The cells whose values are not known.
    var open: Set<Int> = []
    for needed in program.graph.closure(of: [index]).sorted() where needed <= index {
      let unknown = program.graph.reads[needed].filter { open.contains($0.cell) }
      let reason = reason(for: program.notebook.cells[needed], not: unknown, cache)
      found.append(reason)
      statuses[needed] = .succeeded
      switch reason.fate {
      case .kept: break
      case .skipped(let why): statuses[needed] = .skipped(why)
      case .runs, .depends:
        open.insert(needed)
        setSeed(of: needed)
      }
    }
    return found
  }

  /// Sets the seed that a cell would set.
  private func setSeed(of index: Int) {
    guard let seed = program.programs[index]?.seedDeclaration,
      interpreter.parameterOverrides["seed"] == nil
    else { return }
    interpreter.seed = seed
  }

  private func reason(
    for cell: Cell, not unknown: [DependencyGraph.Edge], _ cache: CellCache
  ) -> CellReason {
    func runs(_ reasons: String...) -> CellReason {
      CellReason(cell: cell, fate: .runs, reasons: reasons)
    }
    if let skip = reasonToSkip(cell.index) {
      return CellReason(cell: cell, fate: .skipped(skip), reasons: [])
    }
    guard let code = program.programs[cell.index] else { return runs("it cannot be parsed") }
    if cell.options.cache == false { return runs("it is marked `no-cache`") }
    if cell.error != nil { return runs("it must fail, and failures are not kept") }
    cache.begin(cell.index, code, key: program.keys[cell.index], seed: interpreter.seed)
    if !unknown.isEmpty { return reason(for: cell, code, not: unknown, cache) }
    guard let key = key(cell, code, cache) else {
      return runs("it reads a value that cannot be told from others")
    }
    if let outcome = cache.outcome(for: key) {
      if let seed = outcome.seed { interpreter.seed = seed }
      cache.adopt(outcome, of: cell.index)
      return CellReason(cell: cell, fate: .kept(seconds: outcome.seconds), reasons: [])
    }
    return CellReason(
      cell: cell, fate: .runs,
      reasons: cache.reasons(against: key, of: cell.name) { version in
        self.program.notebook.cells[version.cell].name
      })
  }
}

extension NotebookRunner {
  /// What would happen to a cell that reads values that are not known.
  private func reason(
    for cell: Cell, _ code: Program, not unknown: [DependencyGraph.Edge], _ cache: CellCache
  ) -> CellReason {
    let names = Set(unknown.map(\.name))
    guard
      let key = cache.key(
        code, as: "cell", name: program.keys[cell.index], isQuiet: cell.options.quiet,
        seed: interpreter.seed, overrides: interpreter.parameterOverrides,
        reading: cache.reads(of: code).filter { !names.contains($0.name) })
    else {
      return CellReason(
        cell: cell, fate: .runs, reasons: ["it reads a value that cannot be told from others"])
    }
    let values = unknown.map {
      CellReason.Value(name: $0.name, cell: program.notebook.cells[$0.cell].name)
    }
    let reasons = cache.reasons(against: key, of: cell.name, not: names) { version in
      self.program.notebook.cells[version.cell].name
    }
    return CellReason(
      cell: cell, fate: reasons.isEmpty ? .depends(values) : .runs, reasons: reasons)
  }
}

extension CellCache {
  /// Why nothing that is kept of a cell agrees with a key in all but some values that are not known; empty
  /// where something does.
  func reasons(
    against key: CellKey, of cell: String, not names: Set<String>, maker: (Version) -> String
  ) -> [String] {
    let without = { (parts: [CellKey.Part]) in
      parts.filter { !$0.name.hasPrefix("value ") || !names.contains(String($0.name.dropFirst(6))) }
    }
    let known = without(key.parts)
    let agreeing = entries(of: cell).filter { entry in
      // An entry that reads other names than these is of other code, or of a name that was not bound.
      let parts = without(entry.parts)
      return parts == known || parts == CellKey(restoring: known).forAnySeed.parts
    }
    guard !agreeing.isEmpty else {
      return reasons(
        against: known, in: entries(of: cell).map { without($0.parts) }, maker: maker)
    }
    var changes: [String] = []
    for outcome in agreeing.flatMap(\.outcomes) {
      guard let change = surroundings.change(since: outcome.observations) else { return [] }
      changes.append(change)
    }
    return Array(changes.prefix(1))
  }

  /// What is kept of a cell, in whichever state.
  private func entries(of cell: String) -> [CellEntry] {
    storage.names(of: "cells").compactMap { storage.read($0).flatMap(CellEntry.init) }
      .filter { $0.notebook == notebook && $0.cell == cell }
  }

  /// Why nothing is found under a key: how it differs from the most similar that was kept of the cell.
  func reasons(
    against key: CellKey, of cell: String, maker: (Version) -> String
  ) -> [String] {
    if let entry = entry(for: key) ?? entry(for: key.forAnySeed) {
      let changes = entry.outcomes.compactMap { surroundings.change(since: $0.observations) }
      return changes.first.map { [$0] } ?? ["what it showed was lost"]
    }
    return reasons(against: key.parts, in: entries(of: cell).map(\.parts), maker: maker)
  }

  /// How the parts of a key differ from the most similar that were kept.
  private func reasons(
    against parts: [CellKey.Part], in kept: [[CellKey.Part]], maker: (Version) -> String
  ) -> [String] {
    let near = kept.map { old in
      let isOfAnySeed = old.contains(CellKey.Part("seed", "any"))
      return Self.difference(
        old: old, new: isOfAnySeed ? CellKey(restoring: parts).forAnySeed.parts : parts)
    }
    .filter { !$0.isEmpty }.min { $0.count < $1.count }
    guard let near else { return ["nothing is kept of it"] }
    return near.map { name in
      guard name.hasPrefix("value "), let version = current[String(name.dropFirst(6))] else {
        return Self.words(name)
      }
      return "the value of `\(version.name)` has changed, which `\(maker(version))` binds"
    }
  }

  /// The names of the parts that differ.
  private static func difference(old: [CellKey.Part], new: [CellKey.Part]) -> [String] {
    let before = Dictionary(old.map { ($0.name, $0.text) }, uniquingKeysWith: { $1 })
    let after = Dictionary(new.map { ($0.name, $0.text) }, uniquingKeysWith: { $1 })
    let names = new.map(\.name) + old.map(\.name).filter { after[$0] == nil }
    let changed = names.filter { before[$0] != after[$0] }
    // What it reads follows from its code.
    return changed.contains("code")
      ? changed.filter { before[$0] != nil && after[$0] != nil } : changed
  }

  /// What it means that a part differs.
  private static func words(_ name: String) -> String {
    if name.hasPrefix("parameter ") { return "the \(name.replacingName()) has another value" }
    if name.hasPrefix("value ") {
      return "the value of \(name.replacingName(keeping: false)) has changed"
    }
    return switch name {
    case "code": "its code has changed"
    case "seed", "seed given": "the seed has changed"
    case "numerics": "the numerics have changed"
    case "lupi", "format": "another build of lupi kept it"
    case "options": "its options have changed"
    case "name": "its name has changed, and its random numbers with it"
    default: "\(name) has changed"
    }
  }
}

extension String {
  /// `parameter epochs` with the name in quotes.
  fileprivate func replacingName(keeping word: Bool = true) -> String {
    let parts = split(separator: " ", maxSplits: 1)
    guard parts.count == 2 else { return self }
    return word ? "\(parts[0]) `\(parts[1])`" : "`\(parts[1])`"
  }
}
