import Diagnostics

extension Catalogue {
  /// The catalogue as JSON, for editors and other tools.
  public func json() -> String { json(of: builtins) }

  /// Some builtins as JSON: an array with an object on a line for each.
  ///
  /// An object has these fields, and always all of them: `name`, `group`, `signature`, `summary`,
  /// `details`, `returns` (texts); `parameters`, `references`, `see_also`, `examples` (arrays).
  /// References and related names are texts; a parameter has `name`, `type`, `meaning`, `unit`,
  /// `default`, `limit` (texts, or null where there is none) and `choices` (an array of texts); an
  /// example has `code` and `shows`, where a line `...` stands for any lines. Fields may be added;
  /// none changes its meaning.
  public func json(of some: [Builtin]) -> String {
    let related = RelatedBuiltins(builtins)
    return "[\n" + some.map { "  " + json(of: $0, related[$0]) }.joined(separator: ",\n") + "\n]\n"
  }

  private func json(of builtin: Builtin, _ related: [String]) -> String {
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
      ("see_also", "[" + related.map(jsonQuoted).joined(separator: ", ") + "]"),
      ("examples", "[" + examples.joined(separator: ", ") + "]"),
    ])
  }

  private func object(_ fields: [(String, String)]) -> String {
    "{" + fields.map { "\(jsonQuoted($0.0)): \($0.1)" }.joined(separator: ", ") + "}"
  }
}
