public import Diagnostics
public import Signals

/// The corpora that have a name.
public enum Corpus: String, Sendable, CaseIterable {
  /// Nine men say /ae/: real speech, carried by the program (``JapaneseVowels``).
  case japaneseVowels = "japanese-vowels"
  /// Made up by the program (``SyntheticCorpus``).
  case synthetic
  /// Acted emotions, voices and faces, from the user's disk (``Ravdess``).
  case ravdess
  /// Acted emotions of 91 people.
  case crema = "crema-d"
  /// Speakers in videos.
  case voxceleb1
  /// More speakers in videos.
  case voxceleb2
  /// Emotions in acted dialogs.
  case iemocap
  /// Acted emotions of four men.
  case savee
  /// Talking faces that say short sentences.
  case grid

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
    case .ravdess: "Acted emotions, voices and faces, read from your copy of the files."
    case .crema: "Acted emotions of 91 actors, voices and faces, read from your copy."
    case .voxceleb1: "Voices of 1251 celebrities, with lists of trials, read from your copy."
    case .voxceleb2: "Voices and faces of 6112 celebrities, read from your copy."
    case .iemocap: "Emotions in dialogs of ten actors, read from your copy."
    case .savee: "Acted emotions of four men, read from your copy."
    case .grid: "Talking faces of 34 people who say short sentences, read from your copy."
    }
  }

  /// Whether the corpus is read from recordings.
  public var isRecorded: Bool { self != .japaneseVowels && self != .synthetic }

  /// Whether the corpus can be loaded: it is part of the program, or its files are there.
  public func isPresent(_ files: FileAccess) -> Bool {
    switch self {
    case .japaneseVowels, .synthetic: true
    case .ravdess: Ravdess.isPresent(files) || Ravdess.isRecorded(files)
    case .crema: RecordedCorpus<CremaLayout>.isPresent(files)
    case .voxceleb1: RecordedCorpus<VoxCeleb1Layout>.isPresent(files)
    case .voxceleb2: RecordedCorpus<VoxCeleb2Layout>.isPresent(files)
    case .iemocap: RecordedCorpus<IemocapLayout>.isPresent(files)
    case .savee: RecordedCorpus<SaveeLayout>.isPresent(files)
    case .grid: RecordedCorpus<GridLayout>.isPresent(files)
    }
  }

  /// The recordings of the corpus: the view `audio` of log-mel sequences and, where frames are wanted, the
  /// view `video`; nothing for corpora that are no recordings.
  ///
  /// What cannot be read or paired is left out and counted. Throws `corpus.absent`, `corpus.damaged` and
  /// what the hooks throw.
  public func recordings(
    _ files: FileAccess,
    sound: LogMelSettings = .compact(sampleRate: SoundFeatures.sampleRate),
    frames: FrameFeatures? = nil, hooks: ReadingHooks = ReadingHooks()
  ) throws -> Dataset? {
    func read<Layout: CorpusLayout>(_ layout: Layout.Type) throws -> Dataset {
      try RecordedCorpus<Layout>(files).dataset(
        MediaFeatures(sound: sound, frames: frames), hooks: hooks)
    }
    switch self {
    case .japaneseVowels, .synthetic: return nil
    case .ravdess:
      return try Ravdess.recordings(files, sound: sound, frames: frames, hooks: hooks)
    case .crema: return try read(CremaLayout.self)
    case .voxceleb1: return try read(VoxCeleb1Layout.self)
    case .voxceleb2: return try read(VoxCeleb2Layout.self)
    case .iemocap: return try read(IemocapLayout.self)
    case .savee: return try read(SaveeLayout.self)
    case .grid: return try read(GridLayout.self)
    }
  }
}
