/// The shapes that tell series and classes apart, in the order of the glyphs of text pictures.
enum SVGMarker {
  /// Markers at some places, coloured by their class; each place is drawn once.
  static func elements(
    _ index: Int, of count: Int, at places: [(x: Double, y: Double)], radius: Double = 3.5
  ) -> [String] {
    let style = SVGPalette.series(index)
    var drawn: Set<String> = []
    guard count <= 12 else {
      let glyph = SVGBlock.escaped(Glyphs(isASCII: true).marker(index, of: count))
      return places.compactMap { place in
        let element =
          "<text x=\"\(n(place.x))\" y=\"\(n(place.y + 4))\" class=\"v \(style)\" "
          + "text-anchor=\"middle\">\(glyph)</text>"
        return drawn.insert(element).inserted ? element : nil
      }
    }
    let shape = ((index % 12) + 12) % 12
    let isHollow = (4...7).contains(shape) || shape >= 9
    let paint =
      isHollow
      ? "fill=\"none\" stroke=\"currentColor\" stroke-width=\"1.6\"" : "fill=\"currentColor\""
    let data = places.compactMap { place -> String? in
      let outline = outline(shape, place.x, place.y, radius)
      return drawn.insert(outline).inserted ? outline : nil
    }
    guard !data.isEmpty else { return [] }
    return ["<path class=\"\(style)\" \(paint) d=\"\(data.joined())\"/>"]
  }

  private static func outline(_ shape: Int, _ x: Double, _ y: Double, _ r: Double) -> String {
    switch shape {
    case 0, 4:
      "M\(n(x - r)) \(n(y))a\(n(r)) \(n(r)) 0 1 0 \(n(2 * r)) 0"
        + "a\(n(r)) \(n(r)) 0 1 0 \(n(-2 * r)) 0"
    case 1, 5:
      polygon([(x, y - r * 1.15), (x + r * 1.1, y + r * 0.85), (x - r * 1.1, y + r * 0.85)])
    case 8, 9:
      polygon([(x, y + r * 1.15), (x + r * 1.1, y - r * 0.85), (x - r * 1.1, y - r * 0.85)])
    case 2, 6:
      polygon([
        (x - r * 0.9, y - r * 0.9), (x + r * 0.9, y - r * 0.9), (x + r * 0.9, y + r * 0.9),
        (x - r * 0.9, y + r * 0.9),
      ])
    case 3, 7: polygon([(x, y - r * 1.3), (x + r * 1.3, y), (x, y + r * 1.3), (x - r * 1.3, y)])
    case 10:
      "M\(n(x - r)) \(n(y - r))L\(n(x + r)) \(n(y + r))M\(n(x - r)) \(n(y + r))"
        + "L\(n(x + r)) \(n(y - r))"
    default:
      "M\(n(x - r)) \(n(y))L\(n(x + r)) \(n(y))M\(n(x)) \(n(y - r))L\(n(x)) \(n(y + r))"
    }
  }

  private static func polygon(_ points: [(Double, Double)]) -> String {
    "M" + points.map { "\(n($0.0)) \(n($0.1))" }.joined(separator: "L") + "Z"
  }

  private static func n(_ value: Double) -> String { SVGBlock.number(value) }
}
