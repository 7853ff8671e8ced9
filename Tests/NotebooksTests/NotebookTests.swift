import Diagnostics
import Testing

@testable import Notebooks

@Suite struct NotebookTests {
  let tour = Notebook(name: "tour.lupi", bytes: Array(Samples.tour.utf8))

  @Test func theTourHasNothingWrong() {
    #expect(tour.diagnostics.map { $0.rendered(.plain) } == [])
    #expect(tour.title == "A tour *of* everything")
  }

  @Test func cellsAreNamedAndNumbered() {
    #expect(tour.cells.map(\.name) == ["setup", "train", "tilde", "cell-4"])
    #expect(tour.cells.map(\.isNamed) == [true, true, true, false])
    #expect(tour.cells.map(\.index) == [0, 1, 2, 3])
    #expect(tour.cell(named: "tilde") == 2)
  }

  @Test func optionsAreRead() {
    var expected = CellOptions()
    expected.quiet = true
    expected.timeout = 30
    expected.hint = "try {it}"
    #expect(tour.cells[1].options == expected)
    #expect(tour.cells[2].options.slow)
    #expect(tour.cells[0].options == CellOptions())
  }

  @Test func bodiesAreWhereTheyStand() {
    let body = tour.cells[0].fence.body
    #expect(tour.source.string(body) == "param epochs = 3 in 1..10 \"passes\"\n")
    #expect(tour.source.position(at: body.lowerBound) == (7, 1))
    #expect(tour.source.string(tour.cells[2].fence.body) == "\"```\"\n")
  }

  @Test func outputsBelongToTheCellAbove() {
    #expect(
      tour.cells.map { $0.output?.rule } == [
        nil, .toPrecisionWritten, .within(0.02, relative: true), nil,
      ])
    #expect(tour.cells.map { $0.error?.rule } == [nil, nil, nil, .error])
    #expect(tour.cells[1].output?.fence.lines(in: tour.source) == ["{a: 0.5, b: {c: [1, 2]}}"])
  }

  @Test func valuesInProseAreFound() {
    let found = tour.blocks.flatMap { block -> [String] in
      guard case .prose(let prose) = block else { return [] }
      return prose.values.map { tour.source.string($0.expression) }
    }
    #expect(found == ["1 + 1", "{a: {b: 1}}"])
  }

  @Test func blocksFollowEachOtherWithoutAGap() {
    var offset = 0
    for piece in tour.blocks.flatMap(\.pieces) {
      #expect(piece.lowerBound == offset)
      offset = piece.upperBound
    }
    #expect(offset == tour.source.bytes.count)
  }

  @Test(arguments: [
    ("```lupi #a\n```", ["a"]),
    ("~~~lupi #a\n```\n~~~\n", ["a"]),
    ("`````lupi #a\n```\n`````\n```lupi #b\n```\n", ["a", "b"]),
    ("```lupi #a\r\nx\r\n```\r\n", ["a"]),
    ("\u{FEFF}```lupi #a\n```\n", ["a"]),
    ("   ```lupi #a\n   x\n   ```\n", ["a"]),
    ("    ```lupi #a\n    ```\n", []),
    ("\t```lupi #a\n\t```\n", []),
    ("> ```lupi #a\n> ```\n", []),
    ("- ```lupi\n  x\n  ```\n", []),
    ("- a\n\n  ```lupi\n  x\n  ```\n- b\n\nc\n\n```lupi #d\n```\n", ["d"]),
    ("1. a\n   ```text\n   never closed\n\n```lupi #b\n```\n", ["b"]),
    ("- a\n```lupi #b\n```\n", ["b"]),
    ("* * *\n  ```lupi #a\n  ```\n", ["a"]),
    ("````text\n```lupi #a\n```\n````\n", []),
    ("<!--\n```lupi #a\n```\n-->\n```lupi #b\n```\n", ["b"]),
    ("<!-- x -->\n```lupi #b\n```\n", ["b"]),
    ("<pre>\n```lupi #a\n```\n</pre>\n", []),
    ("text\n```lupi #a\n```\n", ["a"]),
    ("```lupine\n```\n", []),
    ("```python\n```\n", []),
    ("``lupi #a\n``\n", []),
    ("```lupi\n```\n\n```lupi #b\n```\n\n```lupi\n```\n", ["cell-1", "b", "cell-3"]),
    ("", []),
  ])
  func fencesAreThoseOfMarkdown(text: String, names: [String]) {
    let notebook = Notebook(name: "a.lupi", bytes: Array(text.utf8))
    #expect(notebook.cells.map(\.name) == names)
    #expect(notebook.diagnostics.map { $0.rendered(.plain) } == [])
    #expect(notebook.bytes == Array(text.utf8))
  }

  @Test(arguments: [
    ("{{ a }} {{b}}", ["a", "b"]),
    ("`{{ a }}` {{ b }}", ["b"]),
    ("`` ` {{ a }} `` {{ b }}", ["b"]),
    ("a ` {{ b }}", ["b"]),
    ("`a\n{{ b }}` {{ c }}", ["c"]),
    ("`a\n\n{{ b }}`", ["b"]),
    ("\\{{ a }}", []),
    ("{{ \"}}\" }}", ["\"}}\""]),
    ("{{ {a: {b: 1}} }}", ["{a: {b: 1}}"]),
    ("{{ f(x)[0] }}", ["f(x)[0]"]),
    ("> {{ a }}\n> ```\n> {{ b }}\n> ```\n> {{ c }}", ["a", "c"]),
    ("- {{ a }}\n  ```\n  {{ b }}\n  ```\n- {{ c }}", ["a", "c"]),
    ("a\n\n    {{ b }}\n\n{{ c }}", ["c"]),
    ("<!-- {{ a }} -->\n{{ b }}", ["b"]),
    ("```text\n{{ a }}\n```", []),
    ("# {{ a }}", ["a"]),
  ])
  func valuesAreOutsideCode(text: String, expressions: [String]) {
    let notebook = Notebook(name: "a.lupi", bytes: Array(text.utf8))
    let values = notebook.blocks.flatMap { block -> [InlineValue] in
      if case .prose(let prose) = block { prose.values } else { [] }
    }
    #expect(values.map { notebook.source.string($0.expression) } == expressions)
    #expect(notebook.diagnostics.map { $0.rendered(.plain) } == [])
  }

  @Test(arguments: [
    ("# A title\n", "A title"),
    ("#!/usr/bin/env lupi\n\n#  A title ##\n# Another", "A title"),
    ("## Not this\n# This\r\n", "This"),
    ("#no\n", nil),
    ("```text\n# no\n```\n", nil),
    ("    # no\n", nil),
    ("# #\n", nil),
    ("# C#\n", "C#"),
  ])
  func theTitleIsTheFirstHeading(text: String, title: String?) {
    #expect(Notebook(name: "a.lupi", bytes: Array(text.utf8)).title == title)
  }
}
