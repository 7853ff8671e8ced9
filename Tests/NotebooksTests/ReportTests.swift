import Diagnostics
import Foundation
import Language
import Plots
import Testing

@testable import Notebooks

@Suite struct ReportTests {
  static let text = """
    #!/usr/bin/env lupi
    # What *ears* learn

    ```lupi #first
    x = 2 # two
    show("a <b> & c")
    x
    ```

    Prose with `code`, {{ x }} of it, and <script>alert(1)</script>.

    ### A level is skipped here

    ```lupi #picture fold
    picture()
    ```

    ```lupi #hidden hide
    show("secret")
    ```

    ## Failures

    ```lupi #wrong
    fail("as it must <i>")
    ```

    ```error
    as it must
    ```

    ```lupi #left skip
    1
    ```
    """

  /// The report of a run of a notebook with the library of the trials and `picture()`.
  static func report(
    _ text: String, foldsAll: Bool = false, keepGoing: Bool = false
  ) -> Report {
    let notebook = Notebook(name: "a.lupi", bytes: Array(text.utf8))
    let events = Events()
    var options = RunOptions()
    options.keepGoing = keepGoing
    let picture = NativeFunction(name: "picture", parameterNames: []) { _ in
      .foreign(Pictures(exhibits: try Pictures.sample()))
    }
    let frames = NativeFunction(name: "frames", parameterNames: []) { _ in
      let parts = try Pictures.sample()
      let frames = ["begin", "end"].map { Exhibit.Frame($0, parts) }
      return .foreign(Pictures(exhibits: [.frames(title: "2 <moments>", frames)]))
    }
    _ = NotebookRunner(
      NotebookProgram(notebook), options: options,
      makeInterpreter: { Interpreter(library: TrialRun.library + [picture, frames], host: $0) },
      sink: events.add
    ).run()
    var style = Report.Style()
    style.foldsAll = foldsAll
    return Report(
      notebook, events: events.all, facts: [.init("numerics", ["exact"]), .init("none", [])],
      style: style)
  }

  @Test func thePageHoldsTheNotebook() {
    let html = Self.report(Self.text).html
    for part in [
      "<title>What ears learn</title>", "<h1>What <em>ears</em> learn</h1>",
      "Prose with <code>code</code>, 2 of it, and &lt;script&gt;alert(1)&lt;/script&gt;.",
      "<span class=\"nu\">2</span> <i class=\"co\"># two</i>", "a &lt;b&gt; &amp; c",
      "<h2 id=\"a-level-is-skipped-here\">", "<a href=\"#failures\">Failures</a>",
      "<details><summary>Program of <code>picture</code></summary>", "<caption>Marks</caption>",
      "<th scope=\"row\">ear</th>", "<span class=\"best\">3<span>*</span></span>",
      "error, as announced</b> as it must &lt;i&gt;", "Skipped: marked `skip`.",
      "<th scope=\"row\">numerics</th><td>exact</td>",
      "5: 3 succeeded, 1 failed as announced, 1 skipped",
    ] {
      #expect(html.contains(part), "\(part)")
    }
    #expect(!html.contains("secret") && !html.contains("#!/usr"))
  }

  @Test func aPageIsSelfContainedAndAccessible() throws {
    for text in [Self.text, "", "no cells", "```lupi\n```\n", "```lupi #a\nfail(\"x\")\n```\n"] {
      try PageCheck(Self.report(text).html).check()
    }
  }

  @Test func longNamesOfRowsMayBreakWhereTheirPartsJoin() throws {
    let table = try TextTable(
      columns: [.init("name_of"), .init("mark"), .init("word")],
      rows: [[.text("late_fusion"), .number(1), .text("a_b")]])
    let html = ExhibitHTML.html(.table(table), of: "cell")
    #expect(html.contains("<th scope=\"row\">late_<wbr/>fusion</th>"))
    #expect(html.contains(">name_of</th>") && html.contains("<td>a_b</td>"))
  }

  @Test func framesAreChoicesWithoutAScript() throws {
    let text = "```lupi #seen\nframes()\n```\n```lupi #again\nshow(frames())\nframes()\n```\n"
    let report = Self.report(text)
    try PageCheck(report.html).check()
    let html = report.html
    for part in [
      "<legend>2 &lt;moments&gt;</legend>",
      "<label><input type=\"radio\" name=\"frames-seen-0\"/> begin</label>",
      "<label><input type=\"radio\" name=\"frames-seen-0\" checked=\"checked\"/> end</label>",
      "name=\"frames-again-0\"", "name=\"frames-again-1\"", "<caption>Marks</caption>",
    ] { #expect(html.contains(part), "\(part)") }
    // Every frame has its picture, once, and the style of pictures is there.
    #expect(html.components(separatedBy: "<svg").count == 1 + 3 * 2)
    #expect(html.contains(SVGRenderer.styleSheet))
    #expect(report.text.contains("2 <moments>; the last: end"))
    #expect(report.jupyter.indentedText.contains("the last: end"))
  }

  @Test func equalRunsGiveEqualReports() {
    let (a, b) = (Self.report(Self.text), Self.report(Self.text))
    #expect(a.html == b.html && a.markdown == b.markdown && a.text == b.text)
    #expect(a.jupyter.indentedText == b.jupyter.indentedText)
  }

  @Test func aFailureIsPartOfTheReport() {
    let text = "```lupi #a hide\nfail(\"no\")\n```\n```lupi #b\n1\n```\n```lupi #c\n2\n```\n"
    let report = Self.report(text)
    #expect(report.html.contains("<b>error</b> no"))
    #expect(report.html.contains("a.lupi:2:6"))
    #expect(report.html.contains("Not run: <code>b</code>, <code>c</code>."))
    #expect(report.markdown.contains("error[test.failure]: no"))
    #expect(report.text.contains("error[test.failure]: no"))
    #expect(report.text.hasSuffix("cells: 3: 1 failed, 2 not run\n"))
    let going = Self.report(text, keepGoing: true)
    #expect(going.html.contains("3: 1 failed, 2 succeeded"))
  }

  @Test func programsFoldByChoice() {
    #expect(Self.report(Self.text).html.components(separatedBy: "<details").count == 2)
    let folded = Self.report(Self.text, foldsAll: true)
    #expect(folded.html.components(separatedBy: "<details").count == 5)
    #expect(folded.markdown.contains("<details><summary>Program of <code>first</code></summary>"))
  }

  @Test func markdownHasFences() {
    let text = Self.report(Self.text).markdown
    for part in [
      "# What *ears* learn", "```lupi #first\nx = 2 # two\n", "```text\na <b> & c\n```\n",
      "```text\nHead\none\n", "*The cell `left` is skipped: marked `skip`.*", "* numerics: exact\n",
    ] {
      #expect(text.contains(part), "\(part)")
    }
    #expect(Notebook(name: "a.lupi.md", bytes: Array(text.utf8)).cells.count == 4)
  }

  @Test func everyGroundHasContrast() {
    let colors = Dictionary(
      ReportPalette.colors.map { ($0.name, $0) }, uniquingKeysWith: { $1 })
    for (letters, ground) in ReportPalette.pairs {
      guard let a = colors[letters], let b = colors[ground] else {
        Issue.record("\(letters) on \(ground)")
        continue
      }
      for (x, y) in [(a.light, b.light), (a.dark, b.dark)] {
        let contrast = PageCheck.contrast(x, y)
        #expect(contrast >= 4.5, "\(letters) on \(ground): \(contrast)")
      }
    }
    // Every colour of letters that the style sheet uses is among the pairs.
    let used = Set(
      ReportStyleSheet.text.components(separatedBy: ";").flatMap { $0.components(separatedBy: "{") }
        .filter { $0.hasPrefix("color:var(--") }.map {
          String($0.dropFirst(12).prefix { $0 != ")" })
        })
    #expect(used.count > 8)
    #expect(used.isSubset(of: Set(ReportPalette.pairs.map(\.letters))), "\(used)")
  }

  @Test func hostileNotebooksStayHarmless() throws {
    let hostile = "\"></style></script><script>alert(1)</script><img src=http://x onerror=y>"
    let text = """
      # \(hostile)

      \(hostile) [x](javascript:alert) ![p](http://x/p.png)

      ```lupi #a
      show("\(hostile.replacingOccurrences(of: "\"", with: ""))")
      # \(hostile)
      ```

      ```html
      \(hostile)
      ```
      """
    let report = Self.report(text)
    try PageCheck(report.html).check()
    #expect(!report.html.contains("<img") && !report.html.contains("<script"))
  }
}

/// A value that shows words, a table and a picture.
private struct Pictures: Foreign, Exhibiting {
  let exhibits: [Exhibit]
  var typeName: String { "pictures" }
  var summary: String { "pictures" }
  func display(_ presentation: Presentation) -> String { Exhibit.text(exhibits, presentation) }
  func digest(into digest: inout Digest) {}
  func isEqual(to other: any Foreign) -> Bool { false }

  static func sample() throws -> [Exhibit] {
    let table = try TextTable(
      "Marks", columns: [.init("view"), .init("mark", format: .decimals(0), best: .highest)],
      rows: [[.text("ear"), .number(1)], [.text("eye"), .number(3)]], caption: "* best.")
    let figure = try Figure(
      "Loss", .lines(LinePlot([Series("a", y: [3, 2, 1]), Series("b", y: [3, 1, 1])])),
      x: Axis("epoch"), y: Axis("loss"), caption: "It falls.")
    return [.words(title: "Head", ["one", "two"]), .table(table), .figure(figure)]
  }
}

private final class Events: @unchecked Sendable {
  private let lock = NSLock()
  private var events: [RunEvent] = []
  var all: [RunEvent] { lock.withLock { events } }
  func add(_ event: RunEvent) { lock.withLock { events.append(event) } }
}
