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
    "[\n" + some.map { "  " + json(of: $0) }.joined(separator: ",\n") + "\n]\n"
  }

  private func json(of builtin: Builtin) -> String {
    let parameters = builtin.parameters.map { parameter in
      object([
        ("name", quoted(parameter.name)), ("type", quoted(parameter.type)),
        ("meaning", quoted(parameter.meaning)), ("unit", parameter.unit.map(quoted) ?? "null"),
        ("default", parameter.fallback.map(quoted) ?? "null"),
        ("limit", parameter.limit.map(quoted) ?? "null"),
        ("choices", "[" + parameter.choices.map(quoted).joined(separator: ", ") + "]"),
      ])
    }
    let examples = builtin.examples.map {
      object([("code", quoted($0.code)), ("shows", quoted($0.shows))])
    }
    return object([
      ("name", quoted(builtin.name)), ("group", quoted(builtin.group.name)),
      ("signature", quoted(builtin.signature)), ("summary", quoted(builtin.summary)),
      ("details", quoted(builtin.details)),
      ("parameters", "[" + parameters.joined(separator: ", ") + "]"),
      ("returns", quoted(builtin.returns)),
      ("references", "[" + builtin.references.map(quoted).joined(separator: ", ") + "]"),
      ("see_also", "[" + related(to: builtin).map(quoted).joined(separator: ", ") + "]"),
      ("examples", "[" + examples.joined(separator: ", ") + "]"),
    ])
  }

  private func object(_ fields: [(String, String)]) -> String {
    "{" + fields.map { "\(quoted($0.0)): \($0.1)" }.joined(separator: ", ") + "}"
  }

  private func quoted(_ text: String) -> String {
    var out = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": out += "\\\""
      case "\\": out += "\\\\"
      case "\n": out += "\\n"
      case "\t": out += "\\t"
      case let control where control.value < 0x20:
        let hex = String(control.value, radix: 16)
        out += "\\u" + String(repeating: "0", count: 4 - hex.count) + hex
      default: out.unicodeScalars.append(scalar)
      }
    }
    return out + "\""
  }
}
