import Diagnostics

/// A piece of a program and what kind of word it is, for those who colour programs.
public struct CodePiece: Sendable, Hashable {
  /// The kinds that are told apart.
  public enum Kind: String, Sendable, Hashable, CaseIterable {
    /// Names, signs, brackets and blanks.
    case plain
    /// A reserved word, or one that begins a declaration, such as `param`.
    case keyword
    /// A number, a quantity or a constant.
    case number
    /// A text without the expressions in it.
    case text
    /// A name that is called.
    case call
    /// A comment.
    case comment
  }

  /// What kind of word it is.
  public let kind: Kind
  /// The piece as it is written.
  public let text: String

  /// Cuts a program into pieces, which follow each other without gaps; any text can be cut.
  public static func pieces(of program: String) -> [CodePiece] {
    let source = SourceText(name: "", text: program)
    let tokens = Lexer.tokens(of: source, in: source.bytes.indices).tokens
    var out: [(Kind, Range<Int>)] = []
    var place = 0
    func add(_ kind: Kind, _ range: Range<Int>) {
      guard !range.isEmpty else { return }
      if let last = out.last, last.0 == kind {
        out[out.count - 1].1 = last.1.lowerBound..<range.upperBound
      } else {
        out.append((kind, range))
      }
    }
    for (index, token) in tokens.enumerated() {
      if token.start > place {
        addGap(place..<token.start)
        place = token.start
      }
      let start = max(place, token.start)
      guard token.end > start else { continue }
      let next = index + 1 < tokens.count ? tokens[index + 1].kind : .end
      let previous = index > 0 ? tokens[index - 1].kind : .newline
      let word = source.string(token.start..<token.end)
      add(kind(of: token.kind, word, after: previous, before: next), start..<token.end)
      place = token.end
    }
    addGap(place..<source.bytes.count)
    return out.map { CodePiece(kind: $0.0, text: source.string($0.1)) }

    /// Between two tokens stand blanks, and comments up to the end of their line.
    func addGap(_ range: Range<Int>) {
      guard let start = source.bytes[range].firstIndex(of: UInt8(ascii: "#")) else {
        return add(.plain, range)
      }
      add(.plain, range.lowerBound..<start)
      let end = source.bytes[start..<range.upperBound].firstIndex(of: 0x0A) ?? range.upperBound
      add(.comment, start..<end)
      add(.plain, end..<range.upperBound)
    }
  }

  /// Words that mean something at the beginning of a statement.
  private static let declarations: Set<String> = ["param", "seed", "numerics", "use"]

  private static func kind(
    of token: Token.Kind, _ word: String, after previous: Token.Kind, before next: Token.Kind
  ) -> Kind {
    switch token {
    case .integer, .float, .percentage, .quantity, .true, .false, .none: .number
    case .textStart, .textPart, .textEnd: .text
    case .identifier:
      previous == .newline && declarations.contains(word) && next != .leftParenthesis
        && next != .assign
        ? .keyword : next == .leftParenthesis ? .call : .plain
    default: token.isKeyword ? .keyword : .plain
    }
  }
}
