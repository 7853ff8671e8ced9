public import Diagnostics

/// The question whether two clips are of one speaker, with its answer.
public struct VerificationTrial: Sendable, Hashable {
  /// The index of the first clip.
  public let first: Int
  /// The index of the second clip.
  public let second: Int
  /// Whether both are of one speaker.
  public let isTarget: Bool

  /// Creates a trial.
  public init(_ first: Int, _ second: Int, isTarget: Bool) {
    self.first = first
    self.second = second
    self.isTarget = isTarget
  }

  /// The largest number of trials that ``allPairs(speakers:)`` makes.
  public static let pairLimit = 20_000_000

  /// Every pair of clips, first before second; a target where the speakers are equal.
  ///
  /// Throws where there would be more than ``pairLimit`` pairs.
  public static func allPairs(speakers: [Int]) throws(Fault) -> [VerificationTrial] {
    let pairs = Double(speakers.count) * Double(speakers.count - 1) / 2
    guard pairs <= Double(pairLimit) else {
      throw Fault(
        "metrics.too-many-trials",
        "all pairs must be at most \(pairLimit) trials, but those of \(speakers.count) clips are "
          + "more",
        hint: "Take a part of the clips, or give a list of trials.")
    }
    var trials: [VerificationTrial] = []
    trials.reserveCapacity(speakers.count * max(0, speakers.count - 1) / 2)
    for first in speakers.indices {
      for second in (first + 1)..<max(first + 1, speakers.count) {
        trials.append(
          VerificationTrial(first, second, isTarget: speakers[first] == speakers[second]))
      }
    }
    return trials
  }
}
