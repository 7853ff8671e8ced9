import Diagnostics
import Plots
import Testing

@Suite("Every line of a picture has the same width, which is at most the presentation's")
struct WidthLawTests {
  private static let widths = [1, 20, 21, 25, 33, 47, 60, 80, 119, 200]

  private func check(
    _ lines: [String], _ presentation: Presentation, _ note: @autoclosure () -> String
  ) {
    let plain = lines.map { strippingStyles($0) }
    let widths = Set(plain.map { displayWidth($0) })
    #expect(widths.count <= 1, "\(note())\n\(lines.joined(separator: "|\n"))")
    #expect((widths.max() ?? 0) <= presentation.width, "\(note())")
    let hasControls = plain.contains { line in
      line.unicodeScalars.contains { $0.value < 32 || $0.value == 127 }
    }
    #expect(!hasControls, "\(note())")
    if presentation.ascii {
      #expect(plain.allSatisfy { $0.utf8.allSatisfy { $0 < 128 } }, "\(note())")
    }
    if presentation.color == .none { #expect(plain == lines) }
  }

  @Test("Figures of random data", arguments: RandomFigures.Kind.allCases)
  func figures(kind: RandomFigures.Kind) throws {
    var figures = RandomFigures(seed: UInt64(kind.rawValue) + 100)
    for index in 0..<400 {
      let figure = try figures.figure(kind)
      #expect(RandomFigures.Kind(of: figure.content) == kind)
      let presentation = Presentation(
        width: figures.random.pick(Self.widths), color: figures.random.pick([.none, .basic]),
        ascii: figures.random.below(2) == 0)
      let renderer = TextRenderer(
        presentation, rows: figures.random.pick([nil, 3, 12]),
        braille: figures.random.below(3) == 0)
      check(renderer.lines(figure), presentation, "kind \(kind), case \(index)")
      #expect(renderer.render(figure) == renderer.render(figure))
    }
  }

  @Test("Widths that no presentation should have", arguments: [-5, 0, 1, 7, 19, 1_000_000])
  func widths(width: Int) throws {
    var figures = RandomFigures(seed: 31)
    var presentation = Presentation()
    presentation.width = width
    for kind in RandomFigures.Kind.allCases {
      let figure = try figures.figure(kind)
      let lines = TextRenderer(presentation).lines(figure)
      #expect(lines.allSatisfy { displayWidth($0) <= max(0, width) })
      #expect(
        try figures.table().lines(presentation).allSatisfy { displayWidth($0) <= max(0, width) })
    }
  }

  @Test("Tables of random cells")
  func tables() throws {
    var figures = RandomFigures(seed: 77)
    for index in 0..<1500 {
      let table = try figures.table()
      let presentation = Presentation(
        width: figures.random.pick(Self.widths), color: figures.random.pick([.none, .basic]),
        ascii: figures.random.below(2) == 0)
      check(table.lines(presentation), presentation, "table \(index)")
    }
  }

  @Test("Colour changes nothing but escape sequences", arguments: RandomFigures.Kind.allCases)
  func colour(kind: RandomFigures.Kind) throws {
    var figures = RandomFigures(seed: UInt64(kind.rawValue) + 900)
    for _ in 0..<60 {
      let figure = try figures.figure(kind)
      let plain = TextRenderer(Presentation(width: 70)).render(figure)
      let colored = TextRenderer(Presentation(width: 70, color: .trueColor)).render(figure)
      #expect(strippingStyles(colored) == plain)
    }
  }

  @Test("Sentences are one line, and data are rectangular", arguments: RandomFigures.Kind.allCases)
  func words(kind: RandomFigures.Kind) throws {
    var figures = RandomFigures(seed: UInt64(kind.rawValue) + 500)
    for _ in 0..<100 {
      let figure = try figures.figure(kind)
      let sentence = figure.sentence
      #expect(sentence.hasSuffix("."))
      #expect(!sentence.unicodeScalars.contains { $0.value < 32 }, "\(sentence)")
      let data = figure.data
      #expect(data.rows.allSatisfy { $0.count == data.columns.count })
    }
  }
}
