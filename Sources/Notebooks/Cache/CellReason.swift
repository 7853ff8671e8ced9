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
    /// Another cell would run before it, so that what it reads is not known yet.
    case waits(for: String)
  }

  /// The cell.
  public let cell: Cell
  /// What would happen.
  public let fate: Fate
  /// Why it would run, a clause for each reason.
  public let reasons: [String]
}

extension NotebookRunner {
  /// What would happen to a cell and to those that it needs, found without running any: all that are
  /// kept, and the first that would run, with the cell itself last.
  public func explain(_ index: Int) -> [CellReason] {
    guard let cache else { return [] }
    let cells = program.notebook.cells
    var found: [CellReason] = []
    for needed in program.graph.closure(of: [index]).sorted() where needed <= index {
      let cell = cells[needed]
      let reason = reason(for: cell, cache)
      found.append(reason)
      if reason.fate == .runs {
        if needed != index {
          found.append(CellReason(cell: cells[index], fate: .waits(for: cell.name), reasons: []))
        }
        break
      }
      statuses[needed] = .succeeded
      if case .skipped(let why) = reason.fate { statuses[needed] = .skipped(why) }
    }
    return found
  }

  private func reason(for cell: Cell, _ cache: CellCache) -> CellReason {
    func runs(_ reasons: String...) -> CellReason {
      CellReason(cell: cell, fate: .runs, reasons: reasons)
    }
    if let skip = reasonToSkip(cell.index) {
      return CellReason(cell: cell, fate: .skipped(skip), reasons: [])
    }
    guard let code = program.programs[cell.index] else { return runs("it cannot be parsed") }
    if cell.options.cache == false { return runs("it is marked `no-cache`") }
    if cell.error != nil { return runs("it must fail, and failures are not kept") }
    cache.begin(cell.index, reading: cache.reads(of: code), seed: interpreter.seed)
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

extension CellCache {
  /// Why nothing is found under a key: how it differs from the most similar that was kept of the cell.
  func reasons(
    against key: CellKey, of cell: String, maker: (Version) -> String
  ) -> [String] {
    if let entry = entry(for: key) ?? entry(for: key.forAnySeed) {
      let changes = entry.outcomes.compactMap { surroundings.change(since: $0.observations) }
      return changes.first.map { [$0] } ?? ["what it showed was lost"]
    }
    let near = storage.names(of: "cells").compactMap { storage.read($0).flatMap(CellEntry.init) }
      .filter { $0.notebook == notebook && $0.cell == cell }
      .map { entry in
        let isOfAnySeed = entry.parts.contains(CellKey.Part("seed", "any"))
        return Self.difference(
          old: entry.parts, new: isOfAnySeed ? key.forAnySeed.parts : key.parts)
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
