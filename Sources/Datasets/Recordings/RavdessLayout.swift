import Diagnostics

/// The recordings of RAVDESS: `Actor_AA/MM-CC-EE-II-SS-RR-AA.wav` and `.mp4`, in any folders.
///
/// MM is the modality (01 audio and video, 02 video, 03 audio), CC the channel (01 speech, 02 song),
/// EE the emotion from 01 to 08, II the intensity (01 normal, 02 strong), SS the statement, RR the
/// repetition, each 01 or 02, and AA the actor from 01 to 24, of whom odd ones are men.
struct RavdessLayout: CorpusLayout {
  static let name = "ravdess"
  static let source = "S. R. Livingstone, F. A. Russo: RAVDESS, 2018, doi 10.5281/zenodo.1188976"
  static let licence = "CC BY-NC-SA 4.0: with credit, not for commerce, shared alike"
  static let advice =
    "Get RAVDESS from https://zenodo.org/records/1188976 (CC BY-NC-SA 4.0), unpack its recordings "
    + "into `DIR/ravdess`, and give DIR with `--data DIR` or in LUPI_DATA."
  static let target = "emotion"
  static let pattern = "`03-01-05-02-01-01-12.wav`"

  static let films: Set<String> = ["mp4"]

  private static let modalities = ["audio-video", "video", "audio"]
  private static let channels = ["speech", "song"]

  static let labels: [(name: String, classes: [String]?)] = [
    ("emotion", Ravdess.emotions), ("actor", nil), ("sex", nil), ("intensity", nil),
    ("statement", nil), ("repetition", nil), ("modality", nil), ("channel", nil),
  ]

  static func isRoot(_ names: [String]) -> Bool {
    names.contains { $0.hasPrefix("Actor_") || clip(PathText.stem($0)) != nil }
  }

  init(_ files: FileAccess, root: String) throws(Fault) {}

  func entry(_ path: String) -> LayoutEntry {
    Self.clip(PathText.stem(path)).map { .clip($0) } ?? .foreign
  }

  static func clip(_ name: String) -> RecordedClip? {
    let parts = name.split(separator: "-", omittingEmptySubsequences: false)
    guard parts.count == 7, parts.allSatisfy({ $0.utf8.count == 2 }) else { return nil }
    let limits = [3, 2, 8, 2, 2, 2, 24]
    var numbers: [Int] = []
    for (part, limit) in zip(parts, limits) {
      guard part.utf8.allSatisfy({ (0x30...0x39).contains($0) }), let number = Int(part),
        (1...limit).contains(number)
      else { return nil }
      numbers.append(number)
    }
    return RecordedClip(
      name: name, moment: String(name.dropFirst(3)),
      // The sound of its own is taken before that of a video.
      rank: numbers[0] == 3 ? 0 : numbers[0],
      labels: [
        Ravdess.emotions[numbers[2] - 1], String(parts[6]), numbers[6] % 2 == 1 ? "M" : "F",
        String(numbers[3]), String(numbers[4]), String(numbers[5]), modalities[numbers[0] - 1],
        channels[numbers[1] - 1],
      ])
  }
}
