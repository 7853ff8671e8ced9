import Foundation
import Testing

@testable import Notebooks

#if canImport(FoundationXML)
  import FoundationXML
#endif

@Suite struct MarkdownTests {
  static func html(_ text: String) -> String {
    let document = MarkdownDocument(text)
    var writer = ProseHTML(
      definitions: document.definitions, outline: HTMLOutline(), hasTitle: true)
    return writer.html(document.blocks)
  }

  @Test(arguments: [
    ("a\nb", "<p>a\nb</p>\n"),
    ("a  \nb\\\nc", "<p>a<br/>\nb<br/>\nc</p>\n"),
    (
      "*a* **b** ***c*** _d_ a_b_c",
      "<p><em>a</em> <strong>b</strong> <em><strong>c</strong></em> <em>d</em> a_b_c</p>\n"
    ),
    ("*a**b**c* **d*", "<p><em>a<strong>b</strong>c</em> *<em>d</em></p>\n"),
    ("*a [b*](c)", "<p>*a <a href=\"c\" rel=\"noreferrer\">b*</a></p>\n"),
    ("2 * 3 * 4 and **", "<p>2 * 3 * 4 and **</p>\n"),
    ("`a *b* <c>` and `` ` ``", "<p><code>a *b* &lt;c&gt;</code> and <code>`</code></p>\n"),
    ("`a", "<p>`a</p>\n"),
    ("\\*a\\* \\q", "<p>*a* \\q</p>\n"),
    ("&amp; &copy; &nope; &#955; &#x1F600; &#0;", "<p>&amp; © &amp;nope; λ 😀 &amp;#0;</p>\n"),
    (
      "[a](b \"t\") [c](<d e>)",
      "<p><a href=\"b\" rel=\"noreferrer\">a</a> <a href=\"de\" rel=\"noreferrer\">c</a></p>\n"
    ),
    (
      "[a *b*][r] [r] [no]\n\n[r]: https://x.org/?a=1&b=2 'T'\n",
      "<p><a href=\"https://x.org/?a=1&amp;b=2\" rel=\"noreferrer\">a <em>b</em></a> <a href=\"https://x.org/?a=1&amp;b=2\" rel=\"noreferrer\">r</a> [no]</p>\n"
    ),
    (
      "<https://x.org> <a@b.org> <b>",
      "<p><a href=\"https://x.org\" rel=\"noreferrer\">https://x.org</a> <a href=\"mailto:a@b.org\" rel=\"noreferrer\">a@b.org</a> &lt;b&gt;</p>\n"
    ),
    ("[[a](b)](c)", "<p>[<a href=\"b\" rel=\"noreferrer\">a</a>](c)</p>\n"),
    ("![an *ear*](ear.png)", "<p><a href=\"ear.png\" rel=\"noreferrer\">an <em>ear</em></a></p>\n"),
    ("# A\n### B ##\n# C\n", "<h2 id=\"a\">A</h2>\n<h3 id=\"b\">B</h3>\n<h2 id=\"c\">C</h2>\n"),
    ("A\n===\nB\n---\nB\n---", "<h2 id=\"a\">A</h2>\n<h2 id=\"b\">B</h2>\n<h2 id=\"b-2\">B</h2>\n"),
    ("- a\n- b\n  - c\n", "<ul>\n<li>a</li>\n<li>b\n<ul>\n<li>c</li>\n</ul></li>\n</ul>\n"),
    ("3. a\n4. b", "<ol start=\"3\">\n<li>a</li>\n<li>b</li>\n</ol>\n"),
    ("- a\n\n- b", "<ul>\n<li><p>a</p></li>\n<li><p>b</p></li>\n</ul>\n"),
    ("- a\n\n  b\n- c", "<ul>\n<li><p>a</p>\n<p>b</p></li>\n<li><p>c</p></li>\n</ul>\n"),
    ("- a\n+ b", "<ul>\n<li>a</li>\n</ul>\n<ul>\n<li>b</li>\n</ul>\n"),
    ("a\n- b\n2. c", "<p>a</p>\n<ul>\n<li>b\n2. c</li>\n</ul>\n"),
    ("- a\nlazy\n\nb", "<ul>\n<li>a\nlazy</li>\n</ul>\n<p>b</p>\n"),
    (
      "> a\n> > b\nc",
      "<blockquote>\n<p>a</p>\n<blockquote>\n<p>b\nc</p>\n</blockquote>\n</blockquote>\n"
    ),
    ("***\n- - -", "<hr/>\n<hr/>\n"),
    ("a <!-- b --> c\n\n<!-- d\n\ne -->\nf", "<p>a  c</p>\n<p>f</p>\n"),
    ("a\\", "<p>a\\</p>\n"),
    ("", ""),
  ])
  func proseIsRead(text: String, expected: String) {
    #expect(Self.html(text) == expected)
  }

  @Test func codeIsKept() {
    let code = "<pre class=\"as-is\" tabindex=\"0\" role=\"group\" aria-label="
    #expect(
      Self.html("~~~py x\n a <b>\n\n```\n~~~\n")
        == code + "\"Text in py\"><code> a &lt;b&gt;\n\n```</code></pre>\n")
    #expect(
      Self.html("    a\n\n      b\n\nc") == code
        + "\"Text\"><code>a\n\n  b</code></pre>\n<p>c</p>\n")
    #expect(Self.html("- a\n  ```\n  b\n   c\n  ```\n").contains("<code>b\n c</code>"))
    #expect(Self.html("```\nnever closed").contains("<code>never closed</code>"))
  }

  @Test func tablesHaveHeaders() {
    let html = Self.html("a | b | c\n:-- | :-: | --:\n1 | `x\\|y` | 2\n3\n\nend")
    #expect(
      html.contains(
        "<th scope=\"col\">a</th><th scope=\"col\" class=\"c\">b</th><th scope=\"col\" class=\"n\">c</th>"
      ))
    #expect(
      html.contains(
        "<tr><td>1</td><td class=\"c\"><code>x|y</code></td><td class=\"n\">2</td></tr>"))
    #expect(html.contains("<tr><td>3</td><td class=\"c\"></td><td class=\"n\"></td></tr>"))
    #expect(html.hasSuffix("<p>end</p>\n"))
    #expect(Self.html("a | b\nc") == "<p>a | b\nc</p>\n")
    #expect(Self.html("|a|\n|-|-|") == "<p>|a|\n|-|-|</p>\n")
  }

  @Test(arguments: [
    "javascript:alert(1)", "JAVASCRIPT:alert(1)", "java\tscript:alert(1)", " javascript:x",
    "data:text/html,<script>", "vbscript:x", "&#106;avascript:x", "file:///etc/passwd",
    "\u{1}javascript:x",
  ])
  func noSchemeRunsAnything(destination: String) {
    for text in [
      "[a](\(destination))", "[a](<\(destination)>)", "<\(destination)>", "![a](\(destination))",
    ] {
      let html = Self.html(text)
      #expect(!html.lowercased().contains("href=\"javascript"), "\(html)")
      #expect(
        !html.contains("href=\"data") && !html.contains("href=\"file")
          && !html.contains("href=\"vb"), "\(html)")
    }
  }

  /// The document as XML, so that nothing in it can be markup that we did not write.
  private func isWellFormed(_ html: String) -> Bool {
    XMLParser(data: Data(("<x>" + html + "</x>").utf8)).parse()
  }

  @Test func noProseGetsMarkupIntoAPage() {
    var random = SeededGenerator(seed: 11)
    let parts = [
      "<script>alert(1)</script>", "<img src=x onerror=y>", "</p>", "*", "**", "_", "`", "``", "[",
      "]", "(",
      ")", "![", "](", "\n", "\n\n", "- ", "1. ", "> ", "    ", "# ", "|", "\n|-|-|\n", "```",
      "~~~", "<!--",
      "-->", "&", "&lt;", "\\", "a", "b c", "é", "\u{0}", "\u{202E}", "\u{FFFE}", "\t", "<a@b>",
      "<http:x\">", "\"",
      "'", "javascript:", "[r]: x\n", "===\n", "---\n", "{{", "\r\n",
    ]
    for _ in 0..<3000 {
      let count = Int.random(in: 1...40, using: &random)
      let text = (0..<count).map { _ in parts.randomElement(using: &random) ?? "" }.joined()
      let html = Self.html(text)
      #expect(isWellFormed(html), "\(text.debugDescription)\n\(html)")
      let lowered = html.lowercased()
      #expect(!lowered.contains("<script") && !lowered.contains("<img"), "\(html)")
    }
  }

  @Test(
    .timeLimit(.minutes(15)),
    arguments: [
      "*", "_a*", "[", "![", "`", "<", "&", ">", "- ", "**a ", "*a _b ", "](", "[a](", "|", "\\",
      "<!--", "[a][", "(", "x*",
    ])
  func longAndDeepProseTakesNoTimeToSpeakOf(part: String) {
    // A reader whose time grows with the square would need hours for this, and the limit would end it.
    // A comment that is not closed shows nothing.
    let html = Self.html(String(repeating: part, count: 200_000))
    #expect(html.isEmpty == (part == "<!--"))
    _ = Self.html((0..<400).map { String(repeating: " ", count: $0 * 2) + "- a\n" }.joined())
  }

  @Test(arguments: [
    "a_b*c", "<script>", "1. x", "- x", "+ y", "# h", "a|b", "`x`", "[a](b)", "&lt;", "~~~", "-0.5",
    "12.5%", "a\\b", "> q",
    "2.", "=",
  ])
  func aValueIsShownAsItIs(value: String) {
    let nodes = MarkdownDocument(MarkdownSpelling.literal(value)).blocks
    #expect(nodes.count == 1)
    guard case .paragraph(let text)? = nodes.first else {
      Issue.record("\(nodes)")
      return
    }
    #expect(InlineParser.nodes(text).plain == value)
  }
}
