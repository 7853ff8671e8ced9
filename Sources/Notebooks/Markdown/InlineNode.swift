/// A piece of inline text.
indirect enum InlineNode: Sendable, Equatable {
  /// Words.
  case text(String)
  /// Words of a program.
  case code(String)
  /// Words that are stressed.
  case emphasis([InlineNode])
  /// Words that are stressed more.
  case strong([InlineNode])
  /// A link; the destination is what the author wrote, safe or not.
  case link(destination: String, [InlineNode])
  /// A picture, of which a report has the words alone.
  case image(destination: String, [InlineNode])
  /// The end of a line of the source.
  case softBreak
  /// The end of a line that is meant.
  case hardBreak

  /// The words alone.
  var plain: String {
    switch self {
    case .text(let text), .code(let text): text
    case .emphasis(let inner), .strong(let inner), .link(_, let inner), .image(_, let inner):
      inner.plain
    case .softBreak, .hardBreak: " "
    }
  }
}

extension [InlineNode] {
  /// The words alone.
  var plain: String { map(\.plain).joined() }
}
