import Diagnostics

extension NotebookParser {
  mutating func report(
    _ code: String, _ message: String, at span: SourceSpan, hint: String? = nil,
    notes: [Diagnostic.Note] = []
  ) {
    diagnostics.append(Diagnostic(code, message, at: span, in: source, hint: hint, notes: notes))
  }

  mutating func warn(
    _ code: String, _ message: String, at span: SourceSpan, hint: String? = nil,
    notes: [Diagnostic.Note] = []
  ) {
    diagnostics.append(
      Diagnostic(
        code, message, at: span, in: source, hint: hint, notes: notes, severity: .warning))
  }

  /// A closing line that was forgotten would make the rest of the notebook silent.
  mutating func checkEnd(of fence: Fence, _ language: String, swallowed: SourceSpan?) {
    let bytes = bytes[fence.mark.range].prefix(fence.length)
    let closing = String(decoding: bytes, as: UTF8.self)
    let notes = swallowed.map { [Diagnostic.Note("this cell opens inside it", span: $0)] } ?? []
    if ["lupi", "out", "error"].contains(language) {
      guard !fence.isClosed else { return }
      report(
        "notebook.unclosed-fence", "this fence must be closed, but is not", at: fence.mark,
        hint: "Write \"\(closing)\" on a line of its own at its end.", notes: notes)
    } else if swallowed != nil {
      warn(
        "notebook.swallowed-cell", "this fence holds the opening line of a cell, which is not run",
        at: fence.mark, hint: "Close it with \"\(closing)\", or make it longer if that is meant.",
        notes: notes)
    }
  }

  /// Looks for a fence that was meant for lupi.
  mutating func checkLanguage(_ mark: FenceMark, below cell: Int?) {
    let language = mark.language(in: bytes)
    let range = mark.languageRange(in: bytes)
    let place = SourceSpan(range.lowerBound, range.upperBound)
    if language.hasPrefix("lupi"), !Self.isName(language) {
      report(
        "notebook.fence-language",
        "`lupi` must be followed by a blank, but is part of `\(language)`",
        at: place, hint: "Write `lupi` first, then `#name` and the options.")
      return
    }
    // `lupine` is another word, `lup` and `Lupi` are slips.
    var meant = language.hasPrefix("lupi") ? nil : nearestName(to: language, among: ["lupi"])
    if cell != nil, meant == nil { meant = nearestName(to: language, among: ["out", "error"]) }
    if cell != nil, language.hasPrefix("out") { meant = "out" }
    guard let meant else { return }
    warn(
      "notebook.fence-language", "a fence marked `\(language)` is prose", at: place,
      hint: "Did you mean `\(meant)`?")
  }

  /// A backtick in the info string makes an opening line ordinary text.
  mutating func checkUnreadableInfo(_ line: MarkdownLine) {
    guard line.indentation == 0, line.begins(with: "```lupi", in: bytes) else { return }
    let after = line.first + 7
    guard after < line.end, bytes[after] == 0x20 || bytes[after] == 0x09 else { return }
    // Three backticks further on the line close a code span: it is a sentence about lupi.
    var run = 0
    for byte in bytes[after..<line.end] {
      run = byte == 0x60 ? run + 1 : 0
      if run >= 3 { return }
    }
    report(
      "notebook.fence-language", "the line that opens a cell must not hold a backtick",
      at: SourceSpan(line.first, line.end),
      hint: "Remove it, or open and close the cell with `~~~`.")
  }
}
