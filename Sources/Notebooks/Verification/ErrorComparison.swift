import Diagnostics

/// What an `error` fence says beside how its cell failed.
struct ErrorComparison {
  let output: VerifiedOutput
  let cell: Cell
  let source: SourceText
  let rawLines: [String]
  /// The messages as a reader sees them; empty if the cell did not fail.
  let message: String

  init(_ output: VerifiedOutput, of entry: RunRecord.Entry, in source: SourceText) {
    self.output = output
    cell = entry.cell
    self.source = source
    rawLines = output.fence.lines(in: source)
    let failed = entry.status == .failedAsWritten
    message =
      failed
      ? entry.problems.filter { $0.severity == .error }.map { $0.rendered(.plain) }
        .joined(separator: "\n") : ""
  }

  var hasFailed: Bool { !message.isEmpty }

  /// The positions of the lines that are not part of the message.
  var missing: [Int] { rawLines.indices.filter { !isPart(rawLines[$0]) } }

  var isMatch: Bool { hasFailed && missing.isEmpty }

  func diagnostic() -> Diagnostic? {
    guard hasFailed else {
      return Diagnostic(
        "verify.error", "the cell `\(cell.name)` must fail, but does not", at: output.fence.mark,
        in: source, hint: "Remove the `error` fence if the cell is right.")
    }
    guard let index = missing.first else { return nil }
    let range = source.range(ofLine: source.line(at: output.fence.body.lowerBound) + index)
    let margin = source.bytes[range].prefix(while: isBlank).count
    return Diagnostic(
      "verify.error", "the message of the cell `\(cell.name)` must contain this line, but does not",
      at: SourceSpan(range.lowerBound + margin, range.upperBound), in: source,
      hint: "Run `lupi test --accept` if the message is right now.",
      notes: [.init("the message is\n" + indented(message))])
  }

  /// The fence with the lines that are part of the message, or with its headline if none is.
  func acceptedLines() -> [String] {
    let kept = rawLines.filter { isPart($0) }
    if kept.contains(where: { !$0.utf8.allSatisfy(isBlank) }) { return kept }
    return lines(of: message).prefix(1).map { $0 }
  }

  private func isPart(_ line: String) -> Bool {
    let fragment = trimmed(line)
    return fragment.isEmpty || fragment == "..." || contains(message, fragment)
  }

  private func indented(_ text: String) -> String {
    lines(of: text).map { "    " + $0 }.joined(separator: "\n")
  }
}

/// The text without blanks at its ends.
private func trimmed(_ text: String) -> String {
  let bytes = Array(text.utf8)
  let start = bytes.firstIndex { !isBlank($0) } ?? bytes.count
  let end = bytes.lastIndex { !isBlank($0) } ?? bytes.count - 1
  return start <= end ? String(decoding: bytes[start...end], as: UTF8.self) : ""
}

/// Whether `fragment`, which is not empty, occurs in `text`.
private func contains(_ text: String, _ fragment: String) -> Bool {
  let text = Array(text.utf8)
  let fragment = Array(fragment.utf8)
  guard text.count >= fragment.count else { return false }
  return (0...(text.count - fragment.count)).contains { start in
    text[start..<(start + fragment.count)].elementsEqual(fragment)
  }
}
