import Diagnostics

extension CursorReader {
  /// The innermost call around the cursor.
  func openCall() -> OpenCall? { openCall(at: tokens.count, around: open[...]) }

  /// The innermost call that one of `frames` opens; its current argument reaches to the token `end`.
  func openCall(at end: Int, around frames: ArraySlice<Frame>) -> OpenCall? {
    // A list or record around the cursor is an argument as a whole; nothing is said of its inside.
    guard let frame = frames.last, tokens[frame.token].kind == .leftParenthesis,
      frame.token > 0, tokens[frame.token - 1].kind == .identifier
    else { return nil }
    let name = frame.token - 1
    let piped = isPiped(name) ? pipedOperand(endingAt: pipe(before: name) - 1) : nil
    var starts = [frame.token + 1]
    starts += frame.commas.map { $0 + 1 }
    var named: [String] = []
    var positional = piped == nil ? 0 : 1
    for (start, next) in zip(starts, starts.dropFirst()) {
      if let given = argumentName(from: start, to: next) {
        named.append(given)
      } else {
        positional += 1
      }
    }
    let isFirstDone = starts.count > 1 && argumentName(from: starts[0], to: starts[1]) == nil
    return OpenCall(
      function: source.string(tokens[name].span.range), piped: piped,
      first: isFirstDone ? whole(from: starts[0], to: starts[1] - 1) : nil,
      positional: positional, named: named,
      current: argumentName(from: starts[starts.count - 1], to: end))
  }

  /// The name before `=` at the beginning of an argument.
  private func argumentName(from start: Int, to end: Int) -> String? {
    let words = tokens[min(start, tokens.count)..<min(max(start, end), tokens.count)]
      .filter { $0.kind != .newline }.prefix(2)
    guard words.count == 2, words[words.startIndex].kind == .identifier,
      words[words.startIndex + 1].kind == .assign
    else { return nil }
    return source.string(words[words.startIndex].span.range)
  }

  private func isPiped(_ name: Int) -> Bool {
    let before = pipe(before: name)
    return before >= 0 && tokens[before].kind == .pipe
  }

  /// The index of the token before a callee, newlines aside; -1 if there is none.
  private func pipe(before name: Int) -> Int {
    var index = name - 1
    while index >= 0, tokens[index].kind == .newline { index -= 1 }
    return index
  }

  /// The expression between two tokens, if it is nothing but an operand.
  private func whole(from start: Int, to end: Int) -> Operand {
    let (operand, first) = operandAndStart(endingAt: end - 1)
    return first == start ? operand : .unknown
  }

  /// What is piped by a pipe behind the token at `end`.
  func pipedOperand(endingAt end: Int) -> Operand {
    var end = end
    while end >= 0, tokens[end].kind == .newline { end -= 1 }
    let (operand, start) = operandAndStart(endingAt: end)
    guard start > 0 else { return operand }
    switch tokens[start - 1].kind {
    // A call in a pipe gives what its function returns.
    case .pipe: if case .call = operand { return operand } else { return .unknown }
    case .newline, .assign, .comma, .leftParenthesis, .leftBracket, .leftBrace, .arrow, .colon,
      .interpolationStart, .in, .else:
      return operand
    default: return .unknown
    }
  }

  /// The operand that ends with a token.
  func operand(endingAt end: Int) -> Operand { operandAndStart(endingAt: end).operand }

  private func operandAndStart(endingAt end: Int) -> (operand: Operand, start: Int) {
    guard tokens.indices.contains(end) else { return (.unknown, 0) }
    switch tokens[end].kind {
    case .identifier, .underscore:
      var start = end
      while start >= 2, tokens[start - 1].kind == .dot, tokens[start - 2].kind == .identifier {
        start -= 2
      }
      if start >= 1, tokens[start - 1].kind == .dot { return (.unknown, start) }
      let names = stride(from: start, through: end, by: 2).map {
        source.string(tokens[$0].span.range)
      }
      return (.path(names), start)
    case .rightParenthesis:
      guard let start = opening(of: end), start > 0, tokens[start - 1].kind == .identifier,
        start < 2 || tokens[start - 2].kind != .dot
      else { return (.unknown, opening(of: end) ?? 0) }
      return (.call(source.string(tokens[start - 1].span.range)), start - 1)
    case .rightBracket:
      guard let start = opening(of: end) else { return (.unknown, 0) }
      let isElement = start > 0 && tokens[start - 1].kind.endsValue
      return (isElement ? .unknown : .literal("list"), start)
    case .rightBrace: return (.literal("record"), opening(of: end) ?? 0)
    case .textEnd: return (.literal("text"), opening(of: end) ?? 0)
    case .integer: return (.literal("integer"), end)
    case .float, .percentage: return (.literal("number"), end)
    case .quantity: return (.literal("quantity"), end)
    default: return (.unknown, end)
    }
  }

  /// The index of the bracket or quote that a closing one belongs to.
  private func opening(of end: Int) -> Int? {
    var depth = 0
    for index in stride(from: end, through: 0, by: -1) {
      switch tokens[index].kind {
      case .rightParenthesis, .rightBracket, .rightBrace, .interpolationEnd, .textEnd: depth += 1
      case .leftParenthesis, .leftBracket, .leftBrace, .interpolationStart, .textStart:
        depth -= 1
        if depth == 0 { return index }
      default: break
      }
    }
    return nil
  }
}
