import Diagnostics
import Testing

@testable import Notebooks

@Suite struct AcceptTests {
  private static func accepted(
    _ fence: String, _ prints: String, creating: Bool = false
  ) -> String {
    let text = VerificationTests.document(fence)
    let bytes = VerificationTests.verify(text, prints: [prints]).accepted(creating: creating)
    return String(decoding: bytes, as: UTF8.self)
  }

  @Test(arguments: [
    // A fence that holds stays as it is, to the byte.
    ("```out\n0.52  \n```", "0.5231", "```out\n0.52  \n```"),
    // Lines that hold stay, the others are written anew.
    ("```out\n0.52\nold\n```", "0.5231\nnew", "```out\n0.52\nnew\n```"),
    ("```out\na\nb\nc\n```", "a\nc\nd", "```out\na\nc\nd\n```"),
    ("```out\n```", "a", "```out\na\n```"),
    ("```out\na\n```", "", "```out\n```"),
    // A number keeps the precision it was written to, and the blanks around it.
    ("```out\nloss 0.52 |\n```", "loss 0.6131 |", "```out\nloss 0.61 |\n```"),
    ("```out\n0.52 of 12\n```", "0.5231 of 13", "```out\n0.52 of 13\n```"),
    ("```out\n12\n```", "15.6", "```out\n16\n```"),
    ("```out\n0.5\n```", "1e-07", "```out\n1e-07\n```"),
    // Wildcards stay.
    ("```out\na\n...\nz 1\n```", "a\nb\nc\nz 2", "```out\na\n...\nz 2\n```"),
    ("```out\n...\nend\n```", "a\nfinish", "```out\n...\nfinish\n```"),
    // A body that would close the fence makes it longer.
    ("```out\n```", "```\nx", "````out\n```\nx\n````"),
    ("~~~ out exact\n~~~~", "a\n~~~~~", "~~~~~~ out exact\na\n~~~~~\n~~~~~~"),
    ("```out\n```", "```lupi #b", "````out\n```lupi #b\n````"),
    // Indentation stays.
    ("  ```out\n  a\n  ```", "b\n  c", "  ```out\n  b\n    c\n  ```"),
    ("```out any\na\n```", "b", "```out any\na\n```"),
    // What is printed is literal, even if it looks like a wildcard.
    ("```out\na\n```", "...", "```out\n...\n```"),
  ])
  func fencesAreWrittenAnew(fence: String, prints: String, expected: String) {
    #expect(Self.accepted(fence, prints) == VerificationTests.document(expected))
  }

  @Test func carriageReturnsStay() {
    let text = "```lupi\r\nx\r\n```\r\n```out\r\na\r\n```\r\nend"
    let accepted = VerificationTests.verify(text, prints: ["b\nc"]).accepted()
    #expect(
      String(decoding: accepted, as: UTF8.self)
        == "```lupi\r\nx\r\n```\r\n```out\r\nb\r\nc\r\n```\r\nend")
  }

  @Test(arguments: [
    ("```lupi\n1\n```", "```lupi\n1\n```\n\n```out\n1\n```\n"),
    ("```lupi\n1\n```\nend", "```lupi\n1\n```\n\n```out\n1\n```\nend"),
    ("```lupi\n1\n```\r\n", "```lupi\n1\n```\r\n\n```out\n1\n```\n"),
  ])
  func missingFencesAreCreatedOnRequest(text: String, expected: String) {
    let verification = VerificationTests.verify(text, prints: ["1"])
    #expect(verification.accepted() == Array(text.utf8))
    #expect(String(decoding: verification.accepted(creating: true), as: UTF8.self) == expected)
  }

  @Test func messagesAreAccepted() {
    let text = VerificationTests.document("```error\nold words\n```")
    let accepted = VerificationTests.verify(text, prints: [""], fails: [0: "new words"]).accepted()
    #expect(
      String(decoding: accepted, as: UTF8.self)
        == VerificationTests.document("```error\nerror[test.failure]: new words\n```"))
    let partly = VerificationTests.document("```error\nnew words\nold words\n```")
    #expect(
      VerificationTests.verify(partly, prints: [""], fails: [0: "new words"]).accepted()
        == Array(VerificationTests.document("```error\nnew words\n```").utf8))
  }

  /// What was accepted holds, and accepting it again changes nothing.
  @Test func acceptingIsAFixedPoint() {
    var random = SeededGenerator(seed: 3)
    let pieces = [
      "0.52", "0.5231", "12", "12.7", "-3", "loss", "a", "...", "```", "````", "~~~", "```lupi #b",
      "",
      " ", "  x", "é", "1e-3", "│ 0.5 │", "│ 0.4 │", "0.5%", "<!--", "{{ x }}", "\r", "1.2.3",
    ]
    func line() -> String {
      (0..<Int.random(in: 0...3, using: &random)).map { _ in
        pieces.randomElement(using: &random) ?? ""
      }.joined(separator: " ")
    }
    func lines() -> [String] { (0..<Int.random(in: 0...6, using: &random)).map { _ in line() } }
    let rules = ["", "", " exact", " tol=2%", " any"]
    for number in 0..<max(2_000, Samples.fuzzCount / 10) {
      let marker = ["```", "~~~~"].randomElement(using: &random) ?? "```"
      let body = lines().filter { !["`", "~"].contains($0.drop { $0 == " " }.prefix(1)) }
      let rule = rules.randomElement(using: &random) ?? ""
      let fence = (["\(marker)out\(rule)"] + body + [marker]).joined(separator: "\n")
      var text =
        "# T\n\n" + VerificationTests.document(fence) + "\nend {{ x }}\n```lupi #c\ny\n```\n"
      if number % 3 == 0 {
        text = String(decoding: Samples.withCarriageReturns(Array(text.utf8)), as: UTF8.self)
      }
      let prints = [lines().joined(separator: "\n"), lines().joined(separator: "\n")]
      let creating = number % 2 == 0
      let first = VerificationTests.verify(text, prints: prints)
      let once = first.accepted(creating: creating)
      let notebook = Notebook(name: "a.lupi", bytes: once)
      let second = VerificationTests.verify(notebook, prints: prints)
      let holds = second.mismatches.isEmpty && notebook.cells.map(\.name) == ["a", "c"]
      let isStable = second.accepted(creating: creating) == once
      let isUntouched = !first.mismatches.isEmpty || creating || once == Array(text.utf8)
      guard holds, isStable, isUntouched, notebook.isValid else {
        Issue.record(
          """
          \(text)
          printed \(prints) became
          \(String(decoding: once, as: UTF8.self))
          \(notebook.diagnostics.map { $0.rendered(.plain) }) \(holds) \(isStable) \(isUntouched)
          \(second.mismatches.map { $0.rendered(.plain) })
          """)
        return
      }
    }
  }
}
