import Diagnostics

/// The line that says which glyph stands for which series.
struct Legend: Sendable {
  /// One series.
  struct Entry: Sendable {
    let glyph: String
    let tone: Tone?
    let name: String
  }

  let entries: [Entry]

  /// The entries in as many lines as a width needs.
  func grid(width: Int, glyphs: Glyphs) -> CellGrid? {
    guard !entries.isEmpty else { return nil }
    var places: [(row: Int, column: Int, name: String)] = []
    var (row, column) = (0, 0)
    for entry in entries {
      let name = glyphs.fitted(glyphs.clean(entry.name), width - displayWidth(entry.glyph) - 1)
      let size = displayWidth(entry.glyph) + 1 + displayWidth(name)
      if column > 0, column + size > width { (row, column) = (row + 1, 0) }
      places.append((row, column, name))
      column += size + 3
    }
    var out = CellGrid(width: width, height: row + 1)
    for (entry, place) in zip(entries, places) {
      out.put(entry.glyph, row: place.row, column: place.column, tone: entry.tone)
      out.put(place.name, row: place.row, column: place.column + displayWidth(entry.glyph) + 1)
    }
    return out
  }
}
