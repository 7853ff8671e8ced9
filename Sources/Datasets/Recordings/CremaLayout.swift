import Diagnostics

/// The recordings of CREMA-D: `AudioWAV/1001_DFA_ANG_XX.wav` and `VideoFlash/1001_DFA_ANG_XX.flv`.
///
/// The parts are actor, sentence, emotion and intensity. Recordings that are known to be broken are
/// left out by name.
struct CremaLayout: CorpusLayout {
  static let name = "crema-d"
  static let otherNames = ["cremad", "crema_d"]
  static let source =
    "H. Cao, D. G. Cooper, M. K. Keutmann, R. C. Gur, A. Nenkova, R. Verma: CREMA-D, 2014"
  static let licence = "Open Database License: with credit, shared alike"
  static let advice =
    "Get CREMA-D from https://github.com/CheyneyComputerScience/CREMA-D with `git lfs`, and give the "
    + "folder above it with `--data DIR` or in LUPI_DATA."
  static let target = "emotion"
  static let pattern = "`AudioWAV/1001_DFA_ANG_XX.wav`"
  static let films: Set<String> = ["flv"]
  static let labels: [(name: String, classes: [String]?)] = [
    ("emotion", ["angry", "disgust", "fearful", "happy", "neutral", "sad"]), ("actor", nil),
    ("sentence", nil), ("intensity", nil),
  ]

  private static let emotions = [
    "ANG": "angry", "DIS": "disgust", "FEA": "fearful", "HAP": "happy", "NEU": "neutral",
    "SAD": "sad",
  ]
  private static let intensities = [
    "LO": "low", "MD": "medium", "HI": "high", "XX": "unspecified", "X": "unspecified",
  ]
  /// Sound that is missing, and pictures that are.
  private static let silent: Set<String> = ["1076_MTI_SAD_XX"]
  private static let unseen: Set<String> = [
    "1076_MTI_NEU_XX", "1064_TIE_SAD_XX", "1064_IEO_DIS_MD",
  ]

  static func isRoot(_ names: [String]) -> Bool { names.contains("AudioWAV") }

  init(_ files: FileAccess, root: String) throws(Fault) {}

  func entry(_ path: String) -> LayoutEntry {
    let name = PathText.stem(path)
    let parts = name.split(separator: "_", omittingEmptySubsequences: false).map(String.init)
    guard parts.count == 4, let actor = Int(parts[0]), (1001...1091).contains(actor),
      parts[1].utf8.count == 3, let emotion = Self.emotions[parts[2]],
      let intensity = Self.intensities[parts[3]]
    else { return .foreign }
    let isFilm = Self.films.contains(PathText.fileExtension(path))
    if isFilm ? Self.unseen.contains(name) : Self.silent.contains(name) {
      return .skipped(
        kind: "known \(isFilm)",
        reason:
          "the \(isFilm ? "pictures" : "sound") of `\(name)` \(isFilm ? "are" : "is") known to "
          + "be broken")
    }
    return .clip(
      RecordedClip(
        name: name, moment: name, rank: 0, labels: [emotion, parts[0], parts[1], intensity]))
  }
}
