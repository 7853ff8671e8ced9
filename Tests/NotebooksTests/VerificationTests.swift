import Diagnostics
import Testing

@testable import Notebooks

@Suite struct VerificationTests {
  /// The verification of a notebook whose cells print the given texts, or fail with a message.
  static func verify(_ text: String, prints: [String], fails: [Int: String] = [:]) -> Verification {
    verify(Notebook(name: "a.lupi", bytes: Array(text.utf8)), prints: prints, fails: fails)
  }

  static func verify(
    _ notebook: Notebook, prints: [String], fails: [Int: String] = [:]
  ) -> Verification {
    var record = RunRecord()
    for (cell, text) in zip(notebook.cells, prints) {
      record.add(.started(cell, isSelected: true))
      if !text.isEmpty { record.add(.output(cell, .text(text))) }
      if let message = fails[cell.index] {
        let span = SourceSpan(cell.fence.body.lowerBound, cell.fence.body.lowerBound + 1)
        record.add(
          .problem(Diagnostic("test.failure", message, at: span, in: notebook.source), cell: cell))
      }
      let failed = fails[cell.index] != nil
      record.add(.finished(cell, failed ? .failedAsWritten : .succeeded, seconds: 0))
    }
    record.add(.ended(.success))
    return Verification(notebook, record)
  }

  static func document(_ fence: String) -> String { "```lupi #a\nx\n```\n\n\(fence)\n" }

  @Test(arguments: [
    ("```out\n1\n2\n```", "1\n2", true),
    ("```out\n1\n2\n```", "1\n2\n\n", true),
    ("```out\n1\n2\n\n```", "1\n2", true),
    ("```out\n1\n2\n```", "\n1\n2", false),
    ("```out\n```", "", true),
    ("```out\n```", "1", false),
    ("```out\n1\n```", "", false),
    ("```out\n1\n...\n```", "1\n2\n3", true),
    ("```out\n1\n...\n```", "1", true),
    ("```out\n...\n3\n```", "1\n2\n3", true),
    ("```out\n...\n3\n...\n5\n...\n```", "1\n2\n3\n4\n3\n5\n6", true),
    ("```out\n...\n3\n...\n```", "1\n2", false),
    ("```out\n  ...\n```", "1", true),
    ("```out\n0.1...\n```", "0.12", false),
    ("```out any\n1\n```", "2", true),
    ("```out exact\n1.0\n```", "1.00", false),
    ("```out tol=10%\n100\n```", "109", true),
    ("````out\n```\n````", "```", true),
    ("  ~~~out\n  a\n    b\n  ~~~", "a\n  b", true),
    ("```out\na\n```", "\u{1B}[1ma\u{1B}[0m", true),
    ("```out\r\n1\r\n2\r\n```\r", "1\n2", true),
  ])
  func outputsAreCompared(fence: String, prints: String, holds: Bool) {
    let verification = Self.verify(Self.document(fence), prints: [prints])
    #expect(verification.mismatches.isEmpty == holds)
    #expect(verification.comparedCount == 1)
  }

  @Test(arguments: [
    ("test.failure", true), ("no such thing\n\n  test.failure", true), ("a.lupi:2:1", true),
    ("something else", false), ("", true), ("...\nno such", true), ("No such thing", false),
  ])
  func failuresMustContainEachLine(lines: String, holds: Bool) {
    let verification = Self.verify(
      Self.document("```error\n\(lines)\n```"), prints: [""], fails: [0: "no such thing"])
    #expect(verification.mismatches.isEmpty == holds)
  }

  @Test func aCellThatShouldFailMustFail() {
    let verification = Self.verify(Self.document("```error\nx\n```"), prints: ["1"])
    #expect(
      verification.mismatches.map { $0.rendered(.plain) } == [
        """
        error[verify.error]: the cell `a` must fail, but does not
          a.lupi:5:1
           5 | ```error
             | ^^^^^^^^
          hint: Remove the `error` fence if the cell is right.
        """
      ])
    #expect(verification.accepted() == Array(Self.document("```error\nx\n```").utf8))
  }

  @Test func aMismatchIsShownAsADiff() {
    let text = Self.document("```out\nepoch 1\nepoch 2\nloss 0.52\nlast\n...\n```")
    let verification = Self.verify(text, prints: ["epoch 1\nepoch 2\nloss 0.6131\nlast\n1\n2"])
    #expect(
      verification.mismatches.map { $0.rendered(.plain) } == [
        """
        error[verify.output]: the cell `a` must print `0.52` here, but prints `0.6131`
          a.lupi:8:6
           8 | loss 0.52
             |      ^^^^
          hint: Run `lupi test --accept` if what it prints now is right.
        --- a.lupi
        +++ what `a` prints
        @@ -6,5 +6,5 @@
         epoch 1
         epoch 2
        -loss 0.52
        +loss 0.6131
         last
         ...
        """
      ])
  }

  @Test func linesTooManyAndTooFewArePlaced() {
    let few = Self.verify(Self.document("```out\na\nb\n```"), prints: ["a"])
    #expect(few.mismatches.first?.diagnostic.location == "a.lupi:7:1")
    #expect(
      few.mismatches.first?.diagnostic.message
        == "the cell `a` must print this line, but does not")
    let many = Self.verify(Self.document("```out\na\n```"), prints: ["a\nb"])
    #expect(many.mismatches.first?.diagnostic.location == "a.lupi:7:1")
    #expect(
      many.mismatches.first?.diagnostic.message
        == "the cell `a` must print nothing more here, but prints `b`")
    let between = Self.verify(Self.document("```out\na\nc\n```"), prints: ["a\nb\nc"])
    #expect(between.mismatches.first?.diagnostic.location == "a.lupi:7:1")
    #expect(
      between.mismatches.first?.diff.suffix(4) == ["@@ -6,2 +6,3 @@", " a", "+b", " c"])
  }

  @Test func distantChangesHaveTheirOwnHunks() {
    let lines = (1...20).map { "line \($0)" }
    var now = lines
    now[1] = "changed"
    now[17] = "changed too"
    let verification = Self.verify(
      Self.document("```out\n\(lines.joined(separator: "\n"))\n```"),
      prints: [now.joined(separator: "\n")])
    let heads = verification.mismatches.first?.diff.filter { $0.hasPrefix("@@") }
    #expect(heads == ["@@ -6,5 +6,5 @@", "@@ -20,6 +20,6 @@"])
  }
}
