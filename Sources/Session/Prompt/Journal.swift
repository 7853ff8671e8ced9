import Language
import Notebooks

/// What was run, in order, so that it can be saved as a notebook.
struct Journal {
  /// An entry that was typed, or a cell of a notebook.
  struct Item {
    /// What the cell is called, which its random numbers depend on; nothing for a cell of a notebook
    /// without a name.
    let name: String?
    let program: Program
    /// Which item showed the value that the entry reads as `_`, if it reads it.
    let source: Int?
    /// Whether that value can be made again: that of an interrupted training cannot.
    let isRepeatable: Bool
  }

  private(set) var items: [Item] = []
  /// The item that showed the last value.
  private var lastShown: Int?

  /// Adds an entry that has run.
  mutating func add(_ name: String?, _ program: Program, hasValue: Bool) {
    let readsLast = !program.lastValueSpans.isEmpty
    items.append(
      Item(
        name: name, program: program, source: readsLast ? lastShown : nil,
        isRepeatable: !readsLast || lastShown != nil))
    if hasValue { lastShown = program.resultSpan == nil ? nil : items.count - 1 }
  }

  /// Takes note that no item shows what is the last value now.
  mutating func forgetLast() { lastShown = nil }
}
