extension Builtin {
  /// The builtin's entry in the manual, as the Markdown of a notebook whose examples are cells.
  ///
  /// - Parameter related: The names of builtins to look at next.
  public func manualEntry(related: [String] = []) -> String {
    var lines = ["### \(name)", "", "`\(signature)`", "", summary]
    for paragraph in details.split(separator: "\n") {
      // Indentation marks what is to be read letter by letter; in Markdown it takes four columns.
      let isVerbatim = paragraph.hasPrefix("  ")
      if !(isVerbatim && lines.last?.hasPrefix("    ") ?? false) { lines.append("") }
      lines.append((isVerbatim ? "  " : "") + paragraph)
    }
    if !parameters.isEmpty {
      lines.append("")
      lines += parameters.map { "* `\($0.name)`: \($0.sentence)" }
    }
    for (index, example) in examples.enumerated() {
      lines += ["", "```lupi #\(cellName(index))", example.code, "```"]
      if !example.shows.isEmpty { lines += ["", "```out", example.shows, "```"] }
    }
    if !references.isEmpty {
      lines.append("")
      lines += references.map { "* Reference: \($0)" }
    }
    if !related.isEmpty {
      lines += ["", "See also " + related.map { "[\($0)](#\($0))" }.joined(separator: ", ") + "."]
    }
    return lines.joined(separator: "\n") + "\n"
  }

  /// The name of an example's cell: `log-mel`, `log-mel-2`.
  private func cellName(_ index: Int) -> String {
    name.split(separator: "_").joined(separator: "-") + (index == 0 ? "" : "-\(index + 1)")
  }
}
