import Diagnostics
import Testing

@Suite struct ControlCharacterTests {
  @Test func controlCharactersBecomePictures() {
    #expect(picturingControls("a\u{1B}[2J\u{7F}\n") == "a\u{241B}[2J\u{2421}\u{240A}")
    #expect(picturingControls("é\t\u{1}\n", keeping: 9...13) == "é\t\u{2401}\n")
    #expect(picturingControls("plain é") == "plain é")
  }

  @Test func wordsAreWrappedWhole() {
    #expect(wordWrapped("aa bb ccccc d", width: 5) == ["aa bb", "ccccc", "d"])
    #expect(wordWrapped("", width: 5) == [""])
    #expect(wordWrapped("longer", width: 3) == ["longer"])
  }
}

@Suite struct SourceTextTests {
  @Test func positionsCountLinesAndCharacters() {
    let source = SourceText(name: "a", text: "é=1\nbb\n")
    #expect(source.position(at: 0) == (1, 1))
    #expect(source.position(at: 2) == (1, 2))
    #expect(source.position(at: 6) == (2, 2))
    #expect(source.lineCount == 3)
  }

  @Test func lineRangesLeaveTheEndingOut() {
    let source = SourceText(name: "a", text: "one\r\ntwo")
    #expect(source.string(source.range(ofLine: 1)) == "one")
    #expect(source.string(source.range(ofLine: 2)) == "two")
    #expect(source.range(ofLine: 9).isEmpty)
  }
}

@Suite struct RenderingTests {
  /// At a terminal a message ends where the line does, and no word is cut; elsewhere it stays one line.
  @Test(arguments: [20, 33, 60, 200])
  func messagesFitTheTerminal(width: Int) {
    let sentence = "there must be a number of some kind before the sign, but there is nothing"
    let diagnostic = Diagnostic(
      "syntax.operand", sentence, at: nil, in: nil, hint: "Put a number there, such as 2 or 3.")
    let lines = diagnostic.rendered(Presentation(width: width, wrapsMessages: true))
      .split(separator: "\n", omittingEmptySubsequences: false)
    // The label is longer than the narrowest terminal; its words follow below it.
    #expect(lines.dropFirst().allSatisfy { displayWidth($0) <= width }, "\(lines)")
    let words = lines.joined(separator: " ").split(separator: " ")
    let plain = diagnostic.rendered(Presentation(width: width))
    #expect(words == plain.split { $0 == " " || $0 == "\n" })
    #expect(plain.split(separator: "\n").count == 2)
  }

  @Test func caretsStandUnderTheSpan() {
    let source = SourceText(name: "t.lupi", text: "m = log_mel(clip, band=64)\n")
    let diagnostic = Diagnostic(
      "call.unknown-parameter", "log_mel has no parameter `band`", at: SourceSpan(18, 22),
      in: source, hint: "Did you mean `bands`?")
    #expect(
      diagnostic.rendered() == """
        error[call.unknown-parameter]: log_mel has no parameter `band`
          t.lupi:1:19
           1 | m = log_mel(clip, band=64)
             |                   ^^^^
          hint: Did you mean `bands`?
        """)
  }

  @Test(arguments: [0, 3, 500, 9_999])
  func longLinesKeepTheCaretInSight(start: Int) {
    let source = SourceText(name: "x", text: String(repeating: "abc ", count: 3_000))
    let text = Diagnostic("a.b", "c", at: SourceSpan(start, start + 2), in: source).rendered()
    #expect(text.split(separator: "\n").allSatisfy { displayWidth($0) <= 82 })
    #expect(text.contains("^^"))
  }

  @Test func spansOutsideTheTextDoNotTrap() {
    let source = SourceText(name: "x", text: "ab")
    #expect(Diagnostic("a.b", "c", at: SourceSpan(50, 60), in: source).rendered().contains("^"))
  }
}

@Suite struct WidthTests {
  @Test(arguments: [
    ("abc", 3), ("é", 1), ("e\u{301}", 1), ("中文", 4), ("😀", 2), ("🇫🇷", 2), ("█▁⣿", 3), ("", 0),
  ])
  func widthOfText(_ pair: (String, Int)) { #expect(displayWidth(pair.0) == pair.1) }

  @Test func truncationFits() {
    for width in 1...8 { #expect(displayWidth(truncated("中文abc中", to: width)) <= width) }
    #expect(truncated("abcdef", to: 3) == "ab…")
  }

  @Test func stylesAreStripped() {
    let presentation = Presentation(color: .basic)
    #expect(strippingStyles(presentation.styled("x", .bad)) == "x")
    #expect(Presentation.plain.styled("x", .bad) == "x")
  }
}

@Suite struct NameTests {
  @Test func nearNamesAreFound() {
    #expect(nearestName(to: "bnads", among: ["bands", "hop"]) == "bands")
    #expect(nearestName(to: "epoch", among: ["epochs", "batch"]) == "epochs")
    #expect(nearestName(to: "zzzz", among: ["epochs"]) == nil)
    #expect(nearestName(to: "", among: ["a"]) == nil)
    #expect(nearestName(to: "x", among: ["y", "xs", "l1"]) == nil)
    #expect(nearestName(to: "A", among: ["a"]) == "a")
    #expect(nearestName(to: "xs", among: ["x", "xy"]) == "xy")
    #expect(suggestion(for: "b", among: ["a"], noun: "field") == "Write `a`, the only field.")
  }

  @Test func wordsAreListed() {
    #expect(listed(["a", "b", "c"]) == "a, b and c")
    #expect(counted(1, "clip") == "1 clip")
    #expect(decimal(2) == "2")
    #expect(decimal(0.5) == "0.5")
    #expect(decimal(1e300) == "1e+300")
    #expect(counted(2, "class", plural: "classes") == "2 classes")
  }
}
