import Diagnostics

/// The recordings of GRID: `s1/bbaf2n.mpg`, sound and a talking face in one file, and `s1/bbaf2n.wav`
/// where sound was unpacked on its own.
///
/// The folder is the speaker; the letters are command, colour, preposition, letter, digit and adverb.
/// Of speaker 21 there are no pictures.
struct GridLayout: CorpusLayout {
  static let name = "grid"
  static let source =
    "M. Cooke, J. Barker, S. Cunningham, X. Shao: the GRID corpus, 2006, doi 10.5281/zenodo.3625687"
  static let licence = "CC BY 4.0: with credit"
  static let advice =
    "Get GRID from https://zenodo.org/records/3625687, unpack speakers as `DIR/grid/s1`, `DIR/grid/s2` "
    + "and so on, and give DIR with `--data DIR` or in LUPI_DATA."
  static let target = "speaker"
  static let pattern = "`s1/bbaf2n.mpg`"
  static let films: Set<String> = ["mpg", "mpeg"]
  static let labels: [(name: String, classes: [String]?)] = [
    ("speaker", nil), ("command", nil), ("color", nil), ("preposition", nil), ("letter", nil),
    ("digit", nil), ("adverb", nil),
  ]

  private static let commands: [Character: String] = [
    "b": "bin", "l": "lay", "p": "place", "s": "set",
  ]
  private static let colors: [Character: String] = [
    "b": "blue", "g": "green", "r": "red", "w": "white",
  ]
  private static let prepositions: [Character: String] = [
    "a": "at", "b": "by", "i": "in", "w": "with",
  ]
  private static let adverbs: [Character: String] = [
    "a": "again", "n": "now", "p": "please", "s": "soon",
  ]

  static func isRoot(_ names: [String]) -> Bool {
    names.contains { speaker(Substring($0)) != nil }
      || names.contains {
        films.contains(PathText.fileExtension($0)) && words(PathText.stem($0)) != nil
      }
  }

  init(_ files: FileAccess, root: String) throws(Fault) {}

  func entry(_ path: String) -> LayoutEntry {
    // A name may have the speaker before it, as `id2_vcd_swwp2s` has in archives of single clips.
    let stem = PathText.stem(path)
    let sentence = String(stem.split(separator: "_").last ?? "")
    guard let words = Self.words(sentence) else { return .foreign }
    let folder = path.split(separator: "/").dropLast().compactMap(Self.speaker).last
    let before = sentence == stem ? nil : stem.split(separator: "_").first.map(String.init)
    let speaker = folder ?? before ?? ""
    let name = speaker.isEmpty ? stem : "\(speaker)/\(stem)"
    return .clip(
      RecordedClip(name: name, moment: name, rank: 0, labels: [speaker] + words))
  }

  /// `s1` to `s34` in a folder's name such as `s1`, `S1` or `s1.mpg_vcd`.
  private static func speaker(_ folder: Substring) -> String? {
    let name = folder.lowercased()
    guard name.hasPrefix("s") else { return nil }
    let digits = name.dropFirst().prefix { $0.isASCII && $0.isNumber }
    let rest = name.dropFirst(1 + digits.count)
    guard let number = Int(digits), (1...34).contains(number), rest.isEmpty || rest.hasPrefix(".")
    else { return nil }
    return "s\(number)"
  }

  /// The words that six letters stand for.
  private static func words(_ name: String) -> [String]? {
    let letters = Array(name)
    guard letters.count == 6, let command = commands[letters[0]], let color = colors[letters[1]],
      let preposition = prepositions[letters[2]], ("a"..."z").contains(letters[3]),
      letters[4] == "z" || letters[4].isASCII && letters[4].isNumber,
      let adverb = adverbs[letters[5]]
    else { return nil }
    let digit = letters[4] == "z" ? "zero" : String(letters[4])
    return [command, color, preposition, String(letters[3]), digit, adverb]
  }
}
