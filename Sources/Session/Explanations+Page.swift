import Builtins
import Diagnostics

extension Explanations {
  /// The page on an error code, or on all codes of an area; nothing where there is neither.
  ///
  /// `topic` may be as a message shows it, `error[shape.mismatch]:`.
  static func page(for topic: String, _ presentation: Presentation = .plain) -> String? {
    let code = self.code(in: topic)
    if let explanation = Explanations[code] { return page(explanation, presentation) }
    guard let area = areas.first(where: { $0.name == code }) else { return nil }
    let rows = area.explanations.map { (name: $0.code, text: $0.firstSentence) }
    let width = rows.map(\.name.count).max() ?? 0
    return rows.flatMap { row in
      let lines = wordWrapped(row.text, width: readable(presentation) - width - 2)
      return lines.indices.map {
        ($0 == 0
          ? presentation.styled(padded(row.name, to: width), .accent)
          : String(repeating: " ", count: width)) + "  " + lines[$0]
      }
    }.joined(separator: "\n")
  }

  /// All codes, area by area.
  static func overview(_ presentation: Presentation = .plain) -> String {
    let width = areas.map(\.name.count).max() ?? 0
    let rows = areas.flatMap { area -> [String] in
      let problems = area.explanations.map { $0.code.dropFirst(area.name.count + 1) }
      let lines = wordWrapped(
        problems.joined(separator: " "), width: readable(presentation) - width - 2)
      return lines.indices.map {
        ($0 == 0
          ? presentation.styled(padded(area.name, to: width), .accent)
          : String(repeating: " ", count: width)) + "  " + lines[$0]
      }
    }
    let advice =
      "`lupi explain shape` lists an area, and `lupi explain shape.mismatch` explains an "
      + "error with an example."
    return (rows + [""] + wordWrapped(advice, width: readable(presentation)))
      .joined(separator: "\n")
  }

  /// A sentence that leads from a wrong topic to a right one.
  static func hint(for topic: String) -> String {
    let code = self.code(in: topic)
    // A problem without its area, as one remembers it.
    let same = all.map(\.code).filter { $0.hasSuffix("." + code) }
    if !same.isEmpty, same.count <= 6 {
      return same.count == 1
        ? "Write `lupi explain \(same[0])`."
        : "Choose one of \(listed(same, conjunction: "or", quoted: true))."
    }
    let near =
      nearestName(to: code, among: all.map(\.code))
      ?? nearestName(to: code, among: areas.map(\.name))
      ?? areas.first { code.hasPrefix($0.name + ".") }?.name
    return near.map { "Did you mean `lupi explain \($0)`?" } ?? "`lupi explain` lists all codes."
  }

  /// The code in what a person copied out of a message.
  private static func code(in topic: String) -> String {
    var code = topic[...]
    if let bracket = code.lastIndex(of: "[") { code = code[code.index(after: bracket)...] }
    return code.prefix { $0 != "]" }.filter { $0 != "`" && $0 != ":" && $0 != " " }.lowercased()
  }

  /// Lines of prose beyond this are hard to read.
  private static func readable(_ presentation: Presentation) -> Int { min(presentation.width, 88) }

  private static func page(_ it: Explanation, _ presentation: Presentation) -> String {
    var lines = [presentation.styled(it.code, .strong), ""]
    lines += it.lines(width: readable(presentation))
    for (title, example) in [("This fails:", it.fails), ("This is right:", it.corrected)] {
      guard let example else { continue }
      lines += ["", presentation.styled(title, .accent), ""]
      lines += example.split(separator: "\n", omittingEmptySubsequences: false)
        .map { $0.isEmpty ? "" : "  " + $0 }
      let run = ExampleRun(
        example, isNotebook: it.isNotebook, showsReport: example == it.corrected, presentation)
      if !run.text.isEmpty { lines += ["", run.text] }
    }
    return lines.joined(separator: "\n")
  }
}
