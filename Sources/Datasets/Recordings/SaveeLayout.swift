import Diagnostics

/// The recordings of SAVEE: `AudioData/DC/a01.wav` and `AudioVisualClip/DC/a01.avi`.
///
/// The folder is the speaker, the letters are the emotion, the number is the sentence.
struct SaveeLayout: CorpusLayout {
  static let name = "savee"
  static let source = "S. Haq, P. J. B. Jackson: SAVEE, University of Surrey, 2009"
  static let licence = "for research, on request to its makers"
  static let advice =
    "Ask for SAVEE at http://kahlan.eps.surrey.ac.uk/savee/, put its `AudioData` into `DIR/savee`, and "
    + "give DIR with `--data DIR` or in LUPI_DATA."
  static let target = "emotion"
  static let pattern = "`AudioData/DC/a01.wav`"
  static let films: Set<String> = ["avi"]
  static let labels: [(name: String, classes: [String]?)] = [
    ("emotion", ["neutral", "happy", "sad", "angry", "fearful", "disgust", "surprised"]),
    ("speaker", ["DC", "JE", "JK", "KL"]), ("sentence", nil),
  ]

  private static let emotions = [
    "a": "angry", "d": "disgust", "f": "fearful", "h": "happy", "n": "neutral", "sa": "sad",
    "su": "surprised",
  ]

  static func isRoot(_ names: [String]) -> Bool {
    names.contains("AudioData") && !names.contains("AudioWAV")
      || ["DC", "JE", "JK", "KL"].allSatisfy(names.contains)
  }

  init(_ files: FileAccess, root: String) throws(Fault) {}

  func entry(_ path: String) -> LayoutEntry {
    let speaker = PathText.lastPart(PathText.parent(path))
    let stem = PathText.stem(path)
    let letters = stem.prefix { $0.isLetter }
    let digits = stem.dropFirst(letters.count)
    guard ["DC", "JE", "JK", "KL"].contains(speaker), let emotion = Self.emotions[String(letters)],
      (1...2).contains(digits.utf8.count), let sentence = Int(digits), (1...60).contains(sentence)
    else { return .foreign }
    let name = "\(speaker)/\(letters)\(sentence < 10 ? "0" : "")\(sentence)"
    return .clip(
      RecordedClip(
        name: name, moment: name, rank: 0, labels: [emotion, speaker, "\(letters)\(sentence)"]))
  }
}
