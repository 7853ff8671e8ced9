import Diagnostics
import Plots
import Testing

@Suite("Exhibits and narrow tables")
struct ExhibitTests {
  private static func study() throws -> TextTable {
    let rows: [[TextTable.Cell]] = [
      [
        .text("audio_only"), .number(61.3), .text("59.6–63.1"), .missing, .missing,
        .text("baseline"),
      ],
      [
        .text("teacher"), .number(75.6), .text("74.2–77.0"), .number(14.3), .text("<0.001"),
        .toned("better", .good),
      ],
    ]
    return try TextTable(
      "accuracy in percent",
      columns: [
        .init("variant"), .init("UA", best: .highest), .init("95% interval", alignment: .right),
        .init("difference"), .init("p (Holm)", alignment: .right), .init("verdict"),
      ], rows: rows, caption: "* best.")
  }

  @Test(
    "A table that does not fit goes on below, with every word of it",
    arguments: [20, 24, 33, 40, 50])
  func narrow(width: Int) throws {
    let lines = try Self.study().lines(Presentation(width: width))
    let text = lines.joined(separator: "\n")
    for word in ["baseline", "better", "59.6–63.1", "74.2–77.0", "14.3", "<0.001"] {
      #expect(text.contains(word), "\(width): \(word)\n\(text)")
    }
    #expect(lines.allSatisfy { displayWidth($0) <= width })
  }

  @Test("Long words are broken into lines and not cut")
  func wrapping() throws {
    let table = try TextTable(
      columns: [.init("name"), .init("what it is")],
      rows: [
        [.text("a"), .text("a sentence that is longer than the width of the page")],
        [.text("b"), .text("short")],
      ])
    expectPicture(
      table.text(Presentation(width: 30)),
      """
      name  what it is
      ──────────────────────────────
      a     a sentence that is
            longer than the width of
            the page
      b     short
      """)
  }

  @Test("Names that are wider than their column are broken where their parts join")
  func joints() throws {
    let table = try TextTable(
      columns: [.init("variant"), .init("UA")],
      rows: [
        [.text("audio_only_without_pictures"), .number(17)],
        [.text("late-fusion/of.embeddings"), .number(27)],
        [.text("withoutanyprivilegedinformation_at_all"), .number(7)],
      ])
    expectPicture(
      table.text(Presentation(width: 22)),
      """
      variant             UA
      ──────────────────────
      audio_only_         17
      without_pictures
      late-fusion/of.     27
      embeddings
      withoutanyprivileg   7
      edinformation_at_
      all
      """)
  }

  @Test("Shown on a terminal, no line ends in a blank", arguments: [20, 47, 80, 200])
  func blanks(width: Int) throws {
    var figures = RandomFigures(seed: 12)
    for kind in RandomFigures.Kind.allCases {
      for color in [Presentation.ColorLevel.none, .basic] {
        let presentation = Presentation(width: width, color: color)
        let exhibits: [Exhibit] = [
          .words(title: "head", ["x  ", "y"]), .figure(try figures.figure(kind)),
          .table(try figures.table()),
        ]
        let text = Exhibit.text(exhibits, presentation)
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
        #expect(!lines.contains { strippingStyles(String($0)).hasSuffix(" ") }, "\(text)")
      }
    }
  }

  @Test("Words stand close, pictures and tables apart")
  func separation() throws {
    let table = Exhibit.table(try TextTable(columns: [.init("a")], rows: [[.number(1)]]))
    #expect(Exhibit.text([table, table], .plain) == "a\n─\n1\n\na\n─\n1")
    #expect(Exhibit.text([.words(title: "t", ["w"]), table], .plain) == "t\nw\na\n─\n1")
  }

  @Test("What a page shows of a table is what the terminal shows")
  func written() throws {
    let table = WrittenTable(try Self.study())
    #expect(table.columns.map(\.title).last == "verdict")
    let best = table.columns[1].cells
    #expect(best.map(\.text) == ["61.3", "75.6"])
    #expect(best.map(\.isBest) == [false, true])
    #expect(table.columns[3].cells.map(\.text) == ["–", "14.3"])
    #expect(table.columns[5].cells.map(\.tone) == [nil, .good])
    #expect(table.columns[0].isWords && !table.columns[1].isWords)
    #expect(table.caption == "* best.")
  }
}
