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

  /// Every pair of clips, first before second; a target where the speakers are equal.
  public static func allPairs(speakers: [Int]) -> [VerificationTrial] {
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
