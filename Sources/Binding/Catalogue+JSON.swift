import Diagnostics

extension Catalogue {
  /// The catalogue, or one builtin of it, as JSON, for editors and other tools.
  public func json(only name: String? = nil) -> String {
    let chosen = builtins.filter { name == nil || $0.name == name }
    return "[\n" + chosen.map { "  " + json(of: $0) }.joined(separator: ",\n") + "\n]\n"
  }

  private func json(of builtin: Builtin) -> String {
    let parameters = builtin.parameters.map { parameter in
      object([
        ("name", jsonQuoted(parameter.name)), ("type", jsonQuoted(parameter.type)),
        ("meaning", jsonQuoted(parameter.meaning)),
        ("unit", parameter.unit.map(jsonQuoted) ?? "null"),
        ("default", parameter.fallback.map(jsonQuoted) ?? "null"),
        ("limit", parameter.limit.map(jsonQuoted) ?? "null"),
        ("choices", "[" + parameter.choices.map(jsonQuoted).joined(separator: ", ") + "]"),
      ])
    }
    let examples = builtin.examples.map {
      object([("code", jsonQuoted($0.code)), ("shows", jsonQuoted($0.shows))])
    }
    return object([
      ("name", jsonQuoted(builtin.name)), ("group", jsonQuoted(builtin.group.name)),
      ("signature", jsonQuoted(builtin.signature)), ("summary", jsonQuoted(builtin.summary)),
      ("details", jsonQuoted(builtin.details)),
      ("parameters", "[" + parameters.joined(separator: ", ") + "]"),
      ("returns", jsonQuoted(builtin.returns)),
      ("references", "[" + builtin.references.map(jsonQuoted).joined(separator: ", ") + "]"),
      ("see_also", "[" + builtin.seeAlso.map(jsonQuoted).joined(separator: ", ") + "]"),
      ("examples", "[" + examples.joined(separator: ", ") + "]"),
    ])
  }

  private func object(_ fields: [(String, String)]) -> String {
    "{" + fields.map { "\(jsonQuoted($0.0)): \($0.1)" }.joined(separator: ", ") + "}"
  }
}
