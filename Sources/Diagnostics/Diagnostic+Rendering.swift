extension Diagnostic {
  /// The diagnostic as text: a headline, the place, the source line with carets, notes and a hint.
  ///
  /// ```
  /// error[call.unknown-parameter]: log_mel has no parameter `band`
  ///   tour.lupi:12:19
  ///    12 | m = log_mel(clip, band=64)
  ///       |                   ^^^^
  ///   hint: Did you mean `bands`?
  /// ```
  public func rendered(_ presentation: Presentation = .plain) -> String {
    let tone: Tone = severity == .error ? .bad : .warning
    var lines = Self.paragraph(
      "\(severity.rawValue)[\(code)]", tone, message, .strong, indent: "", presentation)
    if let span { lines += excerpt(span, tone: tone, presentation) }
    for note in notes {
      lines += Self.paragraph("note", .accent, note.message, nil, indent: "  ", presentation)
      if let span = note.span { lines += excerpt(span, tone: .accent, presentation) }
    }
    if let hint {
      lines += Self.paragraph("hint", .good, hint, nil, indent: "  ", presentation)
    }
    return lines.joined(separator: "\n")
  }

  /// A label and its sentence, whose other lines are indented by two more.
  private static func paragraph(
    _ label: String, _ tone: Tone, _ text: String, _ textTone: Tone?, indent: String,
    _ presentation: Presentation
  ) -> [String] {
    let start = indent + presentation.styled(label, tone) + ": "
    let used = displayWidth(label) + 2
    let room = presentation.width - displayWidth(indent)
    var parts = [text]
    if presentation.wrapsMessages, used + displayWidth(text) > room {
      // The label is a word that comes first, less what the other lines are indented by.
      let place = String(repeating: "x", count: max(1, used - 3))
      parts = wordWrapped(place + " " + text, width: room - 2)
      parts[0] = String(parts[0].dropFirst(place.count + 1))
    }
    return parts.enumerated().map { index, part in
      (index == 0 ? start : indent + "  ")
        + (textTone.map { presentation.styled(part, $0) } ?? part)
    }
  }

  /// The place and its line, with carets below it.
  private func excerpt(
    _ span: SourceSpan, tone: Tone, _ presentation: Presentation
  ) -> [String] {
    guard let source else { return [] }
    let (line, column) = source.position(at: span.start)
    let range = source.range(ofLine: line)
    let number = String(line)
    let gutter = String(repeating: " ", count: number.count)
    let before = Self.visible(source.string(range.lowerBound..<max(range.lowerBound, span.start)))
    let marked = Self.visible(
      source.string(min(span.start, range.upperBound)..<min(span.end, range.upperBound)))
    let after = Self.visible(
      source.string(min(max(span.end, span.start), range.upperBound)..<range.upperBound))
    // A very long line would push the caret out of sight: show the part around it.
    let room = max(20, presentation.width - number.count - 6)
    let fits = displayWidth(before) + displayWidth(marked) + displayWidth(after) <= room
    let head = fits ? before : Self.tail(before, width: room / 2)
    let body = Self.head(marked, width: room - displayWidth(head))
    let left = room - displayWidth(head) - displayWidth(body)
    // Where the marked part was cut, its ellipsis says already that more follows.
    let rest = body == marked && left > 0 ? Self.head(after, width: left) : ""
    let caret = String(repeating: "^", count: max(1, displayWidth(body)))
    let indent = String(repeating: " ", count: displayWidth(head))
    return [
      "  \(source.name):\(line):\(column)",
      "   \(number) | \(head)\(body)\(rest)",
      "   \(gutter) | \(indent)" + presentation.styled(caret, tone),
    ]
  }

  /// Text with tabs as spaces and other control characters as their pictures, so that widths hold.
  private static func visible(_ text: String) -> String {
    picturingControls(
      text.split(separator: "\t", omittingEmptySubsequences: false)
        .joined(separator: "    "))
  }

  private static func head(_ text: String, width: Int) -> String {
    if displayWidth(text) <= width { return text }
    return truncated(text, to: max(1, width))
  }

  private static func tail(_ text: String, width: Int) -> String {
    if displayWidth(text) <= width { return text }
    return "…" + String(text.suffix(max(0, width - 1)))
  }
}
