import Diagnostics

extension ProgramParser {
  /// The version of the language that this parser reads.
  static let version = (major: 0, minor: 1)

  /// A statement that begins with a word of notebooks; nothing if none stands here.
  mutating func parseNotebookStatement() throws(SyntaxProblem) -> Statement? {
    let word = token
    let name = text(word)
    guard ["use", "seed", "numerics", "param", "check"].contains(name) else { return nil }
    if peek(1).kind == .assign {
      throw SyntaxProblem(
        "syntax.statement", "`\(name)` begins a statement and cannot be bound",
        at: word.span, hint: name == "seed" ? "Write `seed 7`." : "Choose another name.",
        isPartial: false)
    }
    if blocks > 0, name != "check" {
      throw problem(
        "syntax.top-level", "`\(name)` cannot stand inside a block", at: word,
        hint: "Put it at the top of the notebook.")
    }
    advance()
    let kind: Statement.Kind
    var depth = 1
    switch name {
    case "use": kind = try parseUse()
    case "seed": kind = try parseSeed()
    case "numerics": kind = try parseNumerics()
    case "param": kind = .parameter(try parseParameter(from: word.start))
    default: kind = try parseCheck(&depth)
    }
    return Statement(kind: kind, span: span(from: word.start), depth: depth)
  }

  /// `use lupi 0.1`
  private mutating func parseUse() throws(SyntaxProblem) -> Statement.Kind {
    let hint = "Write `use lupi \(Self.version.major).\(Self.version.minor)`."
    guard kind == .identifier, text(token) == "lupi" else {
      if token.end == limit, "lupi".hasPrefix(text(token)) {
        throw SyntaxProblem("syntax.use", "expected `lupi`", at: token.span, isPartial: true)
      }
      throw expected("`lupi`", hint: hint)
    }
    advance()
    let number = token
    let parts = text(number).split(separator: ".").map { Int($0) }
    guard kind == .float || kind == .integer else { throw expected("a version", hint: hint) }
    guard parts.count == 2, let major = parts[0], let minor = parts[1] else {
      throw problem("syntax.use", "a version is written as `0.1`", at: number, hint: hint)
    }
    if (major, minor) > Self.version {
      throw problem(
        "syntax.use",
        "this notebook needs lupi \(major).\(minor), but this is \(Self.version.major).\(Self.version.minor)",
        at: number, hint: "Install a newer lupi.")
    }
    advance()
    return .use
  }

  /// `seed 7`
  private mutating func parseSeed() throws(SyntaxProblem) -> Statement.Kind {
    let number = token
    guard kind == .integer else {
      throw expected("a whole number from 0", hint: "Write `seed 7`.")
    }
    guard case .int(let value) = try self.number(number) else {
      throw expected("a whole number from 0")
    }
    advance()
    return .seed(UInt64(value))
  }

  /// `numerics exact`
  private mutating func parseNumerics() throws(SyntaxProblem) -> Statement.Kind {
    let word = text(token)
    guard kind == .identifier, word == "exact" || word == "fast" else {
      let partial = token.end == limit && ["exact", "fast"].contains { $0.hasPrefix(word) }
      let problem = expected("`exact` or `fast`")
      throw SyntaxProblem(
        problem.code, problem.message, at: problem.span, hint: problem.hint,
        isPartial: partial || problem.isPartial)
    }
    advance()
    return .numerics(word)
  }

  /// `check condition, "message"`
  private mutating func parseCheck(_ depth: inout Int) throws(SyntaxProblem) -> Statement.Kind {
    let condition = try parseExpression()
    var message: Expression?
    if consume(.comma) {
      skipNewlines()
      message = try parseExpression()
    }
    depth = max(condition.depth, message?.depth ?? 0) + 1
    return .check(condition, message: message)
  }
}
