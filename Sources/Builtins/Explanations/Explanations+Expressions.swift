import Diagnostics

extension Explanations {
  /// Errors of the grammar within expressions: calls, brackets, ranges and records.
  static let expressions: [Explanation] = [
    Explanation(
      "syntax.argument",
      """
      An argument is named with `=`, as parameters are: `f(x=1)`. The colon names the fields of a
      record, and keeping the two signs apart lets a reader see at once whether something is
      handed to a function or put into a record. The slip usually comes from Swift or from a
      dictionary in another language.
      """,
      fails: "round(2.345, decimals: 1)",
      corrected: "round(2.345, decimals=1)"),
    Explanation(
      "syntax.argument-order",
      """
      Arguments without a name are matched by their place, so they have to come before those that
      are named; behind a named one it would not be clear which place they take. At most two
      arguments may go without a name in lupi, because nobody remembers what the third one means.
      Name the argument, or move it to the front.
      """,
      fails: "round(decimals=1, 2.345)",
      corrected: "round(2.345, decimals=1)"),
    Explanation(
      "syntax.assignment",
      """
      A single `=` gives a name to a value, and it does so only at the beginning of a statement.
      Inside an expression it would be a value that is bound and used at once, which is how `if
      (x = 1)` became a famous bug of C. To ask whether two values are equal, write `==`; to bind
      two names, use two lines.
      """,
      fails: """
        total = sum([1, 2, 6])
        check total = 9
        """,
      corrected: """
        total = sum([1, 2, 6])
        check total == 9
        """),
    Explanation(
      "syntax.comparison",
      """
      Comparisons can stand in a row, as in `0 < x < 10`, and then mean what they mean in
      mathematics. `in` and `not in` ask another question, and mixed into such a row it would be
      unclear what is compared with what. Write two questions and join them with `and`.
      """,
      fails: """
        x = 2
        0 < x in [1, 2, 3]
        """,
      corrected: """
        x = 2
        0 < x and x in [1, 2, 3]
        """),
    Explanation(
      "syntax.comprehension",
      """
      A comprehension makes a list, and the brackets of that list are part of how it is written.
      In Python they may be left out inside a call, which makes a generator; lupi has no
      generators, so the brackets stay.
      """,
      fails: "sum(x ^ 2 for x in 1..3)",
      corrected: "sum([x ^ 2 for x in 1..3])"),
    Explanation(
      "syntax.expected",
      """
      The grammar allows only certain things at this place, and what stands here is none of them.
      Most often something is missing just before the mark: a comma between two items, an
      operator between two values, a closing bracket. Read the line up to the mark and ask what
      is still open. The mark shows where reading could not go on, which can be a little behind
      the mistake itself.
      """,
      fails: "sizes = [16 32, 64]",
      corrected: """
        sizes = [16, 32, 64]
        sizes
        """),
    Explanation(
      "syntax.expression",
      """
      Between `{{` and `}}` in the prose of a notebook stands one expression, whose value is put
      into the sentence. Statements belong into a cell: a reader should find everything that a
      notebook computes in its cells. Bind the value in a cell and write its name in the braces.
      """),
    Explanation(
      "syntax.pipe",
      """
      The pipe hands the value on its left to the function on its right: `x |> f(a)` is `f(x,
      a)`. So on the right must stand a function or a call, not another value. If the piped value
      belongs to another place than the first, mark that place with `_`.
      """,
      fails: """
        rates = [0.5, 0.8]
        rates |> 100
        """,
      corrected: """
        rates = [0.5, 0.8]
        rates |> map(r -> 100 * r)
        """),
    Explanation(
      "syntax.range",
      """
      A range has two bounds, a beginning and an end: `1..5` counts to 5 and `0..<5` to 4. A
      third number, the step between the items in some languages, has no place: a range always
      counts by one. For other steps compute the numbers from the range.
      """,
      fails: "[x for x in 0..10..2]",
      corrected: "[2 * x for x in 0..5]"),
    Explanation(
      "syntax.record",
      """
      The name of a field is fixed when the program is written, so that a typing error in it can
      be found before anything runs. It is a word or a plain text; a text with `{x}` in it would
      only be known later. If the names come from data, keep them as a list beside a list of the
      values.
      """,
      fails: """
        i = 1
        {"run {i}": 0.5}
        """,
      corrected: """
        i = 1
        {name: "run {i}", value: 0.5}
        """),
    Explanation(
      "syntax.slice",
      """
      A part of a list is taken with a range, the same one that loops use: `x[1..<3]` holds the
      items 1 and 2, as `x[1:3]` does in Python. The colon is kept for the fields of records.
      """,
      fails: """
        xs = [10, 20, 30, 40]
        xs[1:3]
        """,
      corrected: """
        xs = [10, 20, 30, 40]
        xs[1..<3]
        """),
  ]
}
