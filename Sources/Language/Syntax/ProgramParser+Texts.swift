import Diagnostics

extension ProgramParser {
  /// A text; a literal if nothing is interpolated.
  mutating func parseText() throws(SyntaxProblem) -> Expression {
    let start = token.start
    // Only newlines between brackets are skipped, never what the quotes enclose.
    index += 1
    var parts: [TextPart] = []
    var depth = 0
    while kind != .textEnd {
      switch kind {
      case .textPart:
        parts.append(.text(unescaped(text(token))))
        index += 1
      case .interpolationStart:
        let (value, format) = try parseInterpolation()
        depth = max(depth, value.depth)
        parts.append(.value(value, format))
      default: throw expected("the rest of the text")
      }
    }
    advance()
    let whole = span(from: start)
    if parts.isEmpty { return try make(.literal(.string("")), whole) }
    if parts.count == 1, case .text(let text) = parts[0] {
      return try make(.literal(.string(text)), whole)
    }
    return try make(.text(parts), whole, above: depth)
  }

  /// `{expression:format}`
  private mutating func parseInterpolation() throws(SyntaxProblem) -> (Expression, TextFormat?) {
    let outer = ignoresNewlines
    ignoresNewlines = false
    index += 1
    if kind == .interpolationEnd || kind == .format {
      throw problem(
        "syntax.interpolation", "there is no expression between the braces", at: token,
        hint: "Write `\\{` for a brace in a text.")
    }
    let value = try parseExpression()
    var format: TextFormat?
    if kind == .format {
      let text = String(text(token).dropFirst())
      guard let parsed = TextFormat(text) else {
        throw problem(
          "syntax.format", "`\(truncated(text, to: 40))` is not a format", at: token,
          hint: "Write decimals as `.3`, percent as `.1%`, a width as `8` or `>8.3`.")
      }
      format = parsed
      index += 1
    }
    if kind != .interpolationEnd {
      throw expected(
        "`}`",
        hint: kind == .assign
          ? "Bind the name in a line above, and write it here."
          : "Write `\\{` for a brace in a text.")
    }
    ignoresNewlines = outer
    index += 1
    return (value, format)
  }

  /// Text with its escapes replaced; the lexer has checked them.
  private func unescaped(_ text: String) -> String {
    guard text.utf8.contains(UInt8(ascii: "\\")) else { return text }
    var out = String.UnicodeScalarView()
    var rest = text.unicodeScalars.makeIterator()
    while let scalar = rest.next() {
      guard scalar == "\\", let escape = rest.next() else {
        out.append(scalar)
        continue
      }
      switch escape {
      case "n": out.append("\n")
      case "t": out.append("\t")
      case "r": out.append("\r")
      case "0": out.append("\0")
      case "u":
        var digits = ""
        _ = rest.next()
        while let digit = rest.next(), digit != "}" { digits.unicodeScalars.append(digit) }
        out.append(UInt32(digits, radix: 16).flatMap(Unicode.Scalar.init) ?? "\u{FFFD}")
      default: out.append(escape)
      }
    }
    return String(out)
  }
}
