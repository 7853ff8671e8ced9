/// A JSON text as a value: headers of files, and notebooks of other programs.
///
/// **Reference** T. Bray (editor), RFC 8259, 2017.
public enum JSONValue: Equatable, Sendable {
  /// Nothing.
  case null
  /// True or false.
  case boolean(Bool)
  /// A finite number.
  case number(Double)
  /// A text.
  case string(String)
  /// Values in order; what is read is ``numbers(_:)`` instead, if there are only such.
  case array([JSONValue])
  /// Finite numbers in order, one at least.
  case numbers([Double])
  /// Values with names, in the order of the text.
  case object([(String, JSONValue)])

  /// Parses a whole text; `nil` if it is not JSON or nested more than 64 deep.
  public init?(parsing text: String) { self.init(parsing: Array(text.utf8)) }

  /// Parses a whole text; `nil` if it is not JSON or nested more than 64 deep.
  public init?(parsing bytes: [UInt8]) {
    let value = bytes.withUnsafeBufferPointer { bytes in
      var parser = JSONParser(bytes)
      return parser.document()
    }
    guard let value else { return nil }
    self = value
  }

  /// A number, also one that JSON has no way to write: that is a text, `nan` or `-inf`.
  public init(_ number: Double) {
    self = number.isFinite ? .number(number) : .string("\(number)")
  }

  /// Texts in order.
  public init(_ texts: [String]) { self = .array(texts.map { .string($0) }) }

  /// The number that ``init(_:)-(Double)`` made this of.
  public var double: Double? {
    switch self {
    case .number(let number): number
    case .string("nan"), .string("-nan"): .nan
    case .string("inf"): .infinity
    case .string("-inf"): -.infinity
    default: nil
    }
  }

  /// A whole number.
  public var integer: Int? {
    if case .number(let number) = self { Int(exactly: number) } else { nil }
  }

  /// A text.
  public var string: String? { if case .string(let text) = self { text } else { nil } }

  /// Values in order.
  public var items: [JSONValue]? {
    switch self {
    case .array(let items): items
    case .numbers(let numbers): numbers.map { .number($0) }
    default: nil
    }
  }

  /// Numbers in order, each as ``double`` reads it; `nil` where an item is none.
  public var doubles: [Double]? {
    switch self {
    case .numbers(let numbers): return numbers
    case .array(let items):
      let numbers = items.compactMap(\.double)
      return numbers.count == items.count ? numbers : nil
    default: return nil
    }
  }

  /// Texts in order; `nil` where an item is none.
  public var strings: [String]? {
    guard let items else { return nil }
    let texts = items.compactMap(\.string)
    return texts.count == items.count ? texts : nil
  }

  /// The fields, in the order of the text.
  public var fields: [(String, JSONValue)]? {
    if case .object(let fields) = self { fields } else { nil }
  }

  /// The first field of a name.
  public subscript(name: String) -> JSONValue? {
    guard case .object(let fields) = self else { return nil }
    return fields.first { $0.0 == name }?.1
  }

  /// Whole numbers in order; `nil` where an item is none.
  public var integers: [Int]? {
    guard let items else { return nil }
    let integers = items.compactMap(\.integer)
    return integers.count == items.count ? integers : nil
  }

  /// The value as text without spaces.
  public var text: String {
    switch self {
    case .null: "null"
    case .boolean(let value): value ? "true" : "false"
    case .number(let value): Int(exactly: value).map(String.init) ?? "\(value)"
    case .string(let value): jsonQuoted(value)
    case .array, .numbers: "[" + (items ?? []).map(\.text).joined(separator: ",") + "]"
    case .object(let fields):
      "{" + fields.map { jsonQuoted($0.0) + ":" + $0.1.text }.joined(separator: ",") + "}"
    }
  }

  /// Whether the texts are the same.
  public static func == (a: JSONValue, b: JSONValue) -> Bool { a.text == b.text }
}
