public import Diagnostics

extension TextTable {
  /// The table as lines of equal display width joined by newlines.
  public func text(_ presentation: Presentation = .plain) -> String {
    lines(presentation).joined(separator: "\n")
  }

  /// The table as lines of equal display width, at most the presentation's.
  ///
  /// Columns of words are cut where the table is too wide; where that is not enough, the columns
  /// continue in further blocks, each of which begins with the first column.
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

  /// Columns with their widths, in blocks that fit.
  private func blocks(_ all: [TableColumn], width: Int) -> [[(TableColumn, Int)]] {
    guard let first = all.first else { return [] }
    var widths = all.map { min($0.width, width) }
    func total() -> Int { widths.reduce(0, +) + Self.gap * (widths.count - 1) }
    // The widest column of words gives way first, down to a few letters.
    while total() > width {
      let candidates = all.indices.filter { all[$0].isElastic && widths[$0] > 6 }
      guard let widest = candidates.max(by: { (widths[$0], -$0) < (widths[$1], -$1) }) else {
        break
      }
      widths[widest] -= 1
    }
    if total() <= width { return [Array(zip(all, widths))] }
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
    let rules = separators.filter { $0 > 0 && $0 < rows.count }.count
    var out = CellGrid(width: width, height: rows.count + 2 + rules)
    func put(_ row: Int, _ cell: (TableColumn) -> (text: String, tone: Tone?)) {
      var column = 0
      for (item, size) in block {
        let (text, tone) = cell(item)
        out.put(
          item.fitted(text, to: size, glyphs: glyphs), row: row, column: column, tone: tone)
        column += size + Self.gap
      }
    }
    put(0) { ($0.title, .strong) }
    let rule = String(repeating: glyphs.horizontal, count: width)
    out.put(rule, row: 1, column: 0, tone: .faint)
    var row = 2
    for index in rows.indices {
      if index > 0, separators.contains(index) {
        out.put(rule, row: row, column: 0, tone: .faint)
        row += 1
      }
      put(row) { $0.cells[index] }
      row += 1
    }
    return out
  }
}
