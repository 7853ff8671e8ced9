import Diagnostics

/// Finds out what stands around the end of a text, by its tokens.
struct CursorReader {
  let source: SourceText
  private(set) var tokens: [Token]
  /// Brackets and texts that are open, outermost first.
  private(set) var open: [Frame] = []

  /// A bracket or text that is open.
  struct Frame {
    /// The index of the token that opens it.
    let token: Int
    /// The indices of the commas directly within it.
    var commas: [Int] = []
  }

  init(_ text: String) {
    source = SourceText(name: "", text: text)
    tokens = Lexer.tokens(of: source, in: source.bytes.indices).tokens
    tokens.removeAll { $0.kind == .end || ($0.kind == .invalid && $0.start == $0.end) }
    for index in tokens.indices { take(index) }
  }

  private mutating func take(_ index: Int) {
    switch tokens[index].kind {
    case .leftParenthesis, .leftBracket, .leftBrace, .interpolationStart, .textStart:
      open.append(Frame(token: index))
    case .rightParenthesis, .rightBracket, .rightBrace, .interpolationEnd, .textEnd:
      if !open.isEmpty { open.removeLast() }
    case .comma:
      if !open.isEmpty { open[open.count - 1].commas.append(index) }
    case .newline:
      // A text ends with its line, whether it is closed or not.
      if let text = open.firstIndex(where: { tokens[$0.token].kind == .textStart }) {
        open.removeSubrange(text...)
      }
    default: break
    }
  }

  /// The kind of the innermost bracket or text that is open.
  var innermost: Token.Kind? { open.last.map { tokens[$0.token].kind } }

  mutating func context() -> CursorContext {
    if innermost == .textStart { return text() }
    if isInComment { return CursorContext("", .nothing) }
    var word = ""
    if let last = tokens.last, last.end == source.bytes.count {
      switch last.kind {
      case let kind where kind.isWord:
        word = source.string(last.span.range)
        tokens.removeLast()
      case .integer, .float, .percentage, .quantity, .invalid: return CursorContext("", .nothing)
      default: break
      }
    }
    let call = openCall()
    return CursorContext(word, place(call, isBegun: !word.isEmpty), call)
  }

  private func text() -> CursorContext {
    guard let frame = open.last else { return CursorContext("", .nothing) }
    // Behind an interpolation nothing can be said of the whole text.
    let isPlain = tokens[(frame.token + 1)...].allSatisfy { $0.kind == .textPart }
    guard isPlain else { return CursorContext("", .nothing) }
    let word = source.string(tokens[frame.token].end..<source.bytes.count)
    return CursorContext(word, .text, openCall(at: frame.token, around: open.dropLast()))
  }

  /// Whether the cursor stands behind a `#`.
  private var isInComment: Bool {
    let end = tokens.last { $0.kind != .newline }?.end ?? 0
    let rest = source.bytes[min(end, source.bytes.count)...]
    return rest[(rest.lastIndex(of: 0x0A).map { $0 + 1 } ?? rest.startIndex)...]
      .contains(UInt8(ascii: "#"))
  }

  private func place(_ call: OpenCall?, isBegun: Bool) -> CursorContext.Place {
    guard let last = tokens.indices.last(where: { tokens[$0].kind != .newline }) else {
      return .statement
    }
    let crossesLine = tokens[tokens.count - 1].kind == .newline
    switch tokens[last].kind {
    case .dot: return .field(operand(endingAt: last - 1))
    case .pipe: return .piped(pipedOperand(endingAt: last - 1))
    case .leftParenthesis, .comma:
      if call != nil, innermost == .leftParenthesis { return .argument }
      return .value
    case .leftBrace: return crossesLine || !isBegun ? .statement : .value
    case .fn, .for: return .nothing
    case let kind where kind.endsValue:
      if crossesLine, innermost == nil || innermost == .leftBrace { return .statement }
      return .behindValue
    default: return crossesLine && innermost == nil ? .statement : .value
    }
  }
}

extension Token.Kind {
  /// Whether a value may end with such a token.
  var endsValue: Bool {
    switch self {
    case .integer, .float, .percentage, .quantity, .identifier, .underscore, .hole, .textEnd,
      .rightParenthesis, .rightBracket, .rightBrace, .true, .false, .none:
      true
    default: false
    }
  }
}
