/// What a piece of text means; colours follow from it and never carry meaning alone.
public enum Tone: Sendable, Hashable, CaseIterable {
  /// Headlines and names.
  case strong
  /// Frames, axes, hints about what was left out.
  case faint
  /// Something failed.
  case bad
  /// Something may be wrong.
  case warning
  /// Something succeeded, or advice.
  case good
  /// Something to notice.
  case accent
  /// The colour of a data series; any integer, taken modulo the palette.
  case series(Int)

  /// Every tone, with each series of the palette once.
  public static var allCases: [Tone] {
    [.strong, .faint, .bad, .warning, .good, .accent] + (0..<6).map { .series($0) }
  }

  /// The parameters of the SGR escape sequence.
  var code: String {
    switch self {
    case .strong: "1"
    case .faint: "2"
    case .bad: "1;31"
    case .warning: "1;33"
    case .good: "32"
    case .accent: "36"
    // Blue, orange-yellow, green, magenta, cyan, red: told apart by most colour-blind readers,
    // and plots give each series its own glyph as well.
    case .series(let index): ["34", "33", "32", "35", "36", "31"][((index % 6) + 6) % 6]
    }
  }
}
