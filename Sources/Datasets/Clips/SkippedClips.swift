/// Clips that were left out for one reason.
public struct SkippedClips: Sendable, Equatable {
  /// The reason, such as `the audio file is missing`.
  public let reason: String
  /// How many clips.
  public let count: Int
  /// The names of the first few.
  public let examples: [String]

  /// Creates a note; at most three examples are kept.
  public init(reason: String, clips: [String]) {
    self.reason = reason
    count = clips.count
    examples = Array(clips.prefix(3))
  }
}
