import Diagnostics

/// A rectangle of drawn elements; every picture is composed of such rectangles.
struct SVGBlock: Sendable {
  var width: Double
  var height: Double
  var elements: [String] = []

  init(width: Double, height: Double) {
    self.width = width
    self.height = height
  }

  /// A number with at most two decimals.
  static func number(_ value: Double) -> String {
    let bounded = value.isNaN ? 0 : min(max(value, -1e6), 1e6)
    let units = Int((bounded * 100).rounded())
    guard units % 100 != 0 else { return String(units / 100) }
    let text = DecimalStep(units: units, exponent: -2).plain(percent: false)
    return units % 10 == 0 ? String(text.dropLast()) : text
  }

  /// Text in which nothing is markup, without characters that XML forbids.
  static func escaped(_ text: String) -> String {
    var out = ""
    for scalar in Glyphs(isASCII: false).clean(text).unicodeScalars {
      switch scalar {
      case "&": out += "&amp;"
      case "<": out += "&lt;"
      case ">": out += "&gt;"
      case "\"": out += "&quot;"
      case "\u{FFFE}", "\u{FFFF}": break
      default: if scalar.value >= 32 { out.unicodeScalars.append(scalar) }
      }
    }
    return out
  }

  mutating func line(
    _ x1: Double, _ y1: Double, _ x2: Double, _ y2: Double, _ style: String, _ more: String = ""
  ) {
    let n = Self.number
    elements.append(
      "<line x1=\"\(n(x1))\" y1=\"\(n(y1))\" x2=\"\(n(x2))\" y2=\"\(n(y2))\" "
        + "class=\"\(style)\"\(more)/>")
  }

  mutating func rect(
    _ x: Double, _ y: Double, _ width: Double, _ height: Double, _ attributes: String
  ) {
    let n = Self.number
    elements.append(
      "<rect x=\"\(n(x))\" y=\"\(n(y))\" width=\"\(n(max(0, width)))\" "
        + "height=\"\(n(max(0, height)))\" \(attributes)/>")
  }

  mutating func path(_ data: String, _ attributes: String) {
    guard !data.isEmpty else { return }
    elements.append("<path d=\"\(data)\" \(attributes)/>")
  }

  /// Text at a place; `anchor` is `start`, `middle` or `end`.
  mutating func text(
    _ text: String, _ x: Double, _ y: Double, _ style: String, anchor: String = "start"
  ) {
    guard !text.isEmpty else { return }
    let n = Self.number
    let more = anchor == "start" ? "" : " text-anchor=\"\(anchor)\""
    elements.append(
      "<text x=\"\(n(x))\" y=\"\(n(y))\" class=\"\(style)\"\(more)>\(Self.escaped(text))</text>")
  }

  /// Text that runs upwards from a place.
  mutating func rising(_ text: String, _ x: Double, _ y: Double, _ style: String) {
    guard !text.isEmpty else { return }
    let n = Self.number
    elements.append(
      "<text transform=\"translate(\(n(x)) \(n(y))) rotate(-90)\" class=\"\(style)\">"
        + "\(Self.escaped(text))</text>")
  }

  /// Puts another block at a place.
  mutating func place(_ other: SVGBlock, _ x: Double, _ y: Double) {
    guard !other.elements.isEmpty else { return }
    guard x != 0 || y != 0 else {
      elements += other.elements
      return
    }
    elements.append(
      "<g transform=\"translate(\(Self.number(x)) \(Self.number(y)))\">\n"
        + other.elements.joined(separator: "\n") + "\n</g>")
  }

  /// Blocks below each other.
  static func stacked(_ blocks: [SVGBlock], width: Double) -> SVGBlock {
    var out = SVGBlock(width: width, height: 0)
    for block in blocks {
      out.place(block, 0, out.height)
      out.height += block.height
    }
    return out
  }

  /// Text wrapped to a width.
  static func paragraph(
    _ text: String, width: Double, size: Double, style: String, lineHeight: Double
  ) -> SVGBlock {
    var lines: [String] = []
    var line = ""
    for word in Glyphs(isASCII: false).clean(text).split(separator: " ") {
      let longer = line.isEmpty ? String(word) : line + " " + word
      if !line.isEmpty, textWidth(longer, size) > width {
        lines.append(line)
        line = String(word)
      } else {
        line = longer
      }
    }
    if !line.isEmpty { lines.append(line) }
    var out = SVGBlock(width: width, height: Double(lines.count) * lineHeight)
    for (index, line) in lines.enumerated() {
      out.text(
        shortened(line, to: width, size), 0, Double(index + 1) * lineHeight - lineHeight / 3, style)
    }
    return out
  }

  /// The width of text in a wide proportional font (DejaVu Sans), so that other fonts have room.
  static func textWidth(_ text: String, _ size: Double) -> Double {
    text.reduce(0) { sum, character in
      let part =
        switch character {
        case "i", "j", "l", "I", ".", ",", ":", ";", "'", "|", "!", " ": 0.32
        case "m", "M", "W", "@", "%", "—": 0.98
        case "w", "=", "+", "<", ">", "±", "≤", "≥": 0.83
        case "A"..."Z": 0.7
        case "0"..."9": 0.64
        default: displayWidth(of: character) > 1 ? 1.05 : 0.62
        }
      return sum + part * size
    }
  }

  /// Text cut to a width, with an ellipsis where something was left out.
  static func shortened(_ text: String, to width: Double, _ size: Double) -> String {
    let text = Glyphs(isASCII: false).clean(text)
    if textWidth(text, size) <= width { return text }
    var out = ""
    var used = size
    for character in text {
      used += textWidth(String(character), size)
      if used > width { break }
      out.append(character)
    }
    return out.isEmpty ? "" : out + "…"
  }
}
