import Diagnostics

/// Draws figures as scalable pictures that stand alone or inside a page.
///
/// A picture has no external references, no identifiers and no scripts; equal figures give equal
/// bytes. Colours suit light and dark surroundings (`prefers-color-scheme`) and are doubled by
/// dashes, markers and labels.
public struct SVGRenderer: Sendable, Hashable {
  /// The width in pixels at which the picture is laid out; it scales to the room it is given.
  public var width: Double
  /// Whether the picture brings its style sheet; a page with several pictures may have it once.
  public var hasStyle: Bool
  /// Whether title and notes are part of the picture; a page may have them as text beside it.
  public var hasWords: Bool

  /// Creates a renderer; widths are taken into 240…4000.
  public init(width: Double = 640, style hasStyle: Bool = true, words hasWords: Bool = true) {
    self.width = width.isFinite ? min(max(width, 240), 4000) : 640
    self.hasStyle = hasStyle
    self.hasWords = hasWords
  }

  /// The picture as one `svg` element.
  public func render(_ figure: Figure) -> String {
    let block =
      hasWords ? block(figure, width: width) : plainBlock(figure, width: width)
    let size = (SVGBlock.number(block.width), SVGBlock.number(block.height))
    var out =
      "<svg xmlns=\"http://www.w3.org/2000/svg\" class=\"lupi-figure\" role=\"img\" "
      + "aria-label=\"\(SVGBlock.escaped(Self.words(for: figure)))\" width=\"100%\" viewBox=\"0 0 \(size.0) \(size.1)\" style=\"max-width:\(size.0)px\">\n"
    out += "<title>\(SVGBlock.escaped(figure.title ?? figure.content.picture.kindName))</title>\n"
    out += "<desc>\(SVGBlock.escaped(figure.sentence))</desc>\n"
    if hasStyle { out += "<style>\n\(Self.styleSheet)</style>\n" }
    return out + block.elements.joined(separator: "\n") + "\n</svg>\n"
  }

  /// What is said of a picture to those who cannot see it.
  private static func words(for figure: Figure) -> String {
    (figure.title.map { $0 + ". " } ?? "") + figure.sentence
  }

  /// The rules that pictures need; they apply to nothing else.
  public static let styleSheet = SVGPalette.styleSheet

  /// The picture with its title above and its notes below.
  func block(_ figure: Figure, width: Double) -> SVGBlock {
    var parts: [SVGBlock] = []
    if let title = figure.title, !title.isEmpty {
      parts.append(.paragraph(title, width: width, size: 15, style: "t", lineHeight: 24))
    }
    parts.append(plainBlock(figure, width: width))
    let hasNotes = figure.caption?.isEmpty == false || !figure.notes.isEmpty
    if hasNotes { parts.append(SVGBlock(width: width, height: 4)) }
    for note in [figure.caption ?? ""] + figure.notes where !note.isEmpty {
      parts.append(.paragraph(note, width: width, size: 12, style: "c", lineHeight: 17))
    }
    return .stacked(parts, width: width)
  }

  /// The picture without title and notes.
  private func plainBlock(_ figure: Figure, width: Double) -> SVGBlock {
    figure.content.picture.isEmpty
      ? .paragraph("No data.", width: width, size: 13, style: "m", lineHeight: 18)
      : figure.content.picture.drawn(figure, by: self, width: width)
  }

  /// The height of a plotting area in pixels.
  func plotHeight(_ figure: Figure, _ usual: Double) -> Double {
    figure.rows.map { Double(min(max($0, 3), 100)) * 17 } ?? usual
  }
}
