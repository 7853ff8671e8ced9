import Diagnostics
import Testing

@testable import Notebooks

/// Every slip of the hand gets a message that points at it.
@Suite struct NotebookDiagnosticTests {
  @Test(arguments: [
    ("```lupi #a\nx\n", "error 1:1 notebook.unclosed-fence"),
    ("```lupi #a\nx\n\n```lupi #b\n```\n", "error 1:1 notebook.unclosed-fence"),
    ("```lupi #a\n```\n```out\n1\n", "error 3:1 notebook.unclosed-fence"),
    ("```lupi #a\n```\n```lupi #a\n```\n", "error 3:9 notebook.duplicate-name"),
    ("```lupi #a #b\n```\n", "error 1:12 notebook.cell-name"),
    ("```lupi #A_b\n```\n", "error 1:9 notebook.cell-name"),
    ("```lupi #\n```\n", "error 1:9 notebook.cell-name"),
    ("```lupi #cell-2\n```\n", "error 1:9 notebook.cell-name"),
    ("```lupi #a=b\n```\n", "error 1:9 notebook.cell-name"),
    ("```lupi slwo\n```\n", "error 1:9 notebook.unknown-option"),
    ("```lupi results\n```\n", "error 1:9 notebook.unknown-option"),
    ("```lupi slow=1\n```\n", "error 1:9 notebook.option-value"),
    ("```lupi timeout\n```\n", "error 1:9 notebook.option-value"),
    ("```lupi timeout=soon\n```\n", "error 1:9 notebook.option-value"),
    ("```lupi timeout=0s\n```\n", "error 1:9 notebook.option-value"),
    ("```lupi timeout=-1\n```\n", "error 1:9 notebook.option-value"),
    ("```lupi only=quick\n```\n", "error 1:9 notebook.option-value"),
    ("```lupi slow quiet slow\n```\n", "error 1:20 notebook.repeated-option"),
    ("```lupi cache no-cache\n```\n", "error 1:15 notebook.contradiction"),
    ("```out\n```\n", "error 1:1 notebook.output-without-cell"),
    ("```lupi\n```\ntext\n\n```error\n```\n", "error 5:1 notebook.output-without-cell"),
    ("```lupi\n```\n```out\n```\n```out\n```\n", "error 5:1 notebook.second-output"),
    ("```lupi\n```\n```out exakt\n```\n", "error 3:8 notebook.unknown-option"),
    ("```lupi\n```\n```out tol=much\n```\n", "error 3:8 notebook.option-value"),
    ("```lupi\n```\n```out tol=-1\n```\n", "error 3:8 notebook.option-value"),
    ("```lupi\n```\n```out any exact\n```\n", "error 3:12 notebook.contradiction"),
    ("```lupi\n```\n```error any\n```\n", "error 3:10 notebook.unknown-option"),
    ("```lupi#a\n```\n", "error 1:4 notebook.fence-language"),
    ("```lupi #a hint=\"use `x`\"\n", "error 1:1 notebook.fence-language"),
    ("```Lupi #a\n```\n", "warning 1:4 notebook.fence-language"),
    ("```lupi\n```\n```output\n```\n", "warning 3:4 notebook.fence-language"),
    ("```python\n\n```lupi #a\n```\n", "warning 1:1 notebook.swallowed-cell"),
    ("- ```lupi #a\n  ```\n", "warning 1:3 notebook.cell-in-list"),
    ("<!--\n```lupi #a\n```\n", "warning 1:1 notebook.unclosed-html"),
    ("é {{ x\n}}\n", "error 1:3 notebook.unclosed-value"),
    ("a {{ }} b\n", "error 1:3 notebook.empty-value"),
  ])
  func slipsAreFound(text: String, expected: String) {
    for text in [
      text, String(decoding: Samples.withCarriageReturns(Array(text.utf8)), as: UTF8.self),
    ] {
      let notebook = Notebook(name: "a.lupi", bytes: Array(text.utf8))
      let found = notebook.diagnostics.map { diagnostic in
        let place = (diagnostic.location ?? "").dropFirst("a.lupi:".count)
        return "\(diagnostic.severity.rawValue) \(place) \(diagnostic.code)"
      }
      #expect(found == [expected])
      #expect(notebook.isValid == expected.hasPrefix("warning"))
    }
  }

  @Test(arguments: [
    "A sentence that begins\n```lupi x``` in code.\n",
    "```lupi #a\n```\n\n\n\n```out\n```\n```error\n```\n",
    "- see\n  ```lupi\n  x\n  ```\n",
    "````markdown\n```lupi #a\n```\n````\n",
    "```lua\n```\n",
    "```text\n```lupi\n",
  ])
  func whatIsMeantIsLeftAlone(text: String) {
    let notebook = Notebook(name: "a.lupi", bytes: Array(text.utf8))
    #expect(!notebook.diagnostics.contains { $0.severity == .error })
  }

  @Test func messagesSayWhatToDo() {
    let text = """
      ```lupi #a
      x
      ```

      ```lupi #a timeout=soon slwo
      y
      ```
      """
    let notebook = Notebook(name: "tour.lupi", bytes: Array(text.utf8))
    #expect(
      notebook.diagnostics.map { $0.rendered(.plain) }.joined(separator: "\n") == """
        error[notebook.duplicate-name]: the name of a cell must be unique, but `a` is taken
          tour.lupi:5:9
           5 | ```lupi #a timeout=soon slwo
             |         ^^
          note: the other cell
          tour.lupi:1:1
           1 | ```lupi #a
             | ^^^^^^^^^^
          hint: Rename one of the two.
        error[notebook.option-value]: `timeout` must be a time such as `30s` or `500ms`, but is `soon`
          tour.lupi:5:12
           5 | ```lupi #a timeout=soon slwo
             |            ^^^^^^^^^^^^
        error[notebook.unknown-option]: a cell has no option `slwo`
          tour.lupi:5:25
           5 | ```lupi #a timeout=soon slwo
             |                         ^^^^
          hint: Did you mean `slow`?
        """)
  }

  @Test func spansAreInsideTheText() {
    var random = SeededGenerator(seed: 2)
    for _ in 0..<Samples.fuzzCount {
      let bytes = Samples.mutant(&random)
      let notebook = Notebook(name: "a.lupi", bytes: bytes)
      for diagnostic in notebook.diagnostics {
        guard let span = diagnostic.span, span.end <= bytes.count, !diagnostic.message.isEmpty,
          diagnostic.rendered(.plain).contains("a.lupi:")
        else {
          Issue.record("\(diagnostic) in \(String(decoding: bytes, as: UTF8.self))")
          return
        }
      }
    }
  }
}
