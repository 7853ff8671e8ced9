import Diagnostics

extension Explanations {
  /// Errors of names and of types: what is bound where, and which kind of value is needed.
  static let names: [Explanation] = [
    Explanation(
      "name.below",
      """
      A notebook is read from top to bottom, and every line sees only what was bound above it.
      This name exists, but its binding stands further down, so at this moment it has no value.
      It happens when cells are moved about, or when they were once run in another order at a
      prompt. Move the binding up.
      """,
      fails: """
        area = width * 2
        width = 3
        """,
      corrected: """
        width = 3
        area = width * 2
        area
        """),
    Explanation(
      "name.placeholder",
      """
      Inside a call behind a pipe, `_` marks the place where the piped value goes. Outside of a
      pipe there is nothing to put there; only at the prompt a `_` alone stands for the last
      value. Give the value a name, or write the pipe.
      """,
      fails: """
        xs = [1, 2, 3]
        round(_, decimals=1)
        """,
      corrected: """
        xs = [1, 2, 3]
        0.25 |> round(_, decimals=1)
        """),
    Explanation(
      "name.repeated",
      """
      The same name stands twice where the two would hide each other: two parameters of one
      function, two parts of one pattern, or two functions of one name in a row, the first of
      which nobody could ever call. One of them is probably a leftover of copying. Rename it or
      delete it.
      """,
      fails: "fn gap(x, x) = x - x",
      corrected: """
        fn gap(x, y) = x - y
        gap(3, 1)
        """),
    Explanation(
      "name.unbound",
      """
      The name is bound somewhere, but not on the way that the program took to this line: the
      binding stands in a branch that was not taken, or in a loop that had no round. In Python
      this shows up as an `UnboundLocalError`. Give the name a value before the `if` or the loop,
      or let the `if` itself be the value.
      """,
      fails: """
        loud = false
        if loud { level = 10 }
        level
        """,
      corrected: """
        loud = false
        level = if loud { 10 } else { 0 }
        level
        """),
    Explanation(
      "name.unknown",
      """
      Nothing of this name is bound above this line, and no builtin is called so. Usually it is a
      typing error, a cell that was deleted, or a function that another library has and lupi has
      not. If a similar name exists the hint shows it; `lupi help` followed by a word searches
      all builtins.
      """,
      fails: "mena([1, 2, 6])",
      corrected: "mean([1, 2, 6])"),
    Explanation(
      "type.condition",
      """
      `if`, `and`, `or`, `not` and `check` ask a question whose answer is true or false, and
      nothing else counts as an answer. In Python 0, an empty list and `None` count as false;
      that is convenient until 0 is a real measurement. A comparison of two tensors gives many
      answers, one for each element, and has to be reduced to one. Write the question out.
      """,
      fails: """
        left = 0
        if left { "go on" } else { "stop" }
        """,
      corrected: """
        left = 0
        if left != 0 { "go on" } else { "stop" }
        """),
    Explanation(
      "type.format",
      """
      Decimals and percent are ways to write a number, and this value is none. In a text, `{x:8}`
      with a width alone works for every value; `{x:.2}` needs a number. If the value is a list
      or a record of numbers, take one of them first.
      """,
      fails: """
        r = {mean: 0.5132}
        "the mean is {r:.2}"
        """,
      corrected: """
        r = {mean: 0.5132}
        "the mean is {r.mean:.2}"
        """),
    Explanation(
      "type.no-field",
      """
      Values such as records, runs and results have named parts, which are written behind a
      point. This one has no part of that name. Often the name is misspelt, or the value is
      another one than you think: a list of records, for instance, has no fields itself, but its
      items do. `keys(x)` lists what a value has. There are no methods in lupi: instead of
      `x.f()` write `f(x)`.
      """,
      fails: """
        r = {accuracy: 0.8, clips: 50}
        r.acuracy
        """,
      corrected: """
        r = {accuracy: 0.8, clips: 50}
        r.accuracy
        """),
    Explanation(
      "type.operand",
      """
      An operator takes only values for which it has one clear meaning. A number and a text, for
      instance, cannot be added, since it is not clear whether a sum or a longer text is wanted.
      Nothing is converted silently. Put a number into a text with braces, and lists of numbers
      into a `tensor` to compute with all of them at once.
      """,
      fails: """
        n = 12
        "clips: " + n
        """,
      corrected: """
        n = 12
        "clips: {n}"
        """),
    Explanation(
      "type.pattern",
      """
      A pattern on the left of `=` takes a value apart by its form: `[a, b]` takes a list, `{a,
      b}` takes a record by its names. The value on the right has the other form, or none that
      can be taken apart. Look at the value first by writing it on a line of its own.
      """,
      fails: "{low, high} = [1, 9]",
      corrected: """
        [low, high] = [1, 9]
        high - low
        """),
    Explanation(
      "type.range",
      """
      A range counts in steps of one, so its bounds are whole numbers. Dividing with `/` gives a
      number with decimals even where nothing is left over: `10 / 2` is 5.0. Divide with `//`, or
      use `round`.
      """,
      fails: """
        n = 10
        [i for i in 0..<n / 2]
        """,
      corrected: """
        n = 10
        [i for i in 0..<n // 2]
        """),
    Explanation(
      "type.sequence",
      """
      A loop or a comprehension goes through the items of a list, a range, a text or a tensor,
      and this value has no items. A number is not a sequence: to count to it, write the range.
      The rows of a table are reached through its columns, and the fields of a record through
      `keys`.
      """,
      fails: """
        n = 3
        [i ^ 2 for i in n]
        """,
      corrected: """
        n = 3
        [i ^ 2 for i in 1..n]
        """),
    Explanation(
      "type.subscript",
      """
      Behind a list, a text or a tensor stands in brackets a position (a whole number) or a range
      of positions. A text is the name of a field, which records have and lists have not; a
      number with decimals lies between two positions. Values that have no positions cannot take
      brackets at all.
      """,
      fails: """
        xs = [5, 6, 7, 8]
        xs[len(xs) / 2]
        """,
      corrected: """
        xs = [5, 6, 7, 8]
        xs[len(xs) // 2]
        """),
    Explanation(
      "type.unit",
      """
      A quantity is a number with a unit, and the unit takes part in the arithmetic: seconds can
      be added to milliseconds, but not to hertz, and a plain number is neither. That catches the
      classic mistakes of signal work, samples taken for seconds and kilohertz for hertz, before
      they become numbers that look reasonable. Give the number its unit, or divide by a quantity
      of the same kind to get a plain number.
      """,
      fails: """
        hop = 10ms
        hop + 5
        """,
      corrected: """
        hop = 10ms
        hop + 5ms
        """),
  ]
}
