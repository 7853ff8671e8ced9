import Diagnostics

extension Explanations {
  /// Errors of calls and of parameters: which values a function or a notebook is given.
  static let calls: [Explanation] = [
    Explanation(
      "call.argument-range",
      """
      Every number that is handed to a function has a range in which it makes sense: a share lies
      from 0 to 1, a count begins at 1. Outside of it the function would have to guess or would
      fail later, far from the cause. Percentages are the usual trap: write 25% or 0.25, not 25.
      `lupi help` and the name of the function show all the ranges.
      """,
      fails: """
        dense(network(inputs="audio"), 0)
        """,
      corrected: """
        dense(network(inputs="audio"), 64)
        """),
    Explanation(
      "call.argument-type",
      """
      Each parameter takes values of one kind, and this one is of another. Nothing is converted
      silently, since a text that happens to look like a number may be a label. Compare the
      message with the signature that `lupi help` shows. Often two arguments were exchanged, or a
      run is needed where only its description (`teacher`, `student`) was given.
      """,
      fails: """
        round("2.5")
        """,
      corrected: "round(2.5)"),
    Explanation(
      "call.arguments",
      """
      Each argument is right by itself, but together they contradict each other: one asks for
      what the other excludes, or one means nothing without another. Rather than ignore one of
      them silently, which would leave you thinking that it had an effect, the function stops.
      Leave one out, or add the one that is missing.
      """,
      fails: """
        network(inputs="audio", hop=5)
        """,
      corrected: """
        network(inputs="audio", segment=10, hop=5)
        """),
    Explanation(
      "call.missing-argument",
      """
      The function needs this argument and has no default for it, because no choice would be
      right for everybody. The hint says what it means. If you meant to pipe the value in, check
      that the pipe `|>` stands before the call.
      """,
      fails: """
        dense(network(inputs="audio"))
        """,
      corrected: """
        dense(network(inputs="audio"), units=64)
        """),
    Explanation(
      "call.not-a-function",
      """
      Parentheses behind a value call it, and only functions can be called. Either brackets were
      meant, as in `x[0]` for the first item, or a name that was once a function has been bound
      to something else further up: `mean = 3` hides the builtin `mean` from there on. Use
      another name for the value.
      """,
      fails: """
        xs = [5, 6, 7]
        xs(0)
        """,
      corrected: """
        xs = [5, 6, 7]
        xs[0]
        """),
    Explanation(
      "call.positional",
      """
      At most two arguments may go without a name, the piped one included. The reader of
      `fit(hear, train, 20, 32)` cannot know what 20 and 32 are; whoever reads `epochs=20,
      batch=32` can. Write the names; the hint gives the next one.
      """,
      fails: "close(1.0, 1.05, 0.1)",
      corrected: "close(1.0, 1.05, tol=0.1)"),
    Explanation(
      "call.repeated-argument",
      """
      The argument is given twice, so that it is not clear which of the two counts. It may stand
      twice by its name, or once by its place and once by its name: in `xs |> sort(items=xs)` the
      pipe has filled `items` already. Keep one of the two.
      """,
      fails: "round(2.345, decimals=1, decimals=2)",
      corrected: "round(2.345, decimals=1)"),
    Explanation(
      "call.too-many-arguments",
      """
      More values are given than the function has parameters. Often a list was meant: `mean`
      takes one list of numbers, not numbers side by side. A piped value counts as the first
      argument, so it must not be written again inside the parentheses.
      """,
      fails: "len([1, 2], [6])",
      corrected: "len([1, 2, 6])"),
    Explanation(
      "call.unknown-parameter",
      """
      The function has no parameter of this name, so the argument would have no effect; in a
      training that takes an hour you would want to know before. Names are the same everywhere in
      lupi (`epochs`, `batch`, `rate`, `units`), but other libraries use others, such as `lr` or
      `hidden`. The hint gives the nearest one, and `lupi help` lists all of them with their
      meaning.
      """,
      fails: """
        network(inputs="audio") |> dense(unit=64)
        """,
      corrected: """
        network(inputs="audio") |> dense(units=64)
        """),
    Explanation(
      "check.failed",
      """
      A `check` states what the author of the notebook takes for granted: that no clip was lost,
      that a number lies where the text says it does. It has turned out to be false. Nothing is
      wrong with the line itself; find out which value is not as expected, and whether the data
      or the statement should change.
      """,
      fails: """
        parts = [0.5, 0.4]
        check sum(parts) == 1, "the parts add up to {sum(parts)}"
        """,
      corrected: """
        parts = [0.6, 0.4]
        check sum(parts) == 1, "the parts add up to {sum(parts)}"
        """),
    Explanation(
      "exercise.hole",
      """
      Three underscores, `___`, mark a part of a notebook that is left for you to write. Whatever
      needs the value of that line cannot run before. Replace the underscores with an expression
      of your own; the text around the cell says what is asked.
      """,
      fails: """
        xs = [1, 2, 6]
        average = ___ / len(xs)
        """,
      corrected: """
        xs = [1, 2, 6]
        average = sum(xs) / len(xs)
        average
        """),
    Explanation(
      "host.environment",
      """
      Some functions read files, report progress or need the settings of a run, and get them from
      the notebook or the prompt in which they are called. This call came from somewhere without
      them, such as a program that uses lupi as a library. Run the code with `lupi`.
      """),
    Explanation(
      "param.choice",
      """
      The notebook lists the values that this parameter may take, and this is none of them.
      Capital letters count. `lupi check` finds a default that is none of them; what `-p` sets is
      looked at when the notebook runs. The line that begins with `param` has the list.
      """,
      fails: """
        param schedule = "stage" in ["staged", "joint"]  "how it is taught"
        """,
      corrected: """
        param schedule = "staged" in ["staged", "joint"]  "how it is taught"
        schedule
        """),
    Explanation(
      "param.range",
      """
      The notebook says between which bounds this parameter makes sense, and the value lies
      outside. The author has thought about the bounds: more epochs than that may take hours, a
      share above 1 does not exist. Give a value inside, or change the bounds in the notebook if
      you know why.
      """,
      fails: """
        param epochs = 500 in 1..200  "passes over the clips"
        """,
      corrected: """
        param epochs = 20 in 1..200  "passes over the clips"
        epochs
        """),
    Explanation(
      "param.repeated",
      """
      The same parameter is set twice, in two places that both count, and it is not clear which
      of the values should win. Keep the one that you mean. On the command line the values come
      from `-p`, and a parameter that is set there replaces the default in the notebook.
      """),
    Explanation(
      "param.type",
      """
      What the parameter is set to on the command line must be of the kind of its default: a
      whole number, a number, a text, true or false, or a quantity with a unit. Texts from the
      shell need no quotes of lupi's own. Spaces need those of the shell:

        lupi run tour.lupi -p epochs=20 -p "title=A first run"
      """),
    Explanation(
      "param.unit",
      """
      A parameter whose default has a unit takes values of the same unit, so that `hop=10` cannot
      be taken for seconds when milliseconds were meant. Both bounds and the value have to agree.
      Write the unit right behind the number.
      """,
      fails: """
        param hop = 10ms in 1Hz..50Hz  "step between frames"
        """,
      corrected: """
        param hop = 10ms in 1ms..50ms  "step between frames"
        hop
        """),
    Explanation(
      "param.unknown",
      """
      The notebook declares no parameter of this name, so setting it would change nothing. Only
      names behind `param` can be set from outside, and the seed as `seed`. Look for a typing
      error, or add a line to the notebook:

        param epochs = 20 in 1..200  "passes over the training clips"
      """),
  ]
}
