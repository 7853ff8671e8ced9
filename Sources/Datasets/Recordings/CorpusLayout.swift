import Diagnostics

/// How a corpus lays out its recordings: what the path of a file says about its clip.
///
/// A corpus that is read from recordings is one such type; folders, features, what cannot be read and
/// the pairing of sound with pictures are the business of ``RecordedCorpus``.
protocol CorpusLayout: Sendable {
  /// The name of the corpus, and of the folder that holds it.
  static var name: String { get }
  /// Other names that its folder has, in lower case.
  static var otherNames: [String] { get }
  /// Who made the corpus and where it is published, its licence, and how to get it.
  static var source: String { get }
  static var licence: String { get }
  static var advice: String { get }
  /// The labels, in order; where classes are given, they are all of them, in their order.
  static var labels: [(name: String, classes: [String]?)] { get }
  /// The label to learn unless another is chosen.
  static var target: String { get }
  /// What a path must look like.
  static var pattern: String { get }
  /// The ends of names of files that are sound.
  static var sounds: Set<String> { get }
  /// The ends of names of files that have pictures.
  static var films: Set<String> { get }
  /// Whether the files with pictures have sound as well.
  static var filmsHaveSound: Bool { get }

  /// Whether a folder of any name is one of this corpus, judging by the names in it.
  static func isRoot(_ names: [String]) -> Bool
  /// Reads what stands in other files of the corpus, such as labels.
  init(_ files: FileAccess, root: String) throws(Fault)
  /// What the path of a file below the root says.
  func entry(_ path: String) -> LayoutEntry
}

extension CorpusLayout {
  static var otherNames: [String] { [] }
  static var sounds: Set<String> { ["wav"] }
  static var films: Set<String> { [] }
  static var filmsHaveSound: Bool { true }
}

/// What the path of a file says.
enum LayoutEntry {
  /// It is this recording.
  case clip(RecordedClip)
  /// It is left out, for a reason of some kind.
  case skipped(kind: String, reason: String)
  /// Its path is not one of the corpus.
  case foreign
  /// It is something else that belongs to the corpus.
  case other
}

/// What the path of a recording says.
struct RecordedClip: Equatable {
  /// The name of the clip.
  let name: String
  /// What all recordings of the same moment share, and the other view's name of it.
  let moment: String
  /// Which of several recordings of one moment is taken: that of the lowest number.
  let rank: Int
  /// The labels, in the order of the layout; empty where one is not known.
  let labels: [String]
}
