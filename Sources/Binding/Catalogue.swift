import Diagnostics

/// Every builtin a notebook can see, and the texts made from them.
public struct Catalogue: Sendable {
  let lists: [BuiltinList]
  private let places: [String: Int]

  /// Creates a catalogue; a later declaration of the same name is found by ``lint()``.
  public init(_ lists: [BuiltinList]) {
    self.lists = lists
    places = Dictionary(
      lists.enumerated().flatMap { place, list in list.names.map { ($0, place) } },
      uniquingKeysWith: { first, _ in first })
  }

  /// The builtins in the order of the manual; makes all of them.
  public var builtins: [Builtin] { lists.flatMap(\.builtins) }

  /// The builtin of a name; makes those that are declared beside it.
  public subscript(name: String) -> Builtin? {
    let near = places[name].flatMap { lists[$0].builtins.first { $0.name == name } }
    return near ?? builtins.first { $0.name == name }
  }

  /// The chapters in order.
  public var groups: [Group] {
    builtins.reduce(into: []) { if !$0.contains($1.group) { $0.append($1.group) } }
  }

  /// The names that begin with `prefix`, sorted.
  public func names(startingWith prefix: String) -> [String] {
    builtins.map(\.name).filter { $0.hasPrefix(prefix) }.sorted()
  }

  /// The builtins whose name, summary or details contain every word, best first.
  public func search(_ words: String) -> [Builtin] {
    let needles = words.lowercased().split(separator: " ").map(String.init)
    guard !needles.isEmpty else { return [] }
    func score(_ builtin: Builtin) -> Int {
      let name = builtin.name.lowercased()
      let summary = builtin.summary.lowercased()
      let rest = (builtin.details + builtin.parameters.map(\.meaning).joined()).lowercased()
      var total = 0
      for needle in needles {
        let part =
          (name == needle ? 8 : name.contains(needle) ? 4 : 0) + (summary.contains(needle) ? 2 : 0)
          + (rest.contains(needle) ? 1 : 0)
        if part == 0 { return 0 }
        total += part
      }
      return total
    }
    return builtins.enumerated().map { ($0, $1, score($1)) }.filter { $0.2 > 0 }
      .sorted { ($1.2, $0.0) < ($0.2, $1.0) }.map(\.1)
  }
}
