extension Builtin {
  /// The builtin's entry in the manual, as the Markdown of a notebook whose examples are cells.
  public var manualEntry: String {
    var lines = ["### \(name)", "", "`\(signature)`", "", summary]
    if !details.isEmpty { lines += ["", details] }
    if !parameters.isEmpty {
      lines.append("")
      lines += parameters.map { "* `\($0.name)`: \($0.sentence)" }
    }
    for example in examples {
      lines += ["", "```lupi", example.code, "```"]
      if !example.shows.isEmpty { lines += ["```out", example.shows, "```"] }
    }
    if !references.isEmpty {
      lines += ["", references.map { "Reference: \($0)" }.joined(separator: "\n\n")]
    }
    return lines.joined(separator: "\n") + "\n"
  }
}
