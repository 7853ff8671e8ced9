/// The shapes that tell series and classes apart, in the order of the glyphs of text pictures.
enum SVGMarker {
  /// A marker at a place, coloured by its class.
  static func element(
    _ index: Int, of count: Int, _ x: Double, _ y: Double, radius r: Double = 3.5
  ) -> String {
    let style = SVGPalette.series(index)
    guard count <= 12 else {
      let glyph = Glyphs(isASCII: true).marker(index, of: count)
      return
        "<text x=\"\(n(x))\" y=\"\(n(y + 4))\" class=\"v \(style)\" text-anchor=\"middle\">"
        + "\(SVGBlock.escaped(glyph))</text>"
    }
    let shape = ((index % 12) + 12) % 12
    let isHollow = (4...7).contains(shape) || shape == 9
    let paint =
      shape >= 10
      ? "fill=\"none\" stroke=\"currentColor\" stroke-width=\"1.8\""
      : isHollow
        ? "fill=\"none\" stroke=\"currentColor\" stroke-width=\"1.5\"" : "fill=\"currentColor\""
    let attributes = "class=\"\(style)\" \(paint)"
    if shape == 0 || shape == 4 {
      return "<circle cx=\"\(n(x))\" cy=\"\(n(y))\" r=\"\(n(r))\" \(attributes)/>"
    }
    return "<path d=\"\(outline(shape, x, y, r))\" \(attributes)/>"
  }

  private static func outline(_ shape: Int, _ x: Double, _ y: Double, _ r: Double) -> String {
    switch shape {
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
