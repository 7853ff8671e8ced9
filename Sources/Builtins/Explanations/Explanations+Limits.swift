import Diagnostics

extension Explanations {
  /// Limits that end a program which would otherwise use up the machine.
  static let limits: [Explanation] = [
    Explanation(
      "limit.depth",
      """
      A function that calls itself needs a case in which it does not, and each call waits for the
      one inside it. Ten thousand calls within calls are allowed; more means in practice that the
      end is never reached. Check the case that should stop it, or write a `for` loop, which
      waits for nothing.
      """,
      fails: """
        fn down(n) = if n == 0 { 0 } else { down(n - 2) }
        down(7)
        """,
      corrected: """
        fn down(n) = if n <= 0 { 0 } else { down(n - 2) }
        down(7)
        """),
    Explanation(
      "limit.list",
      """
      A list may hold twenty million items; each of them takes memory of its own, and a machine
      that runs out of it gives no error but grows slower and slower. A range holds only its two
      bounds, however long it is, and a tensor holds its numbers side by side in a fraction of
      the space. Use one of these, or work on a part at a time.
      """,
      fails: "[0] * 30_000_000",
      corrected: "zeros([1_000_000]).shape"),
    Explanation(
      "limit.name",
      """
      A name may have 200 letters without accents, which is more than two lines. A longer one is
      almost always something else: a text without quotes, or a file that is no program at all.
      """),
    Explanation(
      "limit.names",
      """
      A single cell binds more names than lupi keeps for one cell, which no person writes by
      hand. It is probably a program that another program made. Divide it into several cells, or
      keep the values in a list or a record.
      """),
    Explanation(
      "limit.nesting",
      """
      Brackets within brackets, and lists within lists, may be about 250 deep. What is nested
      deeper is hard to read, cannot be shown, and is usually the result of a loop that wraps a
      value again and again instead of adding to it. Keep the items side by side in one list.
      """,
      fails: """
        x = [0]
        for i in 1..300 { x = [x] }
        """,
      corrected: """
        x = [0]
        for i in 1..300 { x = x + [i] }
        len(x)
        """),
    Explanation(
      "limit.size",
      """
      A builtin that needs all the items of a range writes them out, and this one would have too
      many of them to keep in memory. A range alone takes no room, so it can be as long as you
      like until something asks for its items. Use a shorter one, or a loop that keeps only what
      it needs.
      """,
      fails: "shuffle(1..100_000_000)",
      corrected: "shuffle(1..10, seed=1)"),
    Explanation(
      "limit.source",
      """
      A program may have 16 MB, which is a shelf of books. Something this large is data: keep it
      in a file of its own and read it with `load_csv` or `load_npy`. Then the program stays
      readable, and the data can be checked and exchanged by themselves.
      """),
    Explanation(
      "limit.steps",
      """
      A cell may go through a billion rounds of loops and calls, some minutes of work. A cell
      that takes more would look as if it hung. Usually a loop inside a loop goes over far more
      pairs than was meant, or works number by number through a tensor: the functions for tensors
      do in one step what such a loop does in millions.
      """),
    Explanation(
      "limit.text",
      """
      A text may have 200 MB. One that grows to such a size was probably doubled in a loop, or is
      a whole file that should be read by a function for its format. Build the text in parts and
      write them to files with `save_text`.
      """,
      fails: """
        line = "0123456789" * 30_000_000
        """,
      corrected: """
        line = "0123456789" * 3
        len(line)
        """),
  ]
}
