/// Text as a JSON string, quotes included.
public func jsonQuoted(_ text: String) -> String {
  var out = "\""
  for scalar in text.unicodeScalars {
    switch scalar {
    case "\"": out += "\\\""
    case "\\": out += "\\\\"
    case "\n": out += "\\n"
    case "\t": out += "\\t"
    case _ where scalar.value < 32:
      let digits = String(scalar.value, radix: 16)
      out += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
    default: out.unicodeScalars.append(scalar)
    }
  }
  return out + "\""
}

extension JSONValue {
  /// The value as text of many lines, one blank deeper for each level, as notebooks are kept.
  public var indentedText: String { indented(0) + "\n" }

  private func indented(_ depth: Int) -> String {
    let margin = "\n" + String(repeating: " ", count: depth + 1)
    let end = "\n" + String(repeating: " ", count: depth)
    switch self {
    case .array, .numbers:
      guard let items, !items.isEmpty else { return text }
      return "[" + items.map { margin + $0.indented(depth + 1) }.joined(separator: ",") + end + "]"
    case .object(let fields) where !fields.isEmpty:
      return "{"
        + fields.map { margin + jsonQuoted($0.0) + ": " + $0.1.indented(depth + 1) }
        .joined(separator: ",") + end + "}"
    default: return text
    }
  }
}
