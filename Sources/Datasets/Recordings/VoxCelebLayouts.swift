import Diagnostics

/// The recordings of VoxCeleb1: `wav/id10001/VIDEO/00001.wav`, in any folders above `id10001`.
///
/// Clips have the names that the official lists of trials give them, `id10001/VIDEO/00001.wav`, so that
/// `load_trials` finds them. `iden_split.txt` gives the label `split`, `vox1_meta.csv` gives `gender` and
/// `nationality`, where they are there.
struct VoxCeleb1Layout: CorpusLayout {
  static let name = "voxceleb1"
  static let otherNames = ["voxceleb", "vox1"]
  static let source = "A. Nagrani, J. S. Chung, A. Zisserman: VoxCeleb1, 2017"
  static let licence = "CC BY 4.0 of the lists; the videos belong to those who published them"
  static let advice =
    "Ask for VoxCeleb1 at https://www.robots.ox.ac.uk/~vgg/data/voxceleb/, unpack it into "
    + "`DIR/voxceleb1`, and give DIR with `--data DIR` or in LUPI_DATA."
  static let target = "speaker"
  static let pattern = "`wav/id10001/1zcIwhmdeo4/00001.wav`"
  static let labels: [(name: String, classes: [String]?)] = [
    ("speaker", nil), ("video", nil), ("split", ["train", "validation", "test"]), ("gender", nil),
    ("nationality", nil),
  ]

  private let splits: [String: String]
  private let people: [String: (gender: String, nationality: String)]

  static func isRoot(_ names: [String]) -> Bool {
    names.contains("iden_split.txt") || names.contains("vox1_meta.csv")
      || names.contains { VoxCelebPath.isSpeaker($0, 10_001...11_251) }
  }

  init(_ files: FileAccess, root: String) throws(Fault) {
    var splits: [String: String] = [:]
    let kinds = ["1": "train", "2": "validation", "3": "test"]
    let list = PathText.join(root, "iden_split.txt")
    if files.contains(list) {
      let text = String(decoding: try files.read(list), as: UTF8.self)
      for line in text.split(whereSeparator: \.isNewline) {
        let parts = line.split(separator: " ", maxSplits: 1)
        if parts.count == 2, let kind = kinds[String(parts[0])] { splits[String(parts[1])] = kind }
      }
    }
    self.splits = splits
    var people: [String: (gender: String, nationality: String)] = [:]
    let meta = PathText.join(root, "vox1_meta.csv")
    if files.contains(meta) {
      let text = String(decoding: try files.read(meta), as: UTF8.self)
      for line in text.split(whereSeparator: \.isNewline).dropFirst() {
        let parts = line.split(separator: "\t", omittingEmptySubsequences: false)
        if parts.count >= 4 { people[String(parts[0])] = (String(parts[2]), String(parts[3])) }
      }
    }
    self.people = people
  }

  func entry(_ path: String) -> LayoutEntry {
    guard let parts = VoxCelebPath(path) else { return .foreign }
    let person = people[parts.speaker]
    let name = parts.name + ".wav"
    return .clip(
      RecordedClip(
        name: name, moment: parts.name, rank: 0,
        labels: [
          parts.speaker, parts.video, splits[name] ?? "", person?.gender ?? "",
          person?.nationality ?? "",
        ]))
  }
}

/// The recordings of VoxCeleb2: `dev/aac/id00012/VIDEO/00001.m4a` and `dev/mp4/id00012/VIDEO/00001.mp4`,
/// which may be silent.
struct VoxCeleb2Layout: CorpusLayout {
  static let name = "voxceleb2"
  static let otherNames = ["vox2"]
  static let source = "J. S. Chung, A. Nagrani, A. Zisserman: VoxCeleb2, 2018"
  static let licence = "CC BY 4.0 of the lists; the videos belong to those who published them"
  static let advice =
    "Ask for VoxCeleb2 at https://www.robots.ox.ac.uk/~vgg/data/voxceleb/, unpack it into "
    + "`DIR/voxceleb2`, and give DIR with `--data DIR` or in LUPI_DATA."
  static let target = "speaker"
  static let pattern = "`dev/aac/id00012/21Uxsk56VDQ/00001.m4a`"
  static let sounds: Set<String> = ["m4a", "wav"]
  static let films: Set<String> = ["mp4"]
  static let filmsHaveSound = false
  static let labels: [(name: String, classes: [String]?)] = [
    ("speaker", nil), ("video", nil), ("split", ["dev", "test"]),
  ]

  static func isRoot(_ names: [String]) -> Bool {
    names.contains("vox2_meta.csv") || names.contains { VoxCelebPath.isSpeaker($0, 12...9_277) }
  }

  init(_ files: FileAccess, root: String) throws(Fault) {}

  func entry(_ path: String) -> LayoutEntry {
    guard let parts = VoxCelebPath(path) else { return .foreign }
    let folders = path.split(separator: "/").map { $0.lowercased() }
    let split = folders.first { $0 == "dev" || $0 == "test" } ?? ""
    // Sound that was converted to WAV is read without ffmpeg.
    let rank = PathText.fileExtension(path) == "m4a" ? 1 : 0
    return .clip(
      RecordedClip(
        name: parts.name, moment: parts.name, rank: rank,
        labels: [parts.speaker, parts.video, split]))
  }
}

/// The end of a path of VoxCeleb: speaker, video, recording.
private struct VoxCelebPath {
  let speaker: String
  let video: String
  let recording: String
  /// `id10001/VIDEO/00001`
  var name: String { "\(speaker)/\(video)/\(recording)" }

  init?(_ path: String) {
    let parts = path.split(separator: "/").map(String.init)
    guard parts.count >= 3 else { return nil }
    speaker = parts[parts.count - 3]
    video = parts[parts.count - 2]
    recording = PathText.stem(path)
    guard Self.isSpeaker(speaker, 1...99_999), recording.utf8.count == 5, Int(recording) != nil
    else { return nil }
  }

  static func isSpeaker(_ name: String, _ range: ClosedRange<Int>) -> Bool {
    guard name.hasPrefix("id"), name.utf8.count == 7, let number = Int(name.dropFirst(2)) else {
      return false
    }
    return range.contains(number)
  }
}
