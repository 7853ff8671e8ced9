public import Diagnostics
import Tensors

/// RAVDESS, the Ryerson Audio-Visual Database of Emotional Speech and Song: speech of actors, as
/// statistics of the sound and action units of the face, read from the user's disk.
///
/// Two files in a folder `ravdess` below a data folder: `faces.csv` (clip, actor, sex, emotion,
/// intensity, statement, repetition, seconds and 35 action units) and `audio_stats193.npy`
/// (`[clips, 193]`, rows in the order of `faces.csv`). ``recordings(_:sound:hooks:notFinite:)`` reads
/// the recordings themselves.
///
/// Reference: S. R. Livingstone, F. A. Russo, "The Ryerson Audio-Visual Database of Emotional Speech
/// and Song (RAVDESS)", PLoS ONE 13 (5), 2018.
public enum Ravdess {
  /// The emotions, as the corpus numbers them.
  public static let emotions = [
    "neutral", "calm", "happy", "sad", "angry", "fearful", "disgust", "surprised",
  ]

  static let facesName = "faces.csv"
  static let audioName = "audio_stats193.npy"
  static let facesCredit = "action units by OpenFace"
  static let facesOptions = CSV.Options(
    delimiter: 0x2C, hasHeader: true, textColumns: Set(labelNames + ["clip"]))
  private static let labelNames = [
    "emotion", "actor", "sex", "intensity", "statement", "repetition",
  ]

  /// Whether the files are there.
  public static func isPresent(_ files: FileAccess) -> Bool { location(files) != nil }

  /// The corpus: views `audio` `[clips, 193]` and `video` `[clips, 35]`; labels `emotion` (the
  /// target), `actor`, `sex`, `intensity`, `statement` and `repetition`.
  ///
  /// Throws `corpus.absent` where the files are not there, and `corpus.damaged`.
  public static func dataset(
    _ files: FileAccess, notFinite: NotFinitePolicy = .refuse
  ) throws(Fault) -> Dataset {
    guard let folder = location(files) else { throw absent(files) }
    let faces = try files.readTable(folder + facesName, options: facesOptions)
    let audio = try files.readArray(folder + audioName)
    guard audio.shape.rank == 2, audio.shape[0] == faces.rowCount else {
      throw Fault(
        "corpus.damaged",
        "`\(audioName)` must have one row for each of the \(faces.rowCount) clips of `\(facesName)`, "
          + "but has the shape \(audio.shape)")
    }
    let video = try actionUnits(faces)
    var labels: [LabelColumn] = []
    for name in labelNames {
      let texts = try faces.column(name).texts
      labels.append(
        name == "emotion" ? try emotionLabels(texts) : LabelColumn(name, texts: texts))
    }
    let clips = try faces.column("clip").texts.enumerated().map { $1 ?? "row \($0 + 1)" }
    return try Dataset(
      clips: clips,
      views: [FeatureView("audio", audio), video],
      labels: labels, target: "emotion",
      provenance: Provenance(
        name: "ravdess",
        source: RavdessLayout.source + "; " + facesCredit, licence: RavdessLayout.licence,
        files: [facesName, audioName].compactMap { files.record(of: folder + $0) }),
      notFinite: notFinite)
  }

  /// The view `video` of the columns of action units.
  ///
  /// Throws `corpus.damaged`.
  static func actionUnits(_ faces: Table) throws(Fault) -> FeatureView {
    let units = faces.columnNames.filter { $0.hasPrefix("AU") }
    guard !units.isEmpty else {
      throw Fault(
        "corpus.damaged", "`\(facesName)` must have columns of action units such as `AU01_r`")
    }
    return try FeatureView("video", table: faces, columns: units)
  }

  private static func emotionLabels(_ texts: [String?]) throws(Fault) -> LabelColumn {
    var indices: [Int] = []
    for text in texts {
      guard let text else {
        indices.append(LabelColumn.missing)
        continue
      }
      guard let index = emotions.firstIndex(of: text) else {
        throw Fault(
          "corpus.damaged",
          "an emotion in `\(facesName)` must be one of \(listed(emotions)), but is "
            + "`\(truncated(text, to: 30))`")
      }
      indices.append(index)
    }
    return try LabelColumn("emotion", classes: emotions, indices: indices)
  }

  /// The path before the names of the files: they lie in a folder `ravdess`, or in a data folder
  /// that is this folder itself.
  private static func location(_ files: FileAccess) -> String? {
    let own = files.folders.filter { PathText.lastPart($0.path) == "ravdess" }.map { $0.path + "/" }
    return (["ravdess/"] + own).first {
      files.contains($0 + facesName) && files.contains($0 + audioName)
    }
  }

  private static func absent(_ files: FileAccess) -> Fault {
    let missing = [facesName, audioName].filter { !files.contains("ravdess/" + $0) }
    return Fault(
      "corpus.absent",
      "the corpus `ravdess` must lie in a folder `ravdess` below \(files.spelledFolders), but "
        + "\(listed(missing, quoted: true)) \(missing.count == 1 ? "is" : "are") not there",
      hint:
        "Get RAVDESS from https://zenodo.org/records/1188976 (CC BY-NC-SA 4.0), put `\(facesName)` "
        + "and `\(audioName)` made from it into `DIR/ravdess`, and give DIR with `--data DIR` or in "
        + "LUPI_DATA.")
  }
}
