import Diagnostics

extension Explanations {
  /// Errors of values that are right in kind, and wrong in size, place or number.
  static let values: [Explanation] = [
    Explanation(
      "value.condition",
      """
      `filter` keeps an item when its function answers true, so the function has to return true
      or false. Here it returned something else, usually the item itself or a number computed
      from it. Compare it with something.
      """,
      fails: "filter([3, 8, 5], x -> x - 4)",
      corrected: "filter([3, 8, 5], x -> x > 4)"),
    Explanation(
      "value.count",
      """
      `len` counts parts: the items of a list, the characters of a text, the clips of a dataset,
      the rows of a table. A number or a truth has no parts. For the digits of a number make it a
      text first; for the size of a tensor along one axis look at its `shape`.
      """,
      fails: "len(2048)",
      corrected: "len(text(2048))"),
    Explanation(
      "value.division-by-zero",
      """
      Dividing by zero has no result, and neither has the remainder of it or a negative power of
      zero. Some languages go on with infinity or NaN, which then spreads through every later
      number. The usual cause is a count that happens to be zero, such as the clips of a class
      that does not occur. Decide what should hold in that case and ask for it first.
      """,
      fails: """
        right = 0
        clips = 0
        right / clips
        """,
      corrected: """
        right = 0
        clips = 0
        if clips > 0 { right / clips } else { none }
        """),
    Explanation(
      "value.domain",
      """
      A negative number has no real power with a broken exponent: the square root of -1 is not on
      the number line. It happens with differences that should be squared first, or with
      logarithms raised to a power. Take the power of the absolute value, or check the sign that
      was expected.
      """,
      fails: "(-8) ^ 0.5",
      corrected: "abs(-8) ^ 0.5"),
    Explanation(
      "value.empty",
      """
      The mean, the largest item or the spread of nothing does not exist; some numbers need two
      values at least, since one value has no spread. Usually a selection before it kept less
      than was thought. Look at the list itself, or ask for its `len` first.
      """,
      fails: """
        wrong = filter([0.2, 0.4], x -> x > 0.5)
        mean(wrong)
        """,
      corrected: """
        wrong = filter([0.2, 0.4], x -> x > 0.5)
        if len(wrong) > 0 { mean(wrong) } else { 0 }
        """),
    Explanation(
      "value.fields",
      """
      `keys` lists the names of the parts of a record, a run or a result. This value has no named
      parts: a list has positions, which are counted with `len`, and a number has nothing inside.
      """,
      fails: "keys([4, 5, 6])",
      corrected: "keys({low: 4, high: 6})"),
    Explanation(
      "value.index",
      """
      Positions are counted from 0, as in Python: the first item is 0 and the last is one less
      than the length. Counting from the end begins at -1. A position outside is nearly always
      the length used as a position, or a list that is shorter than was thought.
      """,
      fails: """
        xs = [5, 6, 7]
        xs[len(xs)]
        """,
      corrected: """
        xs = [5, 6, 7]
        xs[len(xs) - 1]
        """),
    Explanation(
      "value.length",
      """
      Two lists that are walked through together have to be equally long, for otherwise the items
      of one would lose their partners. Python's `zip` cuts the longer one silently, and a
      shifted column of labels is then hard to notice. Find out why they differ; if cutting is
      right, cut in the open.
      """,
      fails: """
        zip(["a", "b", "c"], [1, 2])
        """,
      corrected: """
        names = ["a", "b", "c"]
        zip(names[0..<2], [1, 2])
        """),
    Explanation(
      "value.nan",
      """
      NaN stands for the result of an undefined computation, such as the logarithm of a negative
      number, and is neither smaller nor larger than any number. So a list that holds it has no
      order, no largest item and no quantiles. Find where it arose; a training that diverged is
      the usual source.
      """,
      fails: "sort([0.5, log(-1.0), 0.2])",
      corrected: "sort(filter([0.5, log(-1.0), 0.2], x -> x == x))"),
    Explanation(
      "value.order",
      """
      Numbers can be put in order, and so can texts, but not a mixture of both and not records.
      Say by what the items are to be compared: `by` takes a function that returns a number or a
      text for each of them.
      """,
      fails: """
        runs = [{name: "a", score: 0.7}, {name: "b", score: 0.9}]
        sort(runs)
        """,
      corrected: """
        runs = [{name: "a", score: 0.7}, {name: "b", score: 0.9}]
        sort(runs, by=r -> r.score, descending=true)
        """),
    Explanation(
      "value.overflow",
      """
      Whole numbers have 64 bits and reach a little over nine quintillion. In some languages a
      larger result silently wraps around to a negative number; here it stops. Factorials and
      powers get there fast. With a decimal point the numbers become floating-point, which
      reaches 10³⁰⁸ with about 16 digits.
      """,
      fails: "2 ^ 64",
      corrected: "2.0 ^ 64"),
    Explanation(
      "value.pattern",
      """
      The pattern on the left has another number of places than the value has items, so some name
      would stay empty or some item would be lost. Count both sides. `_` takes an item that is
      not needed, and a range takes a part of the list.
      """,
      fails: "[first, second] = [1, 2, 3]",
      corrected: """
        [first, second, _] = [1, 2, 3]
        first + second
        """),
    Explanation(
      "value.range",
      """
      A range that includes its end needs a number after that end to know where it stops, and
      beyond the largest whole number there is none. It hardly occurs except by an end that was
      computed wrongly. Use `..<` or a smaller end.
      """,
      fails: "1..9223372036854775807",
      corrected: "len(1..1000000)"),
  ]
}
