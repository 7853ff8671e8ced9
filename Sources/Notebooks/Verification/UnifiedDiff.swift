/// Written and produced lines one above the other, as `diff -u` prints them.
enum UnifiedDiff {
  /// The lines of the diff, its two heads included; `firstLine` is the line of the document that
  /// holds the first written line.
  static func lines(
    _ alignment: OutputAlignment, written: [OutputLine], produced: [OutputLine], firstLine: Int,
    name: String, title: String, context: Int = 3
  ) -> [String] {
    let entries = entries(alignment, written, produced)
    var out = ["--- \(name)", "+++ \(title)"]
    var index = 0
    while let start = entries[index...].firstIndex(where: { $0.mark != " " }) {
      let from = max(index, start - context)
      var end = start
      // Changes less than two contexts apart share a hunk.
      while let next = entries[(end + 1)...].firstIndex(where: { $0.mark != " " }),
        next - end <= 2 * context
      {
        end = next
      }
      let to = min(entries.count, end + 1 + context)
      out.append(hunkHead(entries, from..<to, firstLine))
      out += entries[from..<to].map { "\($0.mark)\($0.text)" }
      index = to
      if index >= entries.count { break }
    }
    return out
  }

  private struct Entry {
    let mark: Character
    let text: String
  }

  /// Removed lines before added ones within a run of changes.
  private static func entries(
    _ alignment: OutputAlignment, _ written: [OutputLine], _ produced: [OutputLine]
  ) -> [Entry] {
    var entries: [Entry] = []
    var removed: [Entry] = []
    var added: [Entry] = []
    func flush() {
      entries += removed + added
      removed = []
      added = []
    }
    func text(_ line: OutputLine) -> String { line.string(0..<line.bytes.count) }
    for step in alignment.steps {
      switch step {
      case .keep(let index, _), .wildcard(let index):
        flush()
        entries.append(Entry(mark: " ", text: text(written[index])))
      case .replace(let index, let other):
        removed.append(Entry(mark: "-", text: text(written[index])))
        added.append(Entry(mark: "+", text: text(produced[other])))
      case .delete(let index): removed.append(Entry(mark: "-", text: text(written[index])))
      case .insert(let index): added.append(Entry(mark: "+", text: text(produced[index])))
      case .absorb: break
      }
    }
    flush()
    return entries
  }

  private static func hunkHead(
    _ entries: [Entry], _ range: Range<Int>, _ firstLine: Int
  ) -> String {
    func count(_ slice: ArraySlice<Entry>, _ mark: Character) -> Int {
      slice.count { $0.mark == " " || $0.mark == mark }
    }
    let before = entries[..<range.lowerBound]
    let old = firstLine + count(before, "-")
    let new = firstLine + count(before, "+")
    return "@@ -\(old),\(count(entries[range], "-")) +\(new),\(count(entries[range], "+")) @@"
  }
}
