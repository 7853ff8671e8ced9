import Diagnostics

extension Explanations {
  /// Errors of fences and of values in prose.
  static let fences: [Explanation] = [
    Explanation(
      "notebook.cell-in-list",
      """
      A cell begins at the left edge of the page. Inside of a list or a quotation it is an
      illustration and is not run, and this one has a name as cells have that are meant to run.
      Move the fence to the beginning of the line, with a blank line above.
      """,
      notebook: """
        ```lupi
        x = 1
        ```

        * First the data:
          ```lupi #data
          y = 2
          ```
        """,
      corrected: """
        First the data:

        ```lupi #data
        y = 2
        ```
        """),
    Explanation(
      "notebook.cell-name",
      """
      The name of a cell stands behind `lupi` with a `#`. It is used on the command line, in
      messages and for the random numbers of the cell, so it has to be easy to type and the same
      on every system: small letters, digits and hyphens, beginning with a letter. A name says
      what the cell does; `cell-3` is what lupi calls a cell without a name.
      """,
      notebook: """
        ```lupi #Load_Data
        x = 1
        ```
        """,
      corrected: """
        ```lupi #load-data
        x = 1
        ```
        """),
    Explanation(
      "notebook.empty-value",
      #"""
      Between `{{` and `}}` in the prose stands an expression whose value is put into the
      sentence. Here there is none. Write one, or `\{{` if you mean the braces themselves.
      """#,
      notebook: """
        ```lupi
        n = 12
        ```

        There are {{ }} clips.
        """,
      corrected: """
        ```lupi
        n = 12
        ```

        There are {{ n }} clips.
        """),
    Explanation(
      "notebook.fence-language",
      """
      The word behind the three backticks decides what a fence is: `lupi` is a cell, `out` and
      `error` hold what the cell above shows, and everything else is prose. This word is nearly
      one of them, so that a cell would silently not be run. Correct it, and leave a blank before
      the name of the cell.
      """,
      notebook: """
        ```lupi
        x = 1
        ```

        ```lupy
        y = 2
        ```
        """,
      corrected: """
        ```lupi
        x = 1
        ```

        ```lupi
        y = 2
        ```
        """),
    Explanation(
      "notebook.output-without-cell",
      """
      A fence marked `out` holds what the cell right above it shows, and is compared with it by
      `lupi test`. Here there is no cell above, or other text stands between. Move the fence up
      to its cell; if it is only an illustration, mark it `text`.
      """,
      notebook: """
        ```lupi
        1 + 1
        ```

        Which gives:

        ```out
        2
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
      "notebook.swallowed-cell",
      """
      A fence that is not a cell, an illustration for instance, goes on until it is closed, and
      the opening line of a cell stands inside of it. So this cell would not be run. Close the
      fence before; if it really is to show a cell, open and close it with more backticks than
      the cell has.
      """,
      notebook: """
        ```lupi
        x = 1
        ```

        ```text
        an illustration

        ```lupi
        y = 2
        ```
        """,
      corrected: """
        ```lupi
        x = 1
        ```

        ```text
        an illustration
        ```

        ```lupi
        y = 2
        ```
        """),
    Explanation(
      "notebook.unclosed-fence",
      """
      A cell, or the output below it, is closed by a line of backticks as long as the one that
      opens it. Without that line the rest of the notebook would belong to the cell. Write the
      closing line; it must hold nothing else.
      """,
      notebook: """
        ```lupi
        x = 1

        # What follows
        """,
      corrected: """
        ```lupi
        x = 1
        ```

        # What follows
        """),
    Explanation(
      "notebook.unclosed-html",
      """
      Raw HTML, such as a comment `<!--`, goes on until its end, and cells inside of it are not
      run. This one never ends, so every cell below it would be passed over. Close it.
      """,
      notebook: """
        ```lupi
        x = 1
        ```

        <!-- to do: describe

        ```lupi
        y = 2
        ```
        """,
      corrected: """
        ```lupi
        x = 1
        ```

        <!-- to do: describe -->

        ```lupi
        y = 2
        ```
        """),
    Explanation(
      "notebook.unclosed-value",
      #"""
      `{{` in the prose begins a value that is put into the sentence, and `}}` has to end it on
      the same line. Write the end, or `\{{` if you mean the braces themselves.
      """#,
      notebook: """
        ```lupi
        n = 12
        ```

        There are {{ n } clips.
        """,
      corrected: """
        ```lupi
        n = 12
        ```

        There are {{ n }} clips.
        """),
  ]
}
