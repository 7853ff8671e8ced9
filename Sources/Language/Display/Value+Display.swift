public import Diagnostics

extension Value {
  /// The best form for a person, which may have several lines.
  ///
  /// Long lists are wrapped to the width, long records have a line for each field, texts stand in
  /// quotes. Of lists with more than two hundred items the first and the last are shown.
  public func display(_ presentation: Presentation) -> String {
    if let foreign { return foreign.display(presentation) }
    if let items = list { return Self.display(items, presentation, indent: 0) }
    if let record { return Self.display(record, presentation, indent: 0) }
    return literal(limit: nil)
  }

  /// The form of a part, which begins `indent` columns from the left.
  private func display(_ presentation: Presentation, indent: Int) -> String {
    if indent < presentation.width / 2 {
      if let items = list { return Self.display(items, presentation, indent: indent) }
      if let record { return Self.display(record, presentation, indent: indent) }
    }
    return literal(limit: max(20, presentation.width - indent - 8))
  }

  /// Lists longer than this are shortened.
  private static let maximumItems = 200
  /// How many items of a shortened list are shown before and behind the gap.
  private static let shownItems = (first: 100, last: 5)

  private static func display(
    _ items: [Value], _ presentation: Presentation, indent: Int
  ) -> String {
    let room = presentation.width - indent
    if items.count <= room {
      let line = Value.list(items).literal(limit: nil)
      if displayWidth(line) <= room { return line }
    }
    let hasParts = items.contains { ($0.list?.count ?? $0.record?.count ?? 0) > 0 }
    let shown = items.count <= maximumItems ? items[...] : items.prefix(shownItems.first)
    var words = shown.map { $0.display(presentation, indent: indent + 1) }
    if shown.count < items.count {
      let last = items.suffix(shownItems.last)
      words.append("… \(items.count - shown.count - last.count) more …")
      words += last.map { $0.display(presentation, indent: indent + 1) }
    }
    let margin = "\n" + String(repeating: " ", count: indent + 1)
    if hasParts { return "[" + words.joined(separator: "," + margin) + "]" }
    var text = "["
    var column = 1
    for (index, word) in words.enumerated() {
      let width = displayWidth(word) + 1
      if index > 0 {
        text += ","
        if column + width + 1 > room {
          text += margin
          column = 1
        } else {
          text += " "
          column += 1
        }
      }
      text += word
      column += width
    }
    return text + "]"
  }

  private static func display(
    _ record: Record, _ presentation: Presentation, indent: Int
  ) -> String {
    let line = Value.record(record).literal(limit: presentation.width * 2)
    if displayWidth(line) <= presentation.width - indent, !line.contains("…") { return line }
    let names = record.names.map { fieldName($0) + ":" }
    let column = min(24, names.map { displayWidth($0) }.max() ?? 0) + 1
    let margin = String(repeating: " ", count: indent + 2)
    let lines = zip(names, record.values).map { name, value in
      let label = padded(name, to: column)
      return margin + label
        + value.display(presentation, indent: indent + 2 + displayWidth(label))
    }
    return "{\n" + lines.joined(separator: "\n") + "\n" + String(repeating: " ", count: indent)
      + "}"
  }
}
