import Diagnostics

/// Every builtin a notebook can see, and the texts made from them.
public struct Catalogue: Sendable {
  /// The builtins in the order of the manual.
  public let builtins: [Builtin]
  /// The chapters in the order of the manual.
  public let groups: [Group]
  private let places: [String: Int]
  /// The builtins that name a builtin as related to them.
  private let backlinks: [String: [String]]

  /// Creates a catalogue; a later declaration of the same name is found by ``lint()``.
  ///
  /// - Parameters:
  ///   - lists: The builtins.
  ///   - chapters: The chapters that come first; others follow as their builtins do.
  public init(_ lists: [[Builtin]], chapters: [Group] = []) {
    let all = lists.flatMap { $0 }
    let found = all.reduce(into: chapters) { if !$0.contains($1.group) { $0.append($1.group) } }
    groups = found.filter { group in all.contains { $0.group == group } }
    builtins = groups.flatMap { group in all.filter { $0.group == group } }
    places = Dictionary(
      builtins.enumerated().map { ($1.name, $0) }, uniquingKeysWith: { first, _ in first })
    backlinks = builtins.reduce(into: [:]) { links, builtin in
      for other in builtin.seeAlso { links[other, default: []].append(builtin.name) }
    }
  }

  /// The builtin of a name.
  public subscript(name: String) -> Builtin? { places[name].map { builtins[$0] } }

  /// The names of related builtins: those that the declaration names, then those that name it.
  ///
  /// A link declared on one side is thus found from both, unless a page would have more than eight.
  public func related(to builtin: Builtin) -> [String] {
    let back = (backlinks[builtin.name] ?? []).filter { !builtin.seeAlso.contains($0) }
    return builtin.seeAlso + back.prefix(max(0, 8 - builtin.seeAlso.count))
  }

  /// The names that begin with `prefix`, sorted.
  public func names(startingWith prefix: String) -> [String] {
    builtins.map(\.name).filter { $0.hasPrefix(prefix) }.sorted()
  }
}
