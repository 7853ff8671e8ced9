import Diagnostics
import Testing

@testable import Notebooks

@Suite struct RunViewTests {
  static let text = """
    #!/usr/bin/env lupi
    # A title

    The first paragraph is long enough that it does not fit in eighty columns of a terminal, so
    it is filled.

    - an item that is long enough that it does not fit in eighty columns of a terminal as it is
    - another

    <!-- a comment

    ```lupi #no
    ``` -->

    ```lupi #a
    x = 2
    show(x)
    x + 1
    ```

    ```out
    2
    ```

    ## Values

    x is {{ x }}, and \\{{ x }} is how.

    ```text
    as   it is
    ```

    ```lupi #b hide
    x
    ```

    ```lupi #c skip
    x
    ```
    ```lupi #d
    fail("no")
    ```
    """

  @Test func aReportIsProseAndOutputs() {
    #expect(
      TrialRun.view(Self.text, .report) == """
        # A title

        The first paragraph is long enough that it does not fit in eighty columns of a
        terminal, so it is filled.

        - an item that is long enough that it does not fit in eighty columns of a
          terminal as it is
        - another

        2

        3

        ## Values

        x is 2, and {{ x }} is how.

        ```text
        as   it is
        ```
        ! 
        The cell `c` is skipped: marked `skip`.
        ! 
        error[test.failure]: no
          a.lupi:41:6
           41 | fail("no")
              |      ^^^^
          hint: Do not.

        """)
  }

  @Test func outputsHaveTheNameOfTheirCell() {
    let text = "Text\n\n```lupi #a\nshow(1)\n2\n```\n\n```lupi #b\n3\n```\n"
    #expect(TrialRun.view(text, .outputs) == "── a\n1\n\n2\n\n── b\n3\n")
    #expect(
      TrialRun.view(text, .full)
        == "Text\n\n│ #a\n│ show(1)\n│ 2\n\n1\n\n2\n\n│ #b\n│ 3\n\n3\n")
  }

  @Test func messagesAreSetApart() {
    let text =
      "- ```lupi #no\n  ```\n\n```lupi #a\n1\n```\n```lupi #b skip\n```\n```lupi #c\n2\n```\n"
    #expect(
      TrialRun.view(text, .outputs) == """
        ! warning[notebook.cell-in-list]: a cell must not be inside a list: this one is never run
          a.lupi:1:3
           1 | - ```lupi #no
             |   ^^^^^^^^^^^
          hint: Move the fence to the beginning of the line, with a blank line above.
        ── a
        1
        ! 
        The cell `b` is skipped: marked `skip`.

        ── c
        2

        """)
  }

  @Test func colourAddsNothingButColour() {
    let presentation = Presentation(width: 80, color: .basic)
    for style in RunView.Style.allCases {
      let plain = TrialRun.view(Self.text, style)
      let coloured = TrialRun.view(Self.text, style, presentation)
      #expect(coloured != plain)
      #expect(strippingStyles(coloured) == plain)
    }
  }

  @Test(arguments: [
    ("a\r\nb\r\n", ["a b"]),
    ("a  \nb", ["a", "b"]),
    ("a\\\nb", ["a", "b"]),
    ("| a | b |\n|---|---|\n", ["| a | b |", "|---|---|"]),
    ("> a\n> b", ["> a", "> b"]),
    ("\n\n\na\n\n\n\nb\n\n", ["a", "", "b"]),
    ("1. a\n   b\n2. c", ["1. a b", "2. c"]),
    ("", []),
    ("<!-- a -->\nb", ["b"]),
  ])
  func proseIsFilled(text: String, lines: [String]) {
    #expect(ProseText.lines(text, .plain) == lines)
  }

  @Test func filledProseFitsTheWidth() {
    var random = SeededGenerator(seed: 4)
    let words = ["a", "word", "longer-word", "é", "図", "- ", "1. ", "*em*"]
    for _ in 0..<500 {
      let text = (0..<60).map { _ in words.randomElement(using: &random) ?? "" }
        .joined(separator: " ")
      let lines = ProseText.lines(text, Presentation(width: 30))
      #expect(lines.allSatisfy { displayWidth($0) <= 30 }, "\(lines)")
    }
  }
}
