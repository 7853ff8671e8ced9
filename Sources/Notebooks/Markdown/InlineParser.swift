/// Reads inline text: code, emphasis, links, breaks (CommonMark 0.31, Section 6).
///
/// The time it takes grows with the length of the text and not with its square, whatever the text.
struct InlineParser {
  /// What has been read: a finished piece, or marks that may become emphasis.
  enum Piece {
    case node(InlineNode)
    case marks(DelimiterRun)
  }

  private let scalars: [Unicode.Scalar]
  private let definitions: [String: String]
  private var position = 0
  private var pieces: [Piece] = []
  private var text = String.UnicodeScalarView()
  /// The brackets that are open: where their pieces begin, and where the text after them does.
  private var brackets: [(piece: Int, text: Int, isImage: Bool, isLive: Bool)] = []
  /// Lengths of runs of backticks of which no further one comes.
  private var missingTicks: Set<Int> = []
  /// Whether no comment that begins from here on ends.
  private var lacksCommentEnd = false
  /// Brackets that are nested deeper stay text.
  private static let deepest = 20

  /// The pieces of a text.
  static func nodes(_ text: String, _ definitions: [String: String] = [:]) -> [InlineNode] {
    var parser = InlineParser(text, definitions)
    return parser.parse()
  }

  private init(_ text: String, _ definitions: [String: String]) {
    scalars = Array(text.unicodeScalars)
    self.definitions = definitions
  }

  private mutating func parse() -> [InlineNode] {
    while position < scalars.count { step() }
    flush()
    return EmphasisReader.nodes(pieces[...])
  }

  private func peek(_ distance: Int = 0) -> Unicode.Scalar? {
    let place = position + distance
    return scalars.indices.contains(place) ? scalars[place] : nil
  }

  private mutating func flush() {
    guard !text.isEmpty else { return }
    pieces.append(.node(.text(String(text))))
    text = String.UnicodeScalarView()
  }

  private mutating func add(_ node: InlineNode, length: Int) {
    flush()
    pieces.append(.node(node))
    position += length
  }

  private mutating func keep(_ count: Int = 1) {
    // One by one: appending a collection copies all the text that is there.
    for scalar in scalars[position..<min(position + count, scalars.count)] { text.append(scalar) }
    position += count
  }

  private mutating func step() {
    switch scalars[position] {
    case "\\": backslash()
    case "`": code()
    case "*", "_": marks()
    case "!" where peek(1) == "[": open(isImage: true)
    case "[": open(isImage: false)
    case "]": close()
    case "<": angle()
    case "&": entity()
    case "\n": lineEnd()
    default: keep()
    }
  }

  private mutating func backslash() {
    guard let next = peek(1) else { return keep() }
    if next == "\n" {
      add(.hardBreak, length: 2)
    } else if LinkTarget.isPunctuation(next) {
      text.append(next)
      position += 2
    } else {
      keep()
    }
  }

  private mutating func lineEnd() {
    var blanks = 0
    while text.last == " " {
      text.removeLast()
      blanks += 1
    }
    add(blanks >= 2 ? .hardBreak : .softBreak, length: 1)
    while peek() == " " { position += 1 }
  }

  private func run(of scalar: Unicode.Scalar, at start: Int) -> Int {
    var end = start
    while end < scalars.count, scalars[end] == scalar { end += 1 }
    return end - start
  }

  private mutating func code() {
    let length = run(of: "`", at: position)
    guard !missingTicks.contains(length) else { return keep(length) }
    var place = position + length
    while place < scalars.count {
      let next = run(of: "`", at: place)
      if next == length {
        var inside = scalars[(position + length)..<place].map { $0 == "\n" ? " " : $0 }[...]
        if inside.first == " ", inside.last == " ", inside.contains(where: { $0 != " " }) {
          inside = inside.dropFirst().dropLast()
        }
        return add(
          .code(String(String.UnicodeScalarView(inside))), length: place + length - position)
      }
      place += max(1, next)
    }
    missingTicks.insert(length)
    keep(length)
  }

  private mutating func marks() {
    flush()
    let length = run(of: scalars[position], at: position)
    pieces.append(
      .marks(DelimiterRun(scalars[position], length, before: peek(-1), after: peek(length))))
    position += length
  }

  private mutating func open(isImage: Bool) {
    guard brackets.count < Self.deepest else { return keep(isImage ? 2 : 1) }
    flush()
    position += isImage ? 2 : 1
    brackets.append((pieces.count, position, isImage, true))
    pieces.append(.node(.text(isImage ? "![" : "[")))
  }

  private mutating func close() {
    guard let opening = brackets.popLast(), opening.isLive,
      let (destination, end) = target(after: position + 1, label: opening.text..<position)
    else { return keep() }
    flush()
    let inner = EmphasisReader.nodes(pieces[(opening.piece + 1)...])
    pieces.removeSubrange(opening.piece...)
    pieces.append(
      .node(
        opening.isImage
          ? .image(destination: destination, inner) : .link(destination: destination, inner)))
    position = end
    // A link holds no other link.
    if !opening.isImage {
      for index in brackets.indices where !brackets[index].isImage {
        brackets[index].isLive = false
      }
    }
  }

  /// The destination of what stands in brackets, and where all of it ends.
  private func target(after start: Int, label: Range<Int>) -> (String, Int)? {
    if start < scalars.count, scalars[start] == "(", let found = inline(at: start + 1) {
      return found
    }
    var (name, end) = (label, start)
    if start < scalars.count, scalars[start] == "[" {
      let limit = min(scalars.count, start + 1000)
      guard let closing = scalars[start..<limit].firstIndex(of: "]") else { return nil }
      if closing > start + 1 { name = (start + 1)..<closing }
      end = closing + 1
    }
    guard name.count < 1000 else { return nil }
    return definitions[LinkDefinition.normal(scalars[name])].map { ($0, end) }
  }

  private func inline(at start: Int) -> (String, Int)? {
    func afterBlanks(_ place: Int) -> Int {
      var place = place
      while place < scalars.count, scalars[place] == " " || scalars[place] == "\n" { place += 1 }
      return place
    }
    guard let (destination, end) = LinkTarget.destination(scalars, at: afterBlanks(start)) else {
      return nil
    }
    var place = afterBlanks(end)
    if place > end, let after = LinkTarget.title(scalars, at: place) { place = afterBlanks(after) }
    return place < scalars.count && scalars[place] == ")" ? (destination, place + 1) : nil
  }

  /// An address in angle brackets, or a comment, which is left out; anything else is text.
  private mutating func angle() {
    if !lacksCommentEnd, scalars[position...].starts(with: "<!--".unicodeScalars) {
      var place = position + 4
      while place + 2 < scalars.count {
        if scalars[place] == "-", scalars[place + 1] == "-", scalars[place + 2] == ">" {
          position = place + 3
          return
        }
        place += 1
      }
      lacksCommentEnd = true
      return keep(4)
    }
    let limit = min(scalars.count, position + 500)
    guard let end = scalars[position..<limit].firstIndex(of: ">") else { return keep() }
    let address = String(String.UnicodeScalarView(scalars[(position + 1)..<end]))
    let isWord = !address.unicodeScalars.contains { $0.value <= 0x20 || $0 == "<" }
    let name = address.prefix { $0.isASCII && ($0.isLetter || $0.isNumber || "+.-".contains($0)) }
    let isAddress = name.count >= 2 && address.dropFirst(name.count).first == ":"
    let isMail =
      address.split(separator: "@", omittingEmptySubsequences: false).count == 2
      && !address.contains("/") && !address.hasPrefix("@") && !address.hasSuffix("@")
    guard isWord, isAddress || isMail else { return keep() }
    add(
      .link(destination: isAddress ? address : "mailto:" + address, [.text(address)]),
      length: end + 1 - position)
  }

  private mutating func entity() {
    let limit = min(scalars.count, position + 12)
    guard let end = scalars[position..<limit].firstIndex(of: ";") else { return keep() }
    let name = String(String.UnicodeScalarView(scalars[(position + 1)..<end]))
    guard let scalar = Self.scalar(named: name) else { return keep() }
    text.append(scalar)
    position = end + 1
  }

  private static func scalar(named name: String) -> Unicode.Scalar? {
    if let known = entities[name] { return known }
    guard name.hasPrefix("#") else { return nil }
    let digits = name.dropFirst()
    let isHexadecimal = digits.first == "x" || digits.first == "X"
    let number = isHexadecimal ? UInt32(digits.dropFirst(), radix: 16) : UInt32(digits)
    guard let number, let scalar = Unicode.Scalar(number), number >= 0x20, number != 0x7F else {
      return nil
    }
    return scalar
  }

  private static let entities: [String: Unicode.Scalar] = [
    "amp": "&", "lt": "<", "gt": ">", "quot": "\"", "apos": "'", "nbsp": "\u{A0}", "copy": "©",
    "ndash": "–", "mdash": "—", "hellip": "…", "times": "×", "middot": "·", "plusmn": "±",
    "le": "≤", "ge": "≥", "ne": "≠", "minus": "−", "deg": "°", "micro": "µ", "larr": "←",
    "rarr": "→", "alpha": "α", "beta": "β", "gamma": "γ", "lambda": "λ", "mu": "μ", "sigma": "σ",
  ]
}
