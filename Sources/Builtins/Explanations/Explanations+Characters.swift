import Diagnostics

extension Explanations {
  /// Errors of the grammar within expressions: characters, numbers, texts and operators.
  static let characters: [Explanation] = [
    Explanation(
      "syntax.character",
      #"""
      Only a small set of signs means something in lupi; this one does not. Signs come in by
      habit (`?` and `:` from C, `$` from the shell, `\` at the end of a line from Python) or
      unseen when text is copied from a web page or a PDF. Delete the sign, or write what the
      hint shows.
      """#,
      fails: """
        x = 3
        x > 2 ? 1 : 0
        """,
      corrected: """
        x = 3
        if x > 2 { 1 } else { 0 }
        """),
    Explanation(
      "syntax.encoding",
      """
      A program is text in UTF-8, and here are bytes that no text in UTF-8 can hold. Usually the
      file was saved in an older encoding such as Latin-1, where an `é` is a single byte. Open it
      in an editor and save it as UTF-8, or convert it in the shell:

        iconv -f latin1 -t utf-8 old.lupi > new.lupi
      """),
    Explanation(
      "syntax.escape",
      #"""
      A backslash in a text announces a sign that is hard to type: a line break `\n`, a tab `\t`,
      a quote `\"`, a brace `\{`. Other letters behind it mean nothing, and guessing would hide a
      mistake. The usual cause is the path of a file on Windows; lupi writes folders with `/` on
      every system. For a real backslash write two.
      """#,
      fails: #"""
        path = "clips\data.csv"
        """#,
      corrected: """
        path = "clips/data.csv"
        path
        """),
    Explanation(
      "syntax.foreign-operator",
      """
      This operator exists in another language but not here. lupi has one spelling for each
      thing: `and`, `or` and `not` for logic, `^` for powers, `=` for binding, `|>` for a pipe.
      The hint names the spelling that was probably meant.
      """,
      fails: """
        x = 3
        x > 1 && x ** 2 < 10
        """,
      corrected: """
        x = 3
        x > 1 and x ^ 2 < 10
        """),
    Explanation(
      "syntax.foreign-word",
      """
      This word is a keyword of another language. lupi keeps few: `fn`, `if`, `else`, `for`,
      `in`, `and`, `or`, `not`, `break`, `continue`. Blocks stand in braces instead of being
      indented, and there is no `while`, so that every cell comes to an end. The hint shows how
      the same thing is written here.
      """,
      fails: """
        x = 3
        if x > 2 { "many" } elif x > 1 { "some" } else { "few" }
        """,
      corrected: """
        x = 3
        if x > 2 { "many" } else if x > 1 { "some" } else { "few" }
        """),
    Explanation(
      "syntax.format",
      """
      Behind the colon inside the braces of a text stands how the value is to be written: `.3`
      for three decimals, `.1%` for percent, `8` for a width, `>8.3` for both with the value on
      the right. Other forms, such as the `%.1f` of C, are not understood.
      """,
      fails: """
        p = 0.754
        "accuracy {p:%.1f}"
        """,
      corrected: """
        p = 0.754
        "accuracy {p:.1%}"
        """),
    Explanation(
      "syntax.interpolation",
      """
      Braces in a text are replaced by the value of the expression between them, and here there
      is none. If you want the braces themselves, for instance in a formula, put a backslash
      before the opening one.
      """,
      fails: """
        "the empty set {}"
        """,
      corrected: #"""
        "the empty set \{}"
        """#),
    Explanation(
      "syntax.number",
      """
      A number is written in digits, with at most one point and one exponent; `_` may separate
      groups. A comma separates items and is never part of a number, and letters may follow only
      as a unit. Write `0.5e-3`, `1_000`, `440Hz`.
      """,
      fails: "rate = 1e-",
      corrected: """
        rate = 1e-3
        rate
        """),
    Explanation(
      "syntax.quote",
      """
      Texts stand in double quotes. The other quotes mean nothing here: the apostrophe is free
      for prose, and the curved quotes that word processors put in are other signs, though they
      look much the same. Retype the quotes. No letter such as `f` is needed before a text with
      `{x}` in it.
      """,
      fails: "name = 'audio'",
      corrected: """
        name = "audio"
        name
        """),
    Explanation(
      "syntax.text",
      #"""
      A text begins and ends with `"` on the same line, and this one is still open at the end of
      its line. Either the closing quote was forgotten, or the text contains a quote of its own,
      which has to be written `\"`. A line break inside a text is written `\n`.
      """#,
      fails: """
        title = "a student that hears
        """,
      corrected: """
        title = "a student that hears"
        title
        """),
    Explanation(
      "syntax.unit",
      """
      A number can carry a unit of a small set, those that sound and data need, such as Hz and
      kHz, s and ms, dB. Any other letters behind a number are a mistake, most often a missing
      `*`. Write `2 * x` for a product and convert other units yourself.
      """,
      fails: "clip = tone(440Hz, 200msec)",
      corrected: """
        clip = tone(440Hz, 200ms)
        clip
        """),
  ]
}
