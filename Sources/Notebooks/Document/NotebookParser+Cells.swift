import Diagnostics

extension NotebookParser {
  /// Reads the name and the options of a cell.
  mutating func cell(_ fence: Fence) -> Cell {
    var options = CellOptions()
    var name: String?
    var seen: [String: SourceSpan] = [:]
    for word in InfoWord.split(fence.info.range, of: bytes).dropFirst() {
      if word.key.hasPrefix("#") {
        name = cellName(word, after: name) ?? name
      } else if let first = seen[word.key] {
        report(
          "notebook.repeated-option", "`\(word.key)` must be given once, but is given again",
          at: word.span, hint: "Remove one of the two.",
          notes: [.init("first given here", span: first)])
      } else {
        seen[word.key] = word.span
        set(word, &options)
      }
    }
    if let cache = seen["cache"], let noCache = seen["no-cache"] {
      report(
        "notebook.contradiction", "`cache` and `no-cache` must not be given together",
        at: noCache, hint: "Remove one of the two.", notes: [.init("the other one", span: cache)])
    }
    return Cell(
      index: cells.count, name: name ?? "cell-\(cells.count + 1)", isNamed: name != nil,
      options: options, fence: fence)
  }

  /// Checks a name; nothing if it cannot be used.
  private mutating func cellName(_ word: InfoWord, after other: String?) -> String? {
    let name = String(word.key.dropFirst())
    if let other {
      report(
        "notebook.cell-name", "a cell must have one name, but this one is `\(other)` already",
        at: word.span, hint: "Remove one of the two.")
    } else if word.value != nil || !Self.isName(name) {
      report(
        "notebook.cell-name",
        "the name of a cell must be a lower-case letter followed by lower-case letters, digits and "
          + "hyphens, but is `\(source.string(word.span.start + 1..<word.span.end))`",
        at: word.span, hint: Self.usable(name).map { "Write `#\($0)`." })
    } else if name.hasPrefix("cell-"), name.dropFirst(5).allSatisfy(\.isNumber) {
      report(
        "notebook.cell-name", "`\(name)` must not be given by hand: it means a cell without a name",
        at: word.span, hint: "Choose a name that says what the cell does.")
    } else if let first = cells.first(where: { $0.name == name }) {
      report(
        "notebook.duplicate-name", "the name of a cell must be unique, but `\(name)` is taken",
        at: word.span, hint: "Rename one of the two.",
        notes: [.init("the other cell", span: first.span)])
    } else {
      return name
    }
    return nil
  }

  private mutating func set(_ word: InfoWord, _ options: inout CellOptions) {
    guard let option = CellOption.all.first(where: { $0.name == word.key }) else {
      let isName = Self.isName(word.key) && word.value == nil
      let near = nearestName(to: word.key, among: CellOption.all.map(\.name))
      report(
        "notebook.unknown-option", "a cell has no option `\(word.key)`", at: word.span,
        hint: near == nil && isName
          ? "Write `#\(word.key)` to name the cell, or choose one of "
            + "\(listed(CellOption.all.map(\.name), conjunction: "or", quoted: true))."
          : suggestion(for: word.key, among: CellOption.all.map(\.name), noun: "option"))
      return
    }
    switch (option.takesValue, word.value) {
    case (false, .some):
      report(
        "notebook.option-value", "`\(word.key)` must stand alone, but has a value", at: word.span,
        hint: "Write `\(word.key)`.")
    case (true, nil):
      report(
        "notebook.option-value", "`\(word.key)` must have a value", at: word.span,
        hint: "Write `\(word.key)=…`.")
    default:
      let value = word.value ?? ""
      if let rule = option.set(&options, value) {
        report(
          "notebook.option-value", "`\(word.key)` must be \(rule), but is `\(value)`",
          at: word.span)
      }
    }
  }

  /// Whether a text matches `[a-z][a-z0-9-]*`.
  static func isName(_ text: String) -> Bool {
    guard let first = text.utf8.first, (0x61...0x7A).contains(first) else { return false }
    return text.utf8.allSatisfy {
      (0x61...0x7A).contains($0) || (0x30...0x39).contains($0) || $0 == 0x2D
    }
  }

  /// A name like `text` that could be used.
  private static func usable(_ text: String) -> String? {
    let name = text.lowercased().replacing(["_", ".", " ", "/"], with: "-")
    return isName(name) ? name : nil
  }
}

extension String {
  /// The text with each of some characters replaced by another.
  fileprivate func replacing(_ characters: Set<Character>, with other: Character) -> String {
    String(map { characters.contains($0) ? other : $0 })
  }
}
