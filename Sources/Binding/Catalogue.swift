import Diagnostics

/// Every builtin a notebook can see, and the texts made from them.
public struct Catalogue: Sendable {
  let lists: [BuiltinList]
  private let chapters: [Group]
  private let places: [String: Int]

  /// Creates a catalogue; a later declaration of the same name is found by ``lint()``.
  ///
  /// - Parameters:
  ///   - lists: The builtins.
  ///   - chapters: The chapters that come first; others follow as their builtins do.
  public init(_ lists: [BuiltinList], chapters: [Group] = []) {
    self.lists = lists
    self.chapters = chapters
    places = Dictionary(
      lists.enumerated().flatMap { place, list in list.names.map { ($0, place) } },
      uniquingKeysWith: { first, _ in first })
  }

  /// The builtins in the order of the manual; makes all of them.
  public var builtins: [Builtin] {
    let all = lists.flatMap(\.builtins)
    return groups(of: all).flatMap { group in all.filter { $0.group == group } }
  }

  /// The chapters in the order of the manual.
  public var groups: [Group] { groups(of: lists.flatMap(\.builtins)) }

  private func groups(of all: [Builtin]) -> [Group] {
    let found = all.reduce(into: chapters) { if !$0.contains($1.group) { $0.append($1.group) } }
    return found.filter { group in all.contains { $0.group == group } }
  }

  /// The builtin of a name; makes those that are declared beside it.
  public subscript(name: String) -> Builtin? {
    let near = places[name].flatMap { lists[$0].builtins.first { $0.name == name } }
    return near ?? builtins.first { $0.name == name }
  }

  /// The names of related builtins: those that the declaration names, then those that name it.
  ///
  /// A link declared on one side is thus found from both, unless a page would have more than eight.
  public func related(to builtin: Builtin) -> [String] {
    RelatedBuiltins(builtins)[builtin]
  }

  /// The names that begin with `prefix`, sorted.
  public func names(startingWith prefix: String) -> [String] {
    builtins.map(\.name).filter { $0.hasPrefix(prefix) }.sorted()
  }
}
