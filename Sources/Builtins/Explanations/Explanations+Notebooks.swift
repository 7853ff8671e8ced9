import Diagnostics

extension Explanations {
  /// Errors of notebooks: options of cells, parameters, and their files.
  static let notebooks: [Explanation] = [
    Explanation(
      "notebook.changed",
      """
      The notebook was written to while it ran, probably by an editor that saved it. To put the
      outputs into it now would undo what was written. The file stays as it is; run the command
      again.
      """),
    Explanation(
      "notebook.contradiction",
      """
      Two things are asked for that exclude each other: a cell that is both kept and not kept,
      two ways to compare one output, two kinds of numerics. It is not clear which of them should
      hold. Remove one.
      """,
      notebook: """
        ```lupi
        numerics exact
        x = 1
        ```

        ```lupi
        numerics fast
        y = 2
        ```
        """,
      corrected: """
        ```lupi
        numerics exact
        x = 1
        ```

        ```lupi
        y = 2
        ```
        """),
    Explanation(
      "notebook.duplicate-name",
      """
      Cells are found by their names, and the random numbers of a cell depend on it. Two of one
      name would draw the same numbers, and `--only` could not tell them apart. It usually comes
      from copying a cell. Rename one of them.
      """,
      notebook: """
        ```lupi #data
        x = 1
        ```

        ```lupi #data
        y = 2
        ```
        """,
      corrected: """
        ```lupi #data
        x = 1
        ```

        ```lupi #more-data
        y = 2
        ```
        """),
    Explanation(
      "notebook.empty-selection",
      """
      With `--from` and `--to` you choose the cells between two, and the first has to stand above
      the second in the notebook. Here the order is the other way round, so that no cell would be
      left. Exchange the two.
      """),
    Explanation(
      "notebook.encoding",
      """
      A notebook is text in UTF-8, as nearly every editor writes today. This file has bytes that
      no such text has: it is in another encoding, or it is not text at all. Save it as UTF-8, or
      convert it in the shell:

        iconv -f utf-16 -t utf-8 old.lupi > new.lupi
      """),
    Explanation(
      "notebook.line-ends",
      """
      Lines of a text end in a line feed (Unix) or a carriage return with a line feed (Windows).
      In this file they end in a carriage return alone, as on the Macintosh before 2001, and
      would be read as one long line. Save the file with line ends of Unix.
      """),
    Explanation(
      "notebook.missing",
      """
      There is no file at this path, seen from the folder in which the command was typed. Check
      the spelling and the ending `.lupi`. `lupi test` and `lupi check` also take a folder and
      find all notebooks below it.
      """),
    Explanation(
      "notebook.none",
      """
      The folder, with all folders below it, holds no notebook. Notebooks are files whose names
      end in `.lupi` or `.lupi.md`; hidden folders are passed over. Check the path, or rename the
      file.
      """),
    Explanation(
      "notebook.option-value",
      """
      An option of a cell stands in the line that opens it. Some stand alone, such as `slow`;
      others have a value, such as `timeout=60`, which must be of the right kind. There are no
      blanks around the `=`.
      """,
      notebook: """
        ```lupi #train timeout=soon
        x = 1
        ```
        """,
      corrected: """
        ```lupi #train timeout=60
        x = 1
        ```
        """),
    Explanation(
      "notebook.repeated-option",
      """
      The same option is given twice in the line that opens the cell, and it is not clear which
      of the two holds. Remove one of them.
      """,
      notebook: """
        ```lupi #train timeout=60 timeout=90
        x = 1
        ```
        """,
      corrected: """
        ```lupi #train timeout=90
        x = 1
        ```
        """),
    Explanation(
      "notebook.second-output",
      """
      What a cell shows stands in one fence below it. This is a second one of the same kind,
      which could never be right as well. Usually one of them is left over from copying. Remove
      it; a cell may have one `out` fence.
      """,
      notebook: """
        ```lupi
        1 + 1
        ```

        ```out
        2
        ```

        ```out
        3
        ```
        """,
      corrected: """
        ```lupi
        1 + 1
        ```

        ```out
        2
        ```
        """),
    Explanation(
      "notebook.second-parameter",
      """
      A parameter is declared once for the whole notebook, with one default and one range, so
      that `-p` means the same everywhere. Remove one of the two lines. To compute with another
      value further down, bind another name.
      """,
      notebook: """
        ```lupi
        param epochs = 20 in 1..200
        ```

        ```lupi
        param epochs = 50 in 1..200
        ```
        """,
      corrected: """
        ```lupi
        param epochs = 20 in 1..200
        ```

        ```lupi
        longer = epochs + 30
        ```
        """),
    Explanation(
      "notebook.too-large",
      """
      A notebook is read as a whole and may have 64 MB, which is far more than anybody writes.
      Such a file holds data. Keep them in files of their own, and load them in a cell.
      """),
    Explanation(
      "notebook.unknown-cell",
      """
      The notebook has no cell of this name. Cells are named behind `lupi` with a `#`, which the
      shell would take for a comment if it stood alone; write the name without it:

        lupi run tour.lupi --to train
      """),
    Explanation(
      "notebook.unknown-option",
      """
      The line that opens a cell has a word that is no option. The name of a cell needs a `#`
      before it. The hint lists the options that there are.
      """,
      notebook: """
        ```lupi train
        x = 1
        ```
        """,
      corrected: """
        ```lupi #train
        x = 1
        ```
        """),
    Explanation(
      "notebook.unreadable",
      """
      The path leads to something that is not a notebook to be read: a folder, a device, or a
      file that the operating system does not let you read. For a folder of notebooks use `lupi
      test` or `lupi check`. Otherwise look at the permissions with `ls -l`.
      """),
    Explanation(
      "notebook.unwritable",
      """
      The notebook could not be written, and is as it was before: lupi writes a new file beside
      the old one and exchanges them only when it is complete. Make room on the disk, or change
      the permissions of the folder.
      """),
  ]
}
