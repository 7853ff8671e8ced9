/// A line `[label]: destination "title"`, which defines a link for use elsewhere.
enum LinkDefinition {
  /// The label in its normal form and the destination, if a line defines a link.
  static func read(_ line: [UInt8]) -> (label: String, destination: String)? {
    let text = String(decoding: line, as: UTF8.self)
    let scalars = Array(text.unicodeScalars)
    var place = 0
    while place < scalars.count, scalars[place] == " " { place += 1 }
    guard place < 4, place < scalars.count, scalars[place] == "[" else { return nil }
    let start = place + 1
    place = start
    while place < scalars.count, scalars[place] != "]" {
      guard scalars[place] != "[", place - start < 999 else { return nil }
      place += 1
    }
    guard place + 1 < scalars.count, scalars[place + 1] == ":" else { return nil }
    let label = normal(scalars[start..<place])
    place += 2
    while place < scalars.count, scalars[place] == " " { place += 1 }
    guard !label.isEmpty, let (destination, end) = LinkTarget.destination(scalars, at: place),
      !destination.isEmpty
    else { return nil }
    place = end
    while place < scalars.count, scalars[place] == " " { place += 1 }
    if place < scalars.count {
      guard let end = LinkTarget.title(scalars, at: place),
        scalars[end...].allSatisfy({ $0 == " " })
      else { return nil }
    }
    return (label, destination)
  }

  /// A label as it is compared: in lower case, with single blanks.
  static func normal(_ scalars: some Sequence<Unicode.Scalar>) -> String {
    var text = String.UnicodeScalarView()
    for scalar in scalars { text.append(scalar.properties.isWhitespace ? " " : scalar) }
    return String(text).lowercased().split(separator: " ").joined(separator: " ")
  }
}

/// What stands in the parentheses of a link.
enum LinkTarget {
  /// Reads a destination, in angle brackets or without blanks; it and where it ends.
  static func destination(
    _ scalars: [Unicode.Scalar], at start: Int
  ) -> (text: String, end: Int)? {
    var out = String.UnicodeScalarView()
    var place = start
    let isBracketed = place < scalars.count && scalars[place] == "<"
    if isBracketed { place += 1 }
    var depth = 0
    while place < scalars.count {
      // Longer ones are no addresses.
      guard place - start < 4000 else { return nil }
      let scalar = scalars[place]
      if scalar == "\\", place + 1 < scalars.count, isPunctuation(scalars[place + 1]) {
        out.append(scalars[place + 1])
        place += 2
        continue
      }
      if isBracketed {
        if scalar == ">" { return (String(out), place + 1) }
        if scalar == "<" || scalar == "\n" { return nil }
      } else {
        if scalar.value <= 0x20 || scalar.value == 0x7F { break }
        if scalar == "(" {
          depth += 1
          if depth > 32 { return nil }
        }
        if scalar == ")" {
          if depth == 0 { break }
          depth -= 1
        }
      }
      out.append(scalar)
      place += 1
    }
    return isBracketed || depth != 0 ? nil : (String(out), place)
  }

  /// The place after a title in quotes or parentheses, if one stands here.
  static func title(_ scalars: [Unicode.Scalar], at start: Int) -> Int? {
    guard start < scalars.count else { return nil }
    let closing: Unicode.Scalar
    switch scalars[start] {
    case "\"": closing = "\""
    case "'": closing = "'"
    case "(": closing = ")"
    default: return nil
    }
    var place = start + 1
    while place < min(scalars.count, start + 1000) {
      if scalars[place] == "\\" {
        place += 1
      } else if scalars[place] == closing {
        return place + 1
      }
      place += 1
    }
    return nil
  }

  /// Whether a backslash makes a character of ASCII punctuation stand for itself.
  static func isPunctuation(_ scalar: Unicode.Scalar) -> Bool {
    scalar.isASCII && scalar.value > 0x20 && scalar.value < 0x7F
      && !(scalar.properties.isAlphabetic || scalar.properties.numericType != nil)
  }

  /// The destination as a page may have it: nothing for schemes that could run something, or that no
  /// reader of a report needs.
  static func safe(_ destination: String) -> String? {
    let text = String(
      String.UnicodeScalarView(destination.unicodeScalars.filter { $0.value > 0x20 }))
    let head = text.prefix { $0 != "/" && $0 != "?" && $0 != "#" }
    guard let colon = head.firstIndex(of: ":") else { return text.isEmpty ? nil : text }
    let scheme = head[..<colon].lowercased()
    return ["http", "https", "mailto", "doi"].contains(scheme) ? text : nil
  }
}
