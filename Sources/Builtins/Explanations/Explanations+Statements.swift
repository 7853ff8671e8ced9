import Diagnostics

extension Explanations {
  /// Errors of the grammar of statements: functions, loops, and what a notebook declares.
  static let statements: [Explanation] = [
    Explanation(
      "syntax.function",
      """
      A function is declared with `fn`, its name and its parameters: `fn area(w, h) = w * h`, or
      with a block in braces instead of `=`. Parameters have no declared types, and those with a
      default come last, because arguments are filled in from the left. A small function inside
      an expression has no name and is written `x -> x + 1`.
      """,
      fails: "fn blend(a=0, b) = (a + b) / 2",
      corrected: """
        fn blend(a, b=0) = (a + b) / 2
        blend(3)
        """),
    Explanation(
      "syntax.loop",
      """
      `break` leaves a loop and `continue` goes on with its next round, so both make sense only
      among the statements of a `for`. Inside an `if` whose value is used they cannot stand
      either: that `if` owes a value. Put the `if` on a line of its own inside the loop.
      """,
      fails: """
        x = 5
        if x > 3 { break }
        """,
      corrected: """
        for x in 1..10 {
          if x > 3 { break }
          show(x)
        }
        """),
    Explanation(
      "syntax.parameter",
      """
      A `param` is what somebody can set from outside, with `-p` on the command line, without
      reading the program. So everything about it has to be plain: a default that is a number, a
      quantity, a text or a truth, limits that are numbers, choices in a list, and a description
      without `{x}`. Compute what follows from a parameter in a line below it.
      """,
      fails: """
        param name = "A" in "A".."D"  "which of the worlds"
        """,
      corrected: """
        param name = "A" in ["A", "B", "C", "D"]  "which of the worlds"
        name
        """),
    Explanation(
      "syntax.pattern",
      """
      On the left of `=` stands a name, or a pattern of names that takes a value apart: `[a, b] =
      xs` or `{train, test} = parts`. A part of a value, such as `x[0]` or `r.rate`, cannot be
      bound, because values never change in lupi: what two cells share stays the same whatever
      either of them does. Make a new value instead.
      """,
      fails: """
        xs = [1, 2, 3]
        xs[0] = 10
        """,
      corrected: """
        xs = [1, 2, 3]
        xs = [10] + xs[1..<3]
        xs
        """),
    Explanation(
      "syntax.semicolon",
      """
      Each statement stands on a line of its own, and the end of the line ends it; a semicolon is
      not needed and means nothing. Inside brackets, after an operator or after a comma a line
      simply goes on.
      """,
      fails: "a = 1; b = 2",
      corrected: """
        a = 1
        b = 2
        a + b
        """),
    Explanation(
      "syntax.statement",
      """
      `use`, `seed`, `numerics`, `param` and `check` begin a statement when they stand first on a
      line, so a line that binds one of them would be read in two ways. As names of arguments
      (`shuffle(xs, seed=1)`) they are free. Choose another name for the value.
      """,
      fails: "seed = 7",
      corrected: """
        seed 7
        random_normal([2])
        """),
    Explanation(
      "syntax.top-level",
      """
      What a notebook declares (`use`, `seed`, `numerics` and `param`) holds for the whole
      notebook, and is collected before anything runs. Inside a block it would seem to hold only
      there, or only if the block runs. Put it on a line of its own, best in the first cell.
      """,
      fails: """
        for i in 1..2 {
          seed 7
        }
        """,
      corrected: """
        seed 7
        for i in 1..2 { show(i) }
        """),
    Explanation(
      "syntax.use",
      """
      `use lupi 0.1` says for which version of lupi a notebook was written, as two numbers with a
      point. If a later version is asked for than the one that runs, it stops here: it might
      understand the notebook in another way and give other numbers without saying so. Install a
      newer lupi, or, if the notebook needs nothing new, write the version that you have.
      """,
      fails: "use lupi 9.0",
      corrected: "use lupi 0.1"),
  ]
}
