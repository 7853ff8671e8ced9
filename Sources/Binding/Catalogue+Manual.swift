extension Catalogue {
  /// The manual as a notebook: contents, the pages in front, and a chapter for each group in which
  /// the examples of every builtin are verified cells.
  ///
  /// Examples run one below the other and may use one name for different things; none may bind the
  /// name of a builtin, which would hide it from all below.
  ///
  /// - Parameters:
  ///   - head: Title, introduction and first cell.
  ///   - front: Chapters in front, each a heading of the second level with what is below it.
  public func manual(head: String, front: String) -> String {
    let builtins = self.builtins
    let related = RelatedBuiltins(builtins)
    let groups = self.groups
    let contents =
      Self.chapters(of: front).map { "* [\($0)](#\(Self.anchor($0)))" }
      + groups.map { group in
        let names = builtins.filter { $0.group == group }.map { "[\($0.name)](#\($0.name))" }
        return "* [\(group.name)](#\(group.name)): " + names.joined(separator: ", ")
      }
    let chapters = groups.map { group in
      let entries = builtins.filter { $0.group == group }
        .map { $0.manualEntry(related: related[$0]) }
      return "## \(group.name)\n\n\(group.summary)\n\n" + entries.joined(separator: "\n")
    }
    return ([head, "## Contents\n\n" + contents.joined(separator: "\n") + "\n", front] + chapters)
      .joined(separator: "\n")
  }

  /// The headings of the second level; `#` within cells is a comment and no heading.
  private static func chapters(of text: String) -> [String] {
    text.split(separator: "\n").filter { $0.hasPrefix("## ") }.map { String($0.dropFirst(3)) }
  }

  /// What a heading is called in links: `the-language`.
  private static func anchor(_ heading: String) -> String {
    heading.lowercased().split(separator: " ").joined(separator: "-")
  }
}
