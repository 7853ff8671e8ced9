public import Diagnostics

extension TextTable {
  /// The table as lines of equal display width joined by newlines.
  public func text(_ presentation: Presentation = .plain) -> String {
    lines(presentation).joined(separator: "\n")
  }

  /// The table as lines of equal display width, at most the presentation's.
  ///
  /// Where the table is too wide, long words are broken into lines; where that is not enough, the
  /// columns continue in further blocks, each of which begins with the first column. Nothing that has
  /// room in a block of its own is left out.
  public func lines(_ presentation: Presentation = .plain) -> [String] {
    let renderer = TextRenderer(presentation)
    let width = renderer.layoutWidth
    let all = columns.indices.map { TableColumn(self, $0, glyphs: renderer.glyphs) }
    var parts: [CellGrid] = []
    if let title, !title.isEmpty {
      parts.append(renderer.textBlock(title, width: width, tone: .strong))
    }
    for (index, block) in blocks(all, width: width).enumerated() {
      if index > 0 { parts.append(CellGrid(width: 0, height: 1)) }
      parts.append(grid(block, glyphs: renderer.glyphs))
    }
    if let caption, !caption.isEmpty {
      parts.append(renderer.textBlock(caption, width: width, tone: .faint))
    }
    return CellGrid.stacked(parts).cropped(to: presentation.width).lines(presentation)
  }

  private static let gap = 2
  /// The columns below which words are not squeezed.
  private static let leastWords = 16

  /// Columns with their widths, in blocks that fit.
  private func blocks(_ all: [TableColumn], width: Int) -> [[(TableColumn, Int)]] {
    guard let first = all.first else { return [] }
    var widths = all.map { min($0.width, width) }
    func total() -> Int { widths.reduce(0, +) + Self.gap * (widths.count - 1) }
    // The widest column of words gives way first, as long as it is easy to read.
    while total() > width {
      let candidates = all.indices.filter { all[$0].isElastic && widths[$0] > Self.leastWords }
      guard let widest = candidates.max(by: { (widths[$0], -$0) < (widths[$1], -$1) }) else {
        break
      }
      widths[widest] -= 1
    }
    if total() <= width { return [Array(zip(all, widths))] }
    // Squeezed columns in several blocks would be the worst of both.
    widths = all.map { min($0.width, $0.isElastic ? max(Self.leastWords, width / 2) : width) }
    let lead = min(widths[0], max(4, width / 3))
    var out: [[(TableColumn, Int)]] = []
    var block = [(first, lead)]
    var used = lead
    for index in all.indices.dropFirst() {
      let size = min(widths[index], width - lead - Self.gap)
      if used + Self.gap + size > width, block.count > 1 {
        out.append(block)
        block = [(first, lead)]
        used = lead
      }
      block.append((all[index], size))
      used += Self.gap + size
    }
    return out + [block]
  }

  private func grid(_ block: [(TableColumn, Int)], glyphs: Glyphs) -> CellGrid {
    let width = block.map(\.1).reduce(0, +) + Self.gap * (block.count - 1)
    let head = block.map { $0.lines($0.title, width: $1) }
    let body = rows.indices.map { row in block.map { $0.lines($0.cells[row].text, width: $1) } }
    func height(_ cells: [[String]]) -> Int { cells.map(\.count).max() ?? 1 }
    let rules = separators.filter { $0 > 0 && $0 < rows.count }.count
    var out = CellGrid(
      width: width, height: height(head) + 1 + rules + body.map(height).reduce(0, +))
    func put(_ row: Int, _ cells: [[String]], _ tone: (TableColumn) -> Tone?) {
      var column = 0
      for ((item, size), lines) in zip(block, cells) {
        for (line, text) in lines.enumerated() {
          out.put(
            item.fitted(text, to: size, glyphs: glyphs), row: row + line, column: column,
            tone: tone(item))
        }
        column += size + Self.gap
      }
    }
    put(0, head) { _ in .strong }
    let rule = String(repeating: glyphs.horizontal, count: width)
    var row = height(head)
    out.put(rule, row: row, column: 0, tone: .faint)
    row += 1
    for (index, cells) in body.enumerated() {
      if index > 0, separators.contains(index) {
        out.put(rule, row: row, column: 0, tone: .faint)
        row += 1
      }
      put(row, cells) { $0.cells[index].tone }
      row += height(cells)
    }
    return out
  }
}
