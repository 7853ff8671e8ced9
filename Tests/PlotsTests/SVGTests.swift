import Foundation
import Plots
import Testing

#if canImport(FoundationXML)
  import FoundationXML
#endif

/// Reads a picture: whether it is well formed, its elements, and the numbers of its attributes.
private final class PictureReader: NSObject, XMLParserDelegate {
  private(set) var elements: [(name: String, attributes: [String: String])] = []
  private(set) var texts: [String: String] = [:]
  private(set) var isWellFormed = false
  private var open: [String] = []

  init(_ picture: String) {
    super.init()
    let parser = XMLParser(data: Data(picture.utf8))
    parser.delegate = self
    isWellFormed = parser.parse()
  }

  func parser(
    _ parser: XMLParser, didStartElement name: String, namespaceURI: String?,
    qualifiedName: String?, attributes: [String: String]
  ) {
    elements.append((name, attributes))
    open.append(name)
  }

  func parser(
    _ parser: XMLParser, didEndElement name: String, namespaceURI: String?, qualifiedName: String?
  ) {
    open.removeLast()
  }

  func parser(_ parser: XMLParser, foundCharacters text: String) {
    texts[open.last ?? "", default: ""] += text
  }

  func count(_ name: String) -> Int { elements.filter { $0.name == name }.count }
}

@Suite("SVG pictures")
struct SVGTests {
  @Test(
    "Figures of random data are well formed, bounded and equal twice",
    arguments: RandomFigures.Kind.allCases)
  func random(kind: RandomFigures.Kind) throws {
    var figures = RandomFigures(seed: UInt64(kind.rawValue) + 4000)
    for index in 0..<150 {
      let figure = try figures.figure(kind)
      let renderer = SVGRenderer(width: figures.random.pick([240, 400, 640, 1200]))
      let picture = renderer.render(figure)
      #expect(picture == renderer.render(figure))
      let reader = PictureReader(picture)
      #expect(reader.isWellFormed, "kind \(kind), case \(index)\n\(picture)")
      let lowered = reader.elements.flatMap { element in
        element.attributes.filter { !["href", "class", "style", "aria-label"].contains($0.key) }
          .values
      }
      #expect(!lowered.contains { $0.contains("nan") || $0.contains("inf") })
      let size = reader.elements.first?.attributes["viewBox"]?.split(separator: " ")
        .compactMap { Double($0) }
      let (width, height) = (try #require(size?[2]), try #require(size?[3]))
      #expect(width == renderer.width && height >= 0 && height < 20_000)
      if ![.detection, .panels].contains(kind) {
        check(reader, width: width, height: height, "kind \(kind), case \(index)")
      }
    }
  }

  /// Blocks are moved down by one translation each; x is never moved outside panels.
  private func check(
    _ reader: PictureReader, width: Double, height: Double, _ note: String
  ) {
    for element in reader.elements.dropFirst() {
      for (name, limit) in [("x", width), ("x1", width), ("x2", width), ("cx", width)] {
        guard let value = element.attributes[name].flatMap({ Double($0) }) else { continue }
        #expect(value >= -12 && value <= limit + 12, "\(note): \(element)")
      }
      for name in ["y", "y1", "y2", "cy"] {
        guard let value = element.attributes[name].flatMap({ Double($0) }) else { continue }
        #expect(value >= -12 && value <= height + 12, "\(note): \(element)")
      }
    }
  }

  @Test("Text is escaped, and the title and description are there")
  func escaping() throws {
    let series = try Series("a<b> & \"c\"\u{1B}[31m\u{FFFE}", y: [1, 2])
    let figure = try Figure("Tom & Jerry <3", .lines(LinePlot([series])), x: Axis("<x>"))
    let picture = SVGRenderer().render(figure)
    let reader = PictureReader(picture)
    #expect(reader.isWellFormed)
    #expect(reader.texts["title"] == "Tom & Jerry <3")
    #expect(reader.texts["desc"]?.contains("a<b> & \"c\"[31m") == true)
    #expect(picture.contains("Tom &amp; Jerry &lt;3"))
    #expect(!picture.contains("\u{1B}") && !picture.contains("\u{FFFE}"))
  }

  @Test("A picture refers to nothing outside, names nothing, and scales")
  func alone() throws {
    let figure = try Figure(nil, .lines(LinePlot([Series("a", y: [1, 3, 2])])))
    let picture = SVGRenderer().render(figure)
    let root = try #require(PictureReader(picture).elements.first)
    #expect(root.attributes["width"] == "100%")
    #expect(root.attributes["viewBox"]?.hasPrefix("0 0 640 ") == true)
    #expect(!picture.contains("id=\"") && !picture.contains("<script"))
    #expect(!picture.dropFirst(100).contains("http"))
    #expect(picture.contains("prefers-color-scheme:dark"))
    let bare = SVGRenderer(style: false).render(figure)
    #expect(!bare.contains("<style>"))
    #expect(
      picture.count == bare.count + "<style>\n</style>\n".count + SVGRenderer.styleSheet.count)
  }

  @Test("Each mark stands for a number")
  func marks() throws {
    func reader(_ content: Figure.Content) throws -> PictureReader {
      PictureReader(SVGRenderer(style: false).render(try Figure(nil, content)))
    }
    let bars = try reader(
      .bars(BarPlot(["a", "b", "c"], [BarPlot.Group(nil, [1, .nan, -2], error: [0.1, 0, 0.5])])))
    #expect(bars.count("rect") == 2 && bars.count("path") == 2)
    let histogram = try reader(.histogram(Histogram([Samples(nil, [1, 1, 5])], bins: 4)))
    #expect(histogram.count("rect") == 2)
    let heat = try reader(.heatMap(HeatMap([[1, .nan], [2, 3]])))
    #expect(heat.count("rect") == 3 + 24)
    let confusion = try reader(.confusion(ConfusionMatrix(["a", "b"], [[3, 1], [0, 2]])))
    #expect(confusion.count("rect") == 3 + 1)
    let boxes = try reader(.boxes(BoxPlot([Samples("a", [1, 2, 3, 4, 50])])))
    #expect(boxes.count("rect") == 1 && boxes.count("circle") == 1)
    let scatter = try reader(
      .scatter(ScatterPlot(x: [1, 2, 3], y: [1, 2, 3], labels: ["a", "a", "b"])))
    #expect(scatter.count("path") == 2 + 2)
    let spark = try reader(.sparklines(Sparklines([.init("a", [1, 2, .nan, 3, 4])])))
    #expect(
      spark.elements.first { $0.name == "path" }?.attributes["d"]?.filter { $0 == "M" }.count == 2)
  }

  @Test("A line of many points stays small")
  func thinning() throws {
    let values = (0..<200_000).map { sin(Double($0) / 5000) + sin(Double($0)) * 0.1 }
    let figure = try Figure(nil, .lines(LinePlot([Series(y: values)])))
    let size = SVGRenderer().render(figure).utf8.count
    #expect(size < 60_000, "\(size)")
  }

  @Test("The bytes of a small picture")
  func golden() throws {
    let group = try BarPlot.Group(nil, [1, 2], error: [0.5, 0.25])
    let figure = try Figure("Two", .bars(BarPlot(["a", "b"], [group])), x: Axis("units"))
    #expect(SVGRenderer(width: 300, style: false).render(figure) == Self.expected)
  }

  private static let expected = """
    <svg xmlns="http://www.w3.org/2000/svg" class="lupi-figure" role="img" aria-label="Two. Bar chart, 2 categories, units; a 1, b 2." width="100%" viewBox="0 0 300 104" style="max-width:300px">
    <title>Two</title>
    <desc>Bar chart, 2 categories, units; a 1, b 2.</desc>
    <text x="0" y="16" class="t">Two</text>
    <g transform="translate(0 24)">
    <text x="9.44" y="20" class="k" text-anchor="end">a</text>
    <rect x="17.44" y="4" width="90.22" height="20" class="s0" fill="currentColor"/>
    <path d="M62.55 14H152.77M62.55 10v8M152.77 10v8" class="w"/>
    <text x="158.77" y="18" class="k">1.00 ±0.50</text>
    <text x="9.44" y="48" class="k" text-anchor="end">b</text>
    <rect x="17.44" y="32" width="180.44" height="20" class="s0" fill="currentColor"/>
    <path d="M175.33 42H220.44M175.33 38v8M220.44 38v8" class="w"/>
    <text x="226.44" y="46" class="k">2.00 ±0.25</text>
    <line x1="17.44" y1="2" x2="17.44" y2="58" class="a"/>
    <text x="102.14" y="73" class="m">units</text>
    </g>
    </svg>

    """
}
