import Diagnostics

/// How a corpus lays out its recordings: what the name of a file says about its clip.
///
/// A corpus that is read from recordings is one such type; folders, features, what cannot be read and
/// the pairing with another view are the business of ``RecordedCorpus``.
protocol CorpusLayout: Sendable {
  /// The name of the corpus, and of the folder that holds it.
  static var name: String { get }
  /// Who made the corpus and where it is published, its licence, and how to get it.
  static var source: String { get }
  static var licence: String { get }
  static var advice: String { get }
  /// The labels, in order; where classes are given, they are all of them, in their order.
  static var labels: [(name: String, classes: [String]?)] { get }
  /// The label to learn unless another is chosen.
  static var target: String { get }
  /// What a name must look like.
  static var pattern: String { get }

  /// Whether a folder of any name is one of this corpus, judging by the names in it.
  static func isRoot(_ names: [String]) -> Bool
  /// What the name of a file says, without folders and extension; nothing if it is malformed.
  static func clip(_ name: String) -> RecordedClip?
}

/// What the name of a recording says.
struct RecordedClip: Equatable {
  /// The name of the clip.
  let name: String
  /// What all recordings of the same moment share, and the other view's name of it.
  let moment: String
  /// Which of several recordings of one moment is taken: that of the lowest number.
  let rank: Int
  /// The labels, in the order of the layout.
  let labels: [String]
}
