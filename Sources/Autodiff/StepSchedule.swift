/// The order in which a recurrent operation takes the steps of many sequences: the first step of all,
/// then the second of those that have one, and so on.
///
/// Sequences are sorted by length, longest first, so that those that still go on are always the first
/// rows of a matrix, and none is padded.
struct StepSchedule: Sendable {
  /// Which rows are a sequence.
  let layout: SequenceLayout
  /// The sequences, longest first; equal lengths in their own order.
  let order: [Int]
  /// How many sequences have each step.
  let active: [Int]
  /// The row of each step's first sequence in a matrix of all steps in this order.
  let offsets: [Int]

  init(_ layout: SequenceLayout) {
    self.layout = layout
    order = (0..<layout.count).sorted {
      (layout.length($1), $0) < (layout.length($0), $1)
    }
    var active: [Int] = []
    var offsets: [Int] = []
    var (count, offset) = (layout.count, 0)
    for step in 0..<layout.longest {
      while count > 0, layout.length(order[count - 1]) <= step { count -= 1 }
      active.append(count)
      offsets.append(offset)
      offset += count
    }
    self.active = active
    self.offsets = offsets
  }

  /// The number of steps of the longest sequence.
  var steps: Int { active.count }

  /// The row of the layout that the sequence at a place takes in a step; reversed, the last comes
  /// first.
  func row(_ step: Int, _ place: Int, isReversed: Bool) -> Int {
    let rows = layout[order[place]]
    return isReversed ? rows.upperBound - 1 - step : rows.lowerBound + step
  }

  /// Whether a step is the last that the sequence at a place takes.
  func isLast(_ step: Int, _ place: Int) -> Bool {
    step + 1 == layout.length(order[place])
  }
}
