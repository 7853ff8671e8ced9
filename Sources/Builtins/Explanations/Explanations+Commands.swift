import Diagnostics

extension Explanations {
  /// Errors of the command line, of runs and of comparisons with what is recorded.
  static let commands: [Explanation] = [
    Explanation(
      "attest.format",
      """
      An attestation is a text that `lupi attest` writes: a line for each circumstance and each
      cell, with digests. This file has a line that is not so written, or is another file. Give a
      file that `lupi attest` wrote, unchanged.
      """),
    Explanation(
      "help.unknown",
      """
      Nothing in lupi has this name, and no description mentions it. Search with a general word:
      `lupi help spectrum`, `lupi help bootstrap`. `lupi help` alone lists everything, and `lupi
      explain` lists the errors by their areas.
      """),
    Explanation(
      "numerics.no-openblas",
      """
      Fast numerics uses OpenBLAS for products of matrices, a library that is not installed here.
      The results are right, but were computed by lupi's own kernels, which are slower. Install
      it:

        sudo apt-get install libopenblas0
      """),
    Explanation(
      "output.unwritable",
      """
      What lupi shows goes to standard output, and it could not be written there: the disk is
      full, or the other program has gone away. To go on computing would lose more results, so
      the run ends. Make room, or send the output elsewhere.
      """),
    Explanation(
      "prompt.command",
      """
      At the prompt, a line that begins with a colon is a command to the prompt itself and not to
      the language. There is no command of this name; `:help` lists what there is.
      """),
    Explanation(
      "run.failed",
      """
      A computation ended in a way that lupi has no words for, and the message is that of the
      system below. It is a mistake of lupi if it can be repeated. Reduce the cell to the lines
      that cause it and report it.
      """),
    Explanation(
      "run.timeout",
      """
      The cell, or the script, took longer than was allowed by `timeout=` in the line that opens
      the cell or by `--timeout`. So that a mistake cannot run for a night, such limits are set
      for what should be quick. Give it less to do (fewer epochs, fewer clips), or more time.
      """),
    Explanation(
      "usage.accept",
      """
      `lupi test --accept` writes what the cells show now into the notebook. On a server that
      tests changes, where CI is set, that would make every test pass whatever has changed.
      Accept on your own machine, look at the difference with `git diff`, and commit it.
      """),
    Explanation(
      "usage.operands",
      """
      The command takes another number of files than were given. Most commands take one notebook;
      `test` and `check` take several, and folders. The usage of a command stands in its help:

        lupi run --help
      """),
    Explanation(
      "usage.option",
      """
      An option lacks its value, has one where it takes none, is given twice, or contradicts
      another. The message says which. Values follow behind a blank or an `=`: `--width 60` and
      `--width=60` are the same.
      """),
    Explanation(
      "usage.param",
      """
      A parameter of a notebook is set with `-p`, its name, `=` and the value, without blanks
      around the `=`; values with blanks need the quotes of the shell. Each parameter is set
      once:

        lupi run tour.lupi -p epochs=20 -p "title=A first run"
      """),
    Explanation(
      "usage.unknown-command",
      """
      There is no such command. A first word that is neither a command nor an option is taken for
      the path of a notebook, so that `lupi tour.lupi` runs one. `lupi help` lists the commands.
      """),
    Explanation(
      "usage.unknown-option",
      """
      The command has no such option. Options differ from command to command: `--accept` belongs
      to `test`, `--to` to `run`. They are listed by `--help` behind the command.
      """),
  ]
}
