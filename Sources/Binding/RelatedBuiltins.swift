/// Which builtins are related, found once for all of a catalogue.
struct RelatedBuiltins {
  /// The builtins that name a builtin.
  private let back: [String: [String]]

  init(_ builtins: [Builtin]) {
    back = builtins.reduce(into: [:]) { links, builtin in
      for other in builtin.seeAlso { links[other, default: []].append(builtin.name) }
    }
  }

  /// The names that ``Catalogue/related(to:)`` gives.
  subscript(builtin: Builtin) -> [String] {
    let others = (back[builtin.name] ?? []).filter { !builtin.seeAlso.contains($0) }
    return builtin.seeAlso + others.prefix(max(0, 8 - builtin.seeAlso.count))
  }
}
