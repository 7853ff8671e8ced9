/// Decides whether a line that was produced is the line that was written.
struct LineMatcher {
  /// Two pieces, in bytes of their lines, that should be the same and are not.
  struct Difference: Equatable {
    let written: Range<Int>
    let produced: Range<Int>
  }

  let rule: VerifiedOutput.Rule

  func matches(_ written: OutputLine, _ produced: OutputLine) -> Bool {
    difference(written, produced) == nil
  }

  /// The first pieces that differ.
  func difference(_ written: OutputLine, _ produced: OutputLine) -> Difference? {
    if rule == .any || written.bytes == produced.bytes { return nil }
    if rule == .exact { return exactDifference(written, produced) }
    for (index, token) in written.tokens.enumerated() {
      guard index < produced.tokens.count else {
        return Difference(
          written: token.range, produced: produced.bytes.count..<produced.bytes.count)
      }
      let other = produced.tokens[index]
      if !agree(token, written, other, produced) {
        return Difference(written: token.range, produced: other.range)
      }
    }
    guard produced.tokens.count > written.tokens.count else { return nil }
    return Difference(
      written: written.bytes.count..<written.bytes.count,
      produced: produced.tokens[written.tokens.count].range)
  }

  /// Whether the lines have the same words, and numbers in the same places.
  static func areAlike(_ a: OutputLine, _ b: OutputLine) -> Bool {
    guard a.tokens.count == b.tokens.count else { return false }
    return zip(a.tokens, b.tokens).allSatisfy { first, second in
      switch (first, second) {
      case (.number, .number): true
      case (.text(let x), .text(let y)): a.bytes[x] == b.bytes[y]
      default: false
      }
    }
  }

  private func agree(
    _ token: OutputLine.Token, _ line: OutputLine, _ other: OutputLine.Token, _ produced: OutputLine
  ) -> Bool {
    switch (token, other) {
    case (.number(let a), .number(let b)): agree(a, b)
    case (.text(let a), .text(let b)): line.bytes[a] == produced.bytes[b]
    default: false
    }
  }

  private func agree(_ written: WrittenNumber, _ produced: WrittenNumber) -> Bool {
    let distance = abs(written.value - produced.value)
    if case .within(let tolerance, let isRelative) = rule {
      let limit = isRelative ? tolerance * abs(written.value) : tolerance
      if distance <= limit * (1 + 1e-9) { return true }
    }
    if let a = written.integer, let b = produced.integer { return a == b }
    // The slack lets 0.525 be written as 0.52 or as 0.53: its half is not exact in binary.
    return distance <= written.halfUnit * (1 + 1e-9)
  }

  private func exactDifference(_ written: OutputLine, _ produced: OutputLine) -> Difference? {
    var offset = 0
    while offset < written.bytes.count, offset < produced.bytes.count,
      written.bytes[offset] == produced.bytes[offset]
    {
      offset += 1
    }
    // Not in the middle of a character.
    while offset > 0, offset < written.bytes.count, written.bytes[offset] & 0xC0 == 0x80 {
      offset -= 1
    }
    return Difference(
      written: offset..<written.bytes.count,
      produced: min(offset, produced.bytes.count)..<produced.bytes.count)
  }
}
