/// How text is drawn: how wide, with which colours, with which characters.
public struct Presentation: Sendable, Hashable {
  /// How many colours there are.
  public enum ColorLevel: Int, Sendable, Comparable {
    /// No escape sequences at all.
    case none
    /// The sixteen named colours.
    case basic
    /// The 256-colour palette.
    case palette
    /// 24-bit colours.
    case trueColor

    /// Orders levels by the number of colours.
    public static func < (a: Self, b: Self) -> Bool { a.rawValue < b.rawValue }
  }

  /// The number of columns that may be used.
  public var width: Int
  /// The colours that may be used.
  public var color: ColorLevel
  /// Whether only ASCII characters may be used.
  public var ascii: Bool
  /// Whether messages are broken at spaces to fit, as for a person at a terminal; for a file or another
  /// program each stays one line.
  public var wrapsMessages: Bool

  /// Creates a presentation; `width` below 20 is taken as 20.
  public init(
    width: Int = 80, color: ColorLevel = .none, ascii: Bool = false, wrapsMessages: Bool = false
  ) {
    self.width = max(20, width)
    self.color = color
    self.ascii = ascii
    self.wrapsMessages = wrapsMessages
  }

  /// Eighty columns, no colour: what verified output is compared in.
  public static let plain = Presentation()

  /// The text in a tone, or the text alone where there is no colour.
  public func styled(_ text: String, _ tone: Tone) -> String {
    color == .none || text.isEmpty ? text : "\u{1B}[\(tone.code)m\(text)\u{1B}[0m"
  }
}
