public import Diagnostics
public import Tensors

/// A percentile bootstrap that draws whole groups, such as speakers, with replacement.
///
/// Clips of one speaker resemble each other, so drawing clips would make the interval too narrow.
/// For the difference of two systems let the statistic compute it: both then meet the same draws.
///
/// References: Efron, "Bootstrap methods: another look at the jackknife", Annals of Statistics
/// 1979; Bisani and Ney, "Bootstrap estimates for confidence intervals in ASR performance
/// evaluation", ICASSP 2004.
public struct GroupBootstrap: Sendable, Hashable {
  /// The statistic of the clips themselves.
  public let estimate: Double
  /// The percentile interval.
  public let interval: ConfidenceInterval
  /// The standard deviation of the statistic over the draws.
  public let standardError: Double
  /// The number of groups.
  public let groupCount: Int
  /// The number of draws asked for.
  public let draws: Int
  /// The draws on which the statistic was not defined and which were left out.
  public let undefinedDraws: Int

  /// Draws groups and computes the statistic each time.
  ///
  /// `groups` names the group of every clip; `statistic` receives clip indices, repeated as often
  /// as their group was drawn, and returns nothing where it is not defined (a draw without a target
  /// trial, say). Throws where there are fewer than two groups, where the statistic is not defined
  /// on the clips themselves, or on more than half of the draws.
  public init<Group: Hashable>(
    groups: [Group], draws: Int = 10_000, level: Double = 0.95, key: RandomKey,
    statistic: (_ clips: [Int]) throws(Fault) -> Double?
  ) throws(Fault) {
    let members = Self.members(of: groups)
    let whole = Array(groups.indices)
    var clips: [Int] = []
    try self.init(groupCount: members.count, draws: draws, level: level, key: key) {
      drawn throws(Fault) in
      guard let drawn else { return try statistic(whole) }
      clips.removeAll(keepingCapacity: true)
      for group in drawn { clips += members[group] }
      return try statistic(clips)
    }
  }

  /// Draws groups and computes a statistic of how often each was drawn.
  ///
  /// For statistics of pairs of clips, such as the equal error rate: a pair of clips of two groups
  /// counts as often as the product of both multiplicities says. `statistic` receives the number of
  /// times each of the groups was drawn, all 1 for the estimate. Throws as the other initializer.
  public init(
    groupCount: Int, draws: Int = 10_000, level: Double = 0.95, key: RandomKey,
    ofMultiplicities statistic: (_ multiplicities: [Int]) throws(Fault) -> Double?
  ) throws(Fault) {
    try self.init(groupCount: groupCount, draws: draws, level: level, key: key) {
      drawn throws(Fault) in
      guard let drawn else { return try statistic([Int](repeating: 1, count: groupCount)) }
      var counts = [Int](repeating: 0, count: groupCount)
      for group in drawn { counts[group] += 1 }
      return try statistic(counts)
    }
  }

  /// Draws groups; `statistic` receives those drawn, or nothing for the clips as they are.
  private init(
    groupCount: Int, draws: Int, level: Double, key: RandomKey,
    statistic: (_ drawn: [Int]?) throws(Fault) -> Double?
  ) throws(Fault) {
    try requireLevel(level)
    guard (2...10_000_000).contains(draws) else {
      throw Fault(
        "statistics.draws", "draws must be from 2 to 10 000 000, but are \(draws)",
        parameter: "draws")
    }
    guard groupCount > 1 else {
      throw Fault(
        "statistics.too-few-groups",
        "a bootstrap over groups must have at least 2 groups, but has \(groupCount)")
    }
    guard let estimate = try statistic(nil), estimate.isFinite else {
      throw Fault(
        "statistics.undefined", "the statistic must be defined on the clips, but is not")
    }
    var values: [Double] = []
    values.reserveCapacity(draws)
    for draw in 0..<draws {
      var stream = key.child(draw).stream()
      let drawn = (0..<groupCount).map { _ in stream.integer(below: groupCount) }
      if let value = try statistic(drawn), value.isFinite { values.append(value) }
    }
    guard values.count > 1, values.count * 2 >= draws else {
      throw Fault(
        "statistics.undefined",
        "the statistic must be defined on at least half of the draws, but is on \(values.count) "
          + "of \(draws)",
        hint: "Use more groups, or a statistic that needs fewer of them.")
    }
    let sample = try Sample(values)
    self.estimate = estimate
    self.draws = draws
    self.groupCount = groupCount
    undefinedDraws = draws - values.count
    standardError = sample.standardDeviation ?? 0
    interval = ConfidenceInterval(
      lower: try sample.quantile(0.5 - level / 2), upper: try sample.quantile(0.5 + level / 2),
      level: level)
  }

  /// The clips of each group, groups in the order of their first clip.
  private static func members<Group: Hashable>(of groups: [Group]) -> [[Int]] {
    var places: [Group: Int] = [:]
    var members: [[Int]] = []
    for (clip, group) in groups.enumerated() {
      if let place = places[group] {
        members[place].append(clip)
      } else {
        places[group] = members.count
        members.append([clip])
      }
    }
    return members
  }
}
