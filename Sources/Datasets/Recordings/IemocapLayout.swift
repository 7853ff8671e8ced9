import Diagnostics

/// The recordings of IEMOCAP: `Session1/sentences/wav/DIALOG/UTTERANCE.wav`, with labels in
/// `Session1/dialog/EmoEvaluation/DIALOG.txt`.
///
/// Lines of these files such as `[6.2 - 8.2]<tab>Ses01F_impro01_F000<tab>neu<tab>[2.5, 2.5, 2.5]` give an
/// utterance its emotion and valence, activation and dominance. Four classes are usual: anger, happiness
/// with excitement, neutral, sadness; utterances of other emotions are left out and counted. To leave a
/// session out, use the label `session`.
struct IemocapLayout: CorpusLayout {
  static let name = "iemocap"
  static let otherNames = ["iemocap_full_release"]
  static let source =
    "C. Busso, M. Bulut, C.-C. Lee, A. Kazemzadeh, E. Mower, S. Kim, J. N. Chang, S. Lee, S. Narayanan: "
    + "IEMOCAP, 2008"
  static let licence = "for research, on request to its makers"
  static let advice =
    "Ask for IEMOCAP at https://sail.usc.edu/iemocap/, unpack it into `DIR/iemocap`, and give DIR with "
    + "`--data DIR` or in LUPI_DATA."
  static let target = "emotion"
  static let pattern = "`Session1/sentences/wav/Ses01F_impro01/Ses01F_impro01_F000.wav`"
  static let labels: [(name: String, classes: [String]?)] = [
    ("emotion", ["angry", "happy", "neutral", "sad"]), ("session", ["1", "2", "3", "4", "5"]),
    ("speaker", nil), ("sex", ["F", "M"]), ("dialog", nil), ("script", ["impro", "script"]),
    ("valence", nil), ("activation", nil), ("dominance", nil),
  ]

  private static let emotions = [
    "ang": "angry", "hap": "happy", "exc": "happy", "neu": "neutral", "sad": "sad",
  ]

  /// What an evaluation says about an utterance.
  private struct Evaluation {
    let emotion: String
    let dimensions: [String]
  }
  private let evaluations: [String: Evaluation]

  static func isRoot(_ names: [String]) -> Bool { names.contains("Session1") }

  init(_ files: FileAccess, root: String) throws(Fault) {
    var evaluations: [String: Evaluation] = [:]
    for walked in files.filesBelow(root, extensions: ["txt"]) {
      // Beside the summaries lie folders of single annotators.
      guard PathText.lastPart(PathText.parent(walked.path)) == "EmoEvaluation",
        let file = walked.file
      else { continue }
      let text = String(decoding: try files.read(file.path), as: UTF8.self)
      for line in text.split(whereSeparator: \.isNewline) where line.hasPrefix("[") {
        let parts = line.split(separator: "\t").map(String.init)
        guard parts.count >= 3 else { continue }
        let numbers =
          parts.count < 4
          ? []
          : parts[3].split { "[], ".contains($0) }.filter { Double($0) != nil }.map(String.init)
        evaluations[parts[1]] = Evaluation(
          emotion: parts[2], dimensions: numbers.count == 3 ? numbers : ["", "", ""])
      }
    }
    self.evaluations = evaluations
  }

  func entry(_ path: String) -> LayoutEntry {
    let name = PathText.stem(path)
    let parts = name.split(separator: "_").map(String.init)
    guard parts.count >= 3, name.hasPrefix("Ses0"), let last = parts.last,
      let sex = last.first, sex == "F" || sex == "M", Int(last.dropFirst()) != nil,
      let session = parts[0].dropFirst(4).first, ("1"..."5").contains(session)
    else {
      // Whole dialogs lie beside the utterances.
      return path.contains("/dialog/") || path.hasPrefix("dialog/") ? .other : .foreign
    }
    guard let evaluation = evaluations[name] else {
      return .skipped(kind: "unlabelled", reason: "no evaluation mentions `\(name)`")
    }
    guard let emotion = Self.emotions[evaluation.emotion] else {
      return .skipped(
        kind: "emotion \(evaluation.emotion)",
        reason:
          "the emotion of `\(name)` is `\(truncated(evaluation.emotion, to: 10))`, none of the "
          + "four that are learnt")
    }
    let dialog = parts.dropLast().joined(separator: "_")
    return .clip(
      RecordedClip(
        name: name, moment: name, rank: 0,
        labels: [
          emotion, String(session), "\(session)\(sex)", String(sex), dialog,
          parts[1].hasPrefix("impro") ? "impro" : "script",
        ] + evaluation.dimensions))
  }
}
