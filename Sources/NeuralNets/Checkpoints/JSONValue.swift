/// A JSON text as a value, as far as the headers of files need it.
///
/// **Reference** T. Bray (editor), RFC 8259, 2017.
enum JSONValue: Equatable {
  case null
  case boolean(Bool)
  case number(Double)
  case string(String)
  case array([JSONValue])
  case object([(String, JSONValue)])

  /// Parses a whole text; `nil` if it is not JSON or nested more than 32 deep.
  init?(parsing bytes: [UInt8]) {
    var parser = JSONParser(bytes)
    guard let value = parser.document() else { return nil }
    self = value
  }

  /// The first field of a name.
  subscript(name: String) -> JSONValue? {
    guard case .object(let fields) = self else { return nil }
    return fields.first { $0.0 == name }?.1
  }

  /// An array of whole numbers.
  var integers: [Int]? {
    guard case .array(let items) = self else { return nil }
    var numbers: [Int] = []
    for item in items {
      guard case .number(let number) = item, let integer = Int(exactly: number) else { return nil }
      numbers.append(integer)
    }
    return numbers
  }

  /// The value as text without spaces.
  var text: String {
    switch self {
    case .null: "null"
    case .boolean(let value): value ? "true" : "false"
    case .number(let value): Int(exactly: value).map(String.init) ?? "\(value)"
    case .string(let value): Self.quoted(value)
    case .array(let items): "[" + items.map(\.text).joined(separator: ",") + "]"
    case .object(let fields):
      "{" + fields.map { Self.quoted($0.0) + ":" + $0.1.text }.joined(separator: ",") + "}"
    }
  }

  static func == (a: JSONValue, b: JSONValue) -> Bool { a.text == b.text }

  private static func quoted(_ string: String) -> String {
    var out = "\""
    for scalar in string.unicodeScalars {
      switch scalar {
      case "\"": out += "\\\""
      case "\\": out += "\\\\"
      case "\n": out += "\\n"
      case _ where scalar.value < 32:
        let digits = String(scalar.value, radix: 16)
        out += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
      default: out.unicodeScalars.append(scalar)
      }
    }
    return out + "\""
  }
}
