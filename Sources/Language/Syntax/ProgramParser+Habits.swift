import Diagnostics

/// What students write out of habit from other languages, answered in one line each.
extension ProgramParser {
  struct Habit {
    let code: String
    let hint: String
  }

  /// A token behind an expression that means something elsewhere.
  func trailingHabit() -> Habit? {
    if kind == .if {
      return Habit(
        code: "syntax.foreign-word", hint: "Write a choice as `if c { a } else { b }`.")
    }
    if kind == .comma, isThousands {
      return Habit(code: "syntax.number", hint: "Write a large number as `1_000`.")
    }
    if kind == .comma {
      return Habit(
        code: "syntax.expected",
        hint: "Write a list as `[a, b]`, and take one apart with `[a, b] = xs`.")
    }
    if kind == .textStart, index > 0, tokens[index - 1].end == token.start {
      return Habit(
        code: "syntax.quote",
        hint: "A text stands in one pair of `\"`; `{x}` in it is replaced without a mark before it."
      )
    }
    if let unitHabit { return unitHabit }
    guard kind == .identifier else { return nil }
    switch text(token) {
    case "mod": return Habit(code: "syntax.foreign-word", hint: "Write `%`.")
    case "div": return Habit(code: "syntax.foreign-word", hint: "Write `//`.")
    case "elif", "elsif", "elseif":
      return Habit(code: "syntax.foreign-word", hint: "Write `else if`.")
    case "is": return Habit(code: "syntax.foreign-word", hint: "Compare with `==`.")
    case "then", "do":
      return Habit(code: "syntax.foreign-word", hint: "A block stands in braces: `{ … }`.")
    default: return nil
    }
  }

  /// Whether the comma divides the digits of a number, as in `1,000`.
  private var isThousands: Bool {
    guard index > 0, tokens[index - 1].kind == .integer, peek(1).kind == .integer else {
      return false
    }
    return tokens[index - 1].end == token.start && token.end == peek(1).start
      && text(peek(1)).utf8.count == 3
  }

  /// A number and its unit with a blank between them.
  private var unitHabit: Habit? {
    guard index > 0, kind == .identifier, UnitSuffix(rawValue: text(token)) != nil else {
      return nil
    }
    let number = tokens[index - 1]
    guard number.kind == .integer || number.kind == .float else { return nil }
    return Habit(
      code: "syntax.unit",
      hint: "Write the unit right behind the number: `\(text(number))\(text(token))`.")
  }

  /// What a function and its argument side by side need.
  var callHint: String? {
    guard index > 0, kind == .integer || kind == .float || kind == .textStart else { return nil }
    let last = tokens[index - 1]
    guard last.kind == .identifier, last.end < token.start else { return nil }
    return "Call a function with parentheses: `\(text(last))(…)`."
  }

  /// The problem that a word of another language stands here.
  func foreignWord(_ word: Token, _ habit: Habit, isPartial: Bool) -> SyntaxProblem {
    SyntaxProblem(
      habit.code, "`\(text(word))` has no meaning here", at: word.span, hint: habit.hint,
      isPartial: isPartial)
  }

  /// A word that begins statements in other languages.
  func wordHabit(_ token: Token) -> Habit? {
    guard token.kind == .identifier, let hint = Self.wordHints[text(token)] else { return nil }
    return Habit(code: "syntax.foreign-word", hint: hint)
  }

  static let wordHints: [String: String] = [
    "def": "Declare a function with `fn f(x) = x + 1` or `fn f(x) { … }`.",
    "func": "Declare a function with `fn f(x) = x + 1` or `fn f(x) { … }`.",
    "function": "Declare a function with `fn f(x) = x + 1` or `fn f(x) { … }`.",
    "lambda": "Write a function as `x -> x + 1`.",
    "return": "Delete `return`: the last expression of a function is its value.",
    "while": "Use `for i in 0..<n { … }`: every loop has an end, and `break` leaves it early.",
    "import": "Delete the line: everything is always there.",
    "from": "Delete the line: everything is always there.",
    "let": "Bind a name with `x = 1`.",
    "var": "Bind a name with `x = 1`.",
    "const": "Bind a name with `x = 1`.",
    "global": "Pass the value in and return the new one.",
    "class": "Use records and functions: `{a: 1, b: 2}`.",
    "struct": "Use records: `{a: 1, b: 2}`.",
    "elif": "Write `else if`.",
    "print": "Write `show(x)`, or end the cell with the value.",
    "del": "Delete the line: values are released when nothing needs them.",
    "assert": "Write `check condition, \"message\"`.",
    "raise": "Write `check condition, \"message\"`.",
    "throw": "Write `check condition, \"message\"`.",
    "try": "Test the condition first; errors end the cell.",
    "with": "Delete it: nothing needs to be closed.",
    "unless": "Write `if not c { … }`.",
    "repeat": "Use `for i in 0..<n { … }`.",
    "pass": "Leave the block empty: `{ }`.",
  ]
}
