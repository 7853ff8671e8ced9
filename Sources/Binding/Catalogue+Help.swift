public import Diagnostics

extension Catalogue {
  /// The help page of one builtin, or nothing when there is none of that name.
  public func help(_ name: String, _ presentation: Presentation = .plain) -> String? {
    guard let builtin = self[name] else { return nil }
    var lines = [signature(of: builtin, presentation), "", wrapped(builtin.summary, presentation)]
    if !builtin.details.isEmpty {
      lines.append("")
      lines += builtin.details.split(separator: "\n", omittingEmptySubsequences: false)
        .map { wrapped(String($0), presentation) }
    }
    if !builtin.parameters.isEmpty {
      lines.append("")
      let width = builtin.parameters.map(\.name.count).max() ?? 0
      for parameter in builtin.parameters {
        let indent = String(repeating: " ", count: width + 4)
        let text = wrapped(
          parameter.sentence, presentation, indent: width + 4
        ).dropFirst(indent.count)
        lines.append(
          "  " + presentation.styled(padded(parameter.name, to: width), .accent) + "  " + text)
      }
    }
    for example in builtin.examples {
      // The signs of the prompt: one where an entry begins, indentation where it goes on.
      let code = example.code.split(separator: "\n", omittingEmptySubsequences: false)
      lines.append("")
      lines += zip(code.indices, code).map {
        presentation.styled(($0 == 0 ? "> " : "  ") + $1, .strong)
      }
      if !example.shows.isEmpty { lines.append(example.shows) }
    }
    if !builtin.references.isEmpty {
      lines.append("")
      lines += builtin.references.map { wrapped("Reference: " + $0, presentation) }
    }
    let related = related(to: builtin)
    if !related.isEmpty {
      lines += ["", wrapped("See also: " + related.joined(separator: ", "), presentation)]
    }
    return lines.joined(separator: "\n")
  }

  /// The list of all builtins by chapter, one line each.
  public func overview(_ presentation: Presentation = .plain) -> String {
    groups.map { group in
      let head = presentation.styled(group.name, .strong) + "  " + group.summary
      return head + "\n" + rows(builtins.filter { $0.group == group }, presentation)
    }.joined(separator: "\n\n")
  }

  /// A line for each of some builtins: its name and what it does, cut to the width.
  public func rows(_ some: [Builtin], _ presentation: Presentation = .plain) -> String {
    let width = builtins.map(\.name.count).max() ?? 0
    return some.map {
      "  " + presentation.styled(padded($0.name, to: width), .accent) + "  "
        + truncated(
          $0.summary, to: max(10, presentation.width - width - 4), ascii: presentation.ascii)
    }.joined(separator: "\n")
  }

  /// The signature, one parameter a line when it does not fit.
  private func signature(of builtin: Builtin, _ presentation: Presentation) -> String {
    let whole = builtin.signature
    if whole.count <= presentation.width { return presentation.styled(whole, .strong) }
    let rows = builtin.parameters.map { "  \($0.declaration)," }
    let head = presentation.styled(builtin.name + "(", .strong)
    return ([head] + rows + [presentation.styled(") -> \(builtin.returns)", .strong)])
      .joined(separator: "\n")
  }
}

extension ParameterInfo {
  /// Meaning, type, unit, limit and default in one line.
  var sentence: String {
    var text = meaning
    if let limit { text += " Must be \(limit)." }
    text += " (\(measure)"
    text += fallback.map { ", default \($0))" } ?? ", required)"
    return text
  }
}

/// The text broken into lines that fit, each indented.
func wrapped(_ text: String, _ presentation: Presentation, indent: Int = 0) -> String {
  let margin = String(repeating: " ", count: indent)
  if text.hasPrefix("  ") { return margin + text }
  return wordWrapped(text, width: presentation.width - indent).map { margin + $0 }
    .joined(separator: "\n")
}
