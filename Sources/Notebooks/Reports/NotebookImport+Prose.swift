import Diagnostics

extension NotebookImport {
  /// Prose that ends what it begins: a fence or a comment that is left open would swallow what follows.
  static func closed(_ text: String) -> String {
    var out: [String] = []
    var open: (mark: FenceMark, text: String)?
    var isComment = false
    for line in lines(of: text) {
      let bytes = Array(line.utf8)
      let place = MarkdownLine(bytes, at: 0)
      var line = line
      if isComment {
        isComment = !line.contains("-->")
      } else if let mark = FenceMark(bytes, from: place.first, to: place.end) {
        if let fence = open {
          if mark.closes(fence.mark) { open = nil }
        } else {
          open = (mark, String(repeating: mark.marker == 0x60 ? "`" : "~", count: mark.length))
          line = withoutOwnLanguage(line, mark, bytes)
        }
      } else if open == nil, line.contains("<!--") {
        isComment = !(line.text(after: "<!--").map { $0.contains("-->") } ?? false)
      }
      out.append(line)
    }
    if out.last?.isEmpty == true { out.removeLast() }
    if isComment { out.append("-->") }
    if let fence = open { out.append(fence.text) }
    return out.isEmpty ? "" : out.joined(separator: "\n") + "\n"
  }

  /// An opening line that would make a cell or an output of what is prose.
  private static func withoutOwnLanguage(
    _ line: String, _ mark: FenceMark, _ bytes: [UInt8]
  ) -> String {
    let language = mark.language(in: bytes)
    guard language.hasPrefix("lupi") || ["out", "error"].contains(language) else { return line }
    return String(decoding: bytes[..<mark.info.lowerBound], as: UTF8.self) + "text"
  }

  /// Prose in which `{{` is not the beginning of an expression.
  static func harmless(_ text: String) -> String {
    let notebook = Notebook(name: "", bytes: Array(text.utf8))
    var places: [Int] = []
    for case .prose(let prose) in notebook.blocks {
      places += prose.values.map(\.range.lowerBound)
    }
    places += notebook.diagnostics.filter {
      $0.code == "notebook.unclosed-value" || $0.code == "notebook.empty-value"
    }.compactMap(\.span?.start)
    guard !places.isEmpty else { return text }
    var bytes: [UInt8] = []
    let marked = Set(places)
    for (index, byte) in text.utf8.enumerated() {
      if marked.contains(index) { bytes.append(0x5C) }
      bytes.append(byte)
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}

extension String {
  /// What follows the first occurrence of some words.
  fileprivate func text(after words: String) -> String? {
    let (all, wanted) = (Array(utf8), Array(words.utf8))
    guard let start = all.indices.first(where: { all[$0...].starts(with: wanted) }) else {
      return nil
    }
    return String(decoding: all[(start + wanted.count)...], as: UTF8.self)
  }
}
