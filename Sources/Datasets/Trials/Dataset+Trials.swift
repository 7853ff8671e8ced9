public import Diagnostics
public import Tensors

extension Dataset {
  /// The largest number of pairs of clips that are looked at.
  static let pairLimit = 20_000_000

  /// Pairs of clips as verification trials, first before second in the order of the data.
  ///
  /// - Parameters:
  ///   - label: The label that both clips of a target trial share, such as `speaker`.
  ///   - number: How many trials of each kind are chosen; every pair where it is not given.
  ///   - equal: Labels that both clips of every trial must share, such as `sex`.
  ///   - unequal: Labels in which the clips of every trial must differ, such as `statement`.
  ///   - key: The key of the choice.
  ///   - isStopped: Whether the person has asked to stop.
  ///
  /// **Properties** With the same key, the trials of a smaller number are among those of a larger.
  /// Throws `trials.one-kind`, `trials.count`, `trials.too-many`, `trials.stopped`,
  /// `dataset.missing-label` and `dataset.unknown-label`.
  public func trials(
    by label: String, ofEachKind number: Int? = nil, equal: [String] = [], unequal: [String] = [],
    key: RandomKey, isStopped: () -> Bool = { false }
  ) throws(Fault) -> TrialList {
    let speakers = try completeLabel(label).indices
    var kept: [[Int]] = []
    for name in equal { kept.append(try completeLabel(name).indices) }
    var changed: [[Int]] = []
    for name in unequal { changed.append(try completeLabel(name).indices) }
    guard Double(count) * Double(count - 1) / 2 <= Double(Self.pairLimit) else {
      throw Fault(
        "trials.too-many",
        "trials are made of at most \(Self.pairLimit) pairs, but \(count) clips have more",
        hint: "Take a part of the clips with `take` or `where`, or read a list of trials.")
    }
    var pairs: (same: [Pair], other: [Pair]) = ([], [])
    for a in 0..<count {
      if isStopped() { throw Fault("trials.stopped", "making trials was stopped") }
      for b in (a + 1)..<max(a + 1, count) {
        guard kept.allSatisfy({ $0[a] == $0[b] }), changed.allSatisfy({ $0[a] != $0[b] }) else {
          continue
        }
        let pair = Pair(first: Int32(a), second: Int32(b))
        if speakers[a] == speakers[b] { pairs.same.append(pair) } else { pairs.other.append(pair) }
      }
    }
    for (name, kind) in [("same", pairs.same), ("different", pairs.other)] where kind.isEmpty {
      throw Fault(
        "trials.one-kind",
        "there must be pairs of the same and of different `\(label)`, but none is \(name)",
        hint: equal.isEmpty && unequal.isEmpty
          ? "Give clips of several classes of `\(label)`, more than one of each."
          : "Ask for fewer labels to be equal or to differ.")
    }
    if let number {
      pairs = (
        try Self.chosen(number, of: pairs.same, "same", label, key),
        try Self.chosen(number, of: pairs.other, "different", label, key)
      )
    }
    let all = (pairs.same.map { ($0, true) } + pairs.other.map { ($0, false) })
      .sorted { ($0.0.first, $0.0.second) < ($1.0.first, $1.0.second) }
    return try TrialList(
      first: all.map { clips[Int($0.0.first)] }, second: all.map { clips[Int($0.0.second)] },
      isSame: all.map(\.1))
  }

  private struct Pair {
    let first: Int32
    let second: Int32
  }

  private static func chosen(
    _ number: Int, of pairs: [Pair], _ kind: String, _ label: String, _ key: RandomKey
  ) throws(Fault) -> [Pair] {
    guard number >= 1, number <= pairs.count else {
      throw Fault(
        "trials.count",
        "the number of trials of each kind must be from 1 to \(pairs.count), the pairs of "
          + "\(kind) `\(label)`, but is \(number)", hint: "Ask for fewer.", parameter: "count")
    }
    return key.child(kind).permutation(pairs.count).prefix(number).map { pairs[$0] }
  }
}
