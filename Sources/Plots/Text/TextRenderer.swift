public import Diagnostics

/// Draws figures with the characters of a terminal.
///
/// Every line of a picture has the same display width, which is at most the presentation's.
public struct TextRenderer: Sendable, Hashable {
  /// How wide, with which colours, with which characters.
  public var presentation: Presentation
  /// How many rows the plotting area takes, where the figure does not say.
  public var rows: Int?
  /// Whether lines are drawn with braille dots, which are finer but missing from some fonts.
  public var usesBraille: Bool

  /// Creates a renderer.
  public init(
    _ presentation: Presentation = .plain, rows: Int? = nil, braille usesBraille: Bool = false
  ) {
    self.presentation = presentation
    self.rows = rows
    self.usesBraille = usesBraille
  }

  /// The widest picture that is still easy to read.
  static let comfortableWidth = 92

  /// The picture as lines joined by newlines, without one at the end.
  public func render(_ figure: Figure) -> String { lines(figure).joined(separator: "\n") }

  /// The lines of the picture.
  public func lines(_ figure: Figure) -> [String] {
    grid(figure, width: layoutWidth).cropped(to: presentation.width).lines(presentation)
  }

  /// The width that pictures are laid out for: no narrower than a presentation usually is, and no
  /// wider than any screen.
  var layoutWidth: Int { min(max(presentation.width, 20), 1000) }

  var glyphs: Glyphs { Glyphs(isASCII: presentation.ascii) }

  /// The whole picture, at most `width` wide.
  func grid(_ figure: Figure, width: Int) -> CellGrid {
    let body =
      figure.content.picture.isEmpty
      ? textBlock("No data.", width: width, tone: .faint)
      : body(figure, width: width)
    // A small picture leaves room for its title.
    let textWidth = min(width, max(body.width, min(Self.comfortableWidth, width)))
    var parts = heading(figure, width: textWidth)
    parts.append(body)
    parts += footing(figure, width: textWidth)
    let used = parts.map(\.width).max() ?? 0
    return used <= width ? CellGrid.stacked(parts) : CellGrid.stacked(parts).cropped(to: width)
  }

  private func body(_ figure: Figure, width: Int) -> CellGrid {
    let picture = figure.content.picture
    let width = picture.takesAllWidth ? width : min(width, Self.comfortableWidth)
    return picture.drawn(figure, by: self, width: width)
  }

  private func heading(_ figure: Figure, width: Int) -> [CellGrid] {
    guard let title = figure.title, !title.isEmpty else { return [] }
    return [textBlock(title, width: width, tone: .strong)]
  }

  private func footing(_ figure: Figure, width: Int) -> [CellGrid] {
    let notes = [figure.caption].compactMap { $0 }.filter { !$0.isEmpty } + figure.notes
    return notes.map { textBlock($0, width: width, tone: .faint) }
  }

  /// Text wrapped to a width, as wide as its longest line.
  func textBlock(_ text: String, width: Int, tone: Tone?) -> CellGrid {
    let lines = wrapped(glyphs.clean(text), width: width)
    return CellGrid(lines, width: lines.map { displayWidth($0) }.max() ?? 0, tone: tone)
  }
}

/// Text broken into lines at spaces; words that are wider than a line behind the marks that join their
/// parts, as in `audio_only`, and inside parts that are still too wide.
func wrapped(_ text: String, width: Int) -> [String] {
  var lines: [String] = []
  var line = ""
  var used = 0
  func size(_ text: some StringProtocol) -> Int { text.reduce(0) { $0 + displayWidth(of: $1) } }
  for word in text.split(separator: " ") {
    let length = size(word)
    if used > 0, used + 1 + length > width {
      lines.append(line)
      (line, used) = ("", 0)
    }
    if used > 0 { (line, used) = (line + " ", used + 1) }
    for part in length > width ? parts(of: word) : [word] {
      if used > 0, used + size(part) > width {
        lines.append(line)
        (line, used) = ("", 0)
      }
      for character in part {
        let next = displayWidth(of: character)
        if used > 0, used + next > width {
          lines.append(line)
          (line, used) = ("", 0)
        }
        line.append(character)
        used += next
      }
    }
  }
  if used > 0 || lines.isEmpty { lines.append(line) }
  return lines
}

/// The parts of a word, each with the marks that join it to the next one.
private func parts(of word: Substring) -> [Substring] {
  var parts: [Substring] = []
  var start = word.startIndex
  var isBehindJoint = false
  for (index, character) in zip(word.indices, word) {
    let isJoint = "_-/.:".contains(character)
    if isBehindJoint, !isJoint {
      parts.append(word[start..<index])
      start = index
    }
    isBehindJoint = isJoint
  }
  return parts + [word[start...]]
}
