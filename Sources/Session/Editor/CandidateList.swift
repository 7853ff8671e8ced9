import Diagnostics

/// Candidates as lines that fit the terminal: each with its note where there are few, else in columns.
struct CandidateList {
  /// As many as are listed with their notes.
  private static let mostNoted = 16
  /// As many lines as a list may have.
  private static let mostLines = 20

  let lines: [String]

  init(_ candidates: [Candidate], _ presentation: Presentation) {
    let width = max(20, presentation.width) - 1
    let hasNotes = candidates.contains { !$0.note.isEmpty }
    if hasNotes, candidates.count <= Self.mostNoted {
      let longest = min(
        width / 2, candidates.map { displayWidth(Self.plain($0.shown)) }.max() ?? 0)
      lines = candidates.map { candidate in
        let name = padded(
          truncated(Self.plain(candidate.shown), to: width - 2, ascii: presentation.ascii),
          to: longest)
        let room = width - 4 - displayWidth(name)
        guard room >= 8, !candidate.note.isEmpty else {
          return "  " + presentation.styled(name, .accent)
        }
        let note = truncated(Self.plain(candidate.note), to: room, ascii: presentation.ascii)
        return "  " + presentation.styled(name, .accent) + "  " + presentation.styled(note, .faint)
      }
      return
    }
    let names = candidates.map {
      truncated(Self.plain($0.shown), to: width - 2, ascii: presentation.ascii)
    }
    let column = (names.map { displayWidth($0) }.max() ?? 0) + 2
    let perLine = max(1, (width - 2) / column)
    var rows = stride(from: 0, to: names.count, by: perLine).map { start in
      "  "
        + names[start..<min(names.count, start + perLine)].map { padded($0, to: column) }.joined()
        .trimmingEnd
    }
    if rows.count > Self.mostLines {
      let hidden = names.count - Self.mostLines * perLine
      rows = rows.prefix(Self.mostLines) + ["  and \(hidden) more; type another letter"]
    }
    lines = rows
  }

  /// A name of a file may hold anything.
  private static func plain(_ text: String) -> String { picturingControls(text) }
}

extension String {
  /// The text without the spaces at its end.
  fileprivate var trimmingEnd: String {
    var text = self
    while text.hasSuffix(" ") { text.removeLast() }
    return text
  }
}
