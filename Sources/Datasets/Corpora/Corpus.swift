public import Diagnostics

/// The corpora that have a name.
public enum Corpus: String, Sendable, CaseIterable {
  /// Nine men say /ae/: real speech, carried by the program (``JapaneseVowels``).
  case japaneseVowels = "japanese-vowels"
  /// Made up by the program (``SyntheticCorpus``).
  case synthetic
  /// Acted emotions, voices and faces, from the user's disk (``Ravdess``).
  case ravdess

  /// The corpus of a name.
  ///
  /// Throws `corpus.unknown`.
  public init(named name: String) throws(Fault) {
    guard let corpus = Corpus(rawValue: name) else {
      throw Fault(
        "corpus.unknown", "there is no corpus `\(name)`",
        hint: suggestion(for: name, among: Corpus.allCases.map(\.rawValue), noun: "corpus"))
    }
    self = corpus
  }

  /// What the corpus is, in one sentence.
  public var summary: String {
    switch self {
    case .japaneseVowels: "Nine men say /ae/ 640 times: real speech, carried by the program."
    case .synthetic: "Synthetic voices and faces at feature level, made up by the program."
    case .ravdess:
      "Acted emotions of 18 actors, voices and faces, read from your copy of the files."
    }
  }

  /// Whether the corpus can be loaded: it is part of the program, or its files are there.
  public func isPresent(_ files: FileAccess) -> Bool {
    self == .ravdess ? Ravdess.isPresent(files) || Ravdess.isRecorded(files) : true
  }
}
