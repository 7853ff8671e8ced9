/// A run of `*` or `_`, and what may become of it.
struct DelimiterRun {
  let mark: Unicode.Scalar
  /// How many were written.
  let length: Int
  let canOpen: Bool
  let canClose: Bool

  /// Whether a run opens or closes follows from what stands on both sides.
  init(
    _ mark: Unicode.Scalar, _ length: Int, before: Unicode.Scalar?, after: Unicode.Scalar?
  ) {
    func isBlank(_ scalar: Unicode.Scalar?) -> Bool { scalar?.properties.isWhitespace ?? true }
    func isPunctuation(_ scalar: Unicode.Scalar?) -> Bool {
      guard let scalar else { return false }
      switch scalar.properties.generalCategory {
      case .connectorPunctuation, .dashPunctuation, .openPunctuation, .closePunctuation,
        .initialPunctuation, .finalPunctuation, .otherPunctuation, .mathSymbol, .currencySymbol,
        .modifierSymbol, .otherSymbol:
        return true
      default: return false
      }
    }
    let isLeft =
      !isBlank(after) && (!isPunctuation(after) || isBlank(before) || isPunctuation(before))
    let isRight =
      !isBlank(before) && (!isPunctuation(before) || isBlank(after) || isPunctuation(after))
    self.mark = mark
    self.length = length
    canOpen = isLeft && (mark == "*" || !isRight || isPunctuation(before))
    canClose = isRight && (mark == "*" || !isLeft || isPunctuation(after))
  }
}

/// Pairs runs of `*` and `_` to emphasis (CommonMark 0.31, "An algorithm for parsing nested emphasis
/// and links").
struct EmphasisReader {
  /// A run that may still be closed, and what stands after it.
  private struct Frame {
    let run: DelimiterRun
    var count: Int
    var nodes: [InlineNode] = []
  }

  private struct Key: Hashable {
    let mark: Unicode.Scalar
    let canOpen: Bool
    let rest: Int
  }

  private var base: [InlineNode] = []
  private var frames: [Frame] = []
  /// The frames below which no run of a kind finds its beginning.
  private var bottoms: [Key: Int] = [:]
  /// Emphasis that is nested deeper stays text.
  private static let deepest = 20

  static func nodes(_ pieces: ArraySlice<InlineParser.Piece>) -> [InlineNode] {
    var reader = EmphasisReader()
    for piece in pieces {
      switch piece {
      case .node(let node): reader.append([node])
      case .marks(let run): reader.read(run)
      }
    }
    reader.collapse(to: 0)
    return reader.base
  }

  private mutating func append(_ nodes: [InlineNode]) {
    if frames.isEmpty {
      base += nodes
    } else {
      frames[frames.count - 1].nodes += nodes
    }
  }

  /// Gives up the frames from one on: their marks are text.
  private mutating func collapse(to count: Int) {
    while frames.count > count, let frame = frames.popLast() {
      append([.text(Self.marks(frame.run.mark, frame.count))] + frame.nodes)
    }
    for (key, bottom) in bottoms where bottom > frames.count { bottoms[key] = frames.count }
  }

  private static func marks(_ mark: Unicode.Scalar, _ count: Int) -> String {
    String(repeating: String(mark), count: count)
  }

  private mutating func read(_ run: DelimiterRun) {
    var left = run.length
    if run.canClose {
      let key = Key(mark: run.mark, canOpen: run.canOpen, rest: run.length % 3)
      while left > 0 {
        guard let place = opener(of: run, above: bottoms[key] ?? 0) else {
          bottoms[key] = frames.count
          break
        }
        collapse(to: place + 1)
        let used = left >= 2 && frames[place].count >= 2 ? 2 : 1
        let inner = frames[place].nodes
        let node: InlineNode = used == 2 ? .strong(inner) : .emphasis(inner)
        left -= used
        frames[place].count -= used
        frames[place].nodes = [node]
        if frames[place].count == 0 {
          frames.removeLast()
          append([node])
        }
      }
    }
    guard left > 0 else { return }
    if run.canOpen, frames.count < Self.deepest {
      frames.append(Frame(run: run, count: left))
    } else {
      append([.text(Self.marks(run.mark, left))])
    }
  }

  private func opener(of run: DelimiterRun, above bottom: Int) -> Int? {
    frames.indices.reversed().first { index in
      let other = frames[index].run
      guard index >= bottom, other.mark == run.mark else { return false }
      // A run that could do both pairs only with lengths that tell which is meant.
      let isDoubtful = other.canClose || run.canOpen
      return !isDoubtful || (other.length + run.length) % 3 != 0
        || (other.length % 3 == 0 && run.length % 3 == 0)
    }
  }
}
