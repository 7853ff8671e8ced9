import Diagnostics
public import Signals

extension Ravdess {
  /// Whether there are recordings.
  public static func isRecorded(_ files: FileAccess) -> Bool {
    RecordedCorpus<RavdessLayout>.isPresent(files)
  }

  /// The corpus as it sounds: the view `audio` has the log-mel spectrogram of each recording,
  /// `[clips, frames, bands]`, at 16 kHz and of one channel.
  ///
  /// The recordings are the files `…/Actor_AA/MM-CC-EE-II-SS-RR-AA.wav` in any folders below a folder
  /// `ravdess`, or all in one; labels are read off the names: `emotion` (the target), `actor`, `sex`,
  /// `intensity`, `statement`, `repetition`, `modality` and `channel`. Where `faces.csv` lies in
  /// that folder, the view `video` has its action units. What cannot be read or paired is left out
  /// and counted.
  ///
  /// - Parameters:
  ///   - files: The way to files.
  ///   - sound: How recordings become features.
  ///   - frames: How the pictures of `01-….mp4` become the view `video`, in place of action units.
  ///   - hooks: How recordings are read.
  ///   - notFinite: What to do with missing action units.
  ///
  /// Throws `corpus.absent` where there are no recordings, `corpus.damaged`, and what the hooks throw.
  public static func recordings(
    _ files: FileAccess,
    sound: LogMelSettings = .compact(sampleRate: SoundFeatures.sampleRate),
    frames: FrameFeatures? = nil, hooks: ReadingHooks = ReadingHooks(),
    notFinite: NotFinitePolicy = .refuse
  ) throws -> Dataset {
    let features = try MediaFeatures(sound: sound, frames: frames)
    let corpus = try RecordedCorpus<RavdessLayout>(files)
    return try corpus.dataset(
      features, companion: frames == nil ? try faces(files, below: corpus.root) : nil,
      hooks: hooks, notFinite: notFinite)
  }

  /// The action units, if there are any.
  private static func faces(
    _ files: FileAccess, below root: String
  ) throws(Fault) -> CompanionView? {
    let path = PathText.join(root, facesName)
    guard files.contains(path) else { return nil }
    let table = try CSV.read(files.read(path), name: facesName, options: facesOptions)
    return CompanionView(
      fileName: facesName, credit: facesCredit, view: try actionUnits(table),
      // Recordings and faces differ in the modality alone, the first two digits.
      moments: try table.column("clip").texts.map { String(($0 ?? "").dropFirst(3)) },
      record: files.record(of: path))
  }
}
