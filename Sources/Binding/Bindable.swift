public import Language

/// A Swift type that crosses the boundary between a notebook and a builtin.
public protocol Bindable: Sendable {
  /// The name shown in signatures, help and errors.
  static var kindName: String { get }
  /// The value as `Self`, or `nil` when it is of another kind.
  static func read(_ value: Value) throws -> Self?
  /// The notebook's form of this value.
  var value: Value { get }
  /// What a reader could have meant by a value of another kind, as one imperative sentence.
  static func hint(for value: Value) -> String?
}

extension Bindable {
  /// No advice.
  public static func hint(for value: Value) -> String? { nil }
}

extension Value: Bindable {
  /// Any kind of value is accepted.
  public static var kindName: String { "value" }
  /// The value itself.
  public static func read(_ value: Value) -> Value? { value }
  /// The value itself.
  public var value: Value { self }
}

extension Bool: Bindable {
  /// `boolean`
  public static var kindName: String { "boolean" }
  /// Reads `true` and `false` only.
  public static func read(_ value: Value) -> Bool? {
    if case .bool(let flag) = value { flag } else { nil }
  }
  /// A boolean value.
  public var value: Value { .bool(self) }
  /// The two values there are.
  public static func hint(for value: Value) -> String? { "Write `true` or `false`." }
}

extension Int: Bindable {
  /// `integer`
  public static var kindName: String { "integer" }
  /// Reads integers, and numbers that are whole.
  public static func read(_ value: Value) -> Int? {
    switch value {
    case .int(let number): number
    case .float(let number): Int(exactly: number)
    default: nil
    }
  }
  /// An integer value.
  public var value: Value { .int(self) }
  /// How to make a whole number of what was given.
  public static func hint(for value: Value) -> String? {
    if value.quantity != nil { return "Write the number without a unit." }
    if let number = value.number, number.isFinite { return "Round it, or write a whole number." }
    return "Write a whole number, such as `3`."
  }
}

extension Double: Bindable {
  /// `number`
  public static var kindName: String { "number" }
  /// Reads integers and numbers.
  public static func read(_ value: Value) -> Double? { value.number }
  /// A number value.
  public var value: Value { .float(self) }
  /// A quantity where a plain number is meant.
  public static func hint(for value: Value) -> String? {
    value.quantity == nil ? "Write a number, such as `0.5`." : "Write the number without a unit."
  }
}

extension String: Bindable {
  /// `text`
  public static var kindName: String { "text" }
  /// Reads text only.
  public static func read(_ value: Value) -> String? { value.string }
  /// A text value.
  public var value: Value { .string(self) }
  /// Text is never made silently of other values.
  public static func hint(for value: Value) -> String? { "Put it in quotes, as \"…\"." }
}

extension Array: Bindable where Element: Bindable {
  /// `list of …`
  public static var kindName: String { "list of \(plural(Element.kindName))" }
  /// Reads a list whose every item can be read, or a range of integers.
  public static func read(_ value: Value) throws -> [Element]? {
    if let range = value.range {
      guard range.count <= 10_000_000 else { return nil }
      var items: [Element] = []
      for index in range {
        guard let item = try Element.read(.int(index)) else { return nil }
        items.append(item)
      }
      return items
    }
    guard let list = value.list else { return nil }
    var items: [Element] = []
    items.reserveCapacity(list.count)
    for element in list {
      guard let item = try Element.read(element) else { return nil }
      items.append(item)
    }
    return items
  }
  /// A list value.
  public var value: Value { .list(map(\.value)) }
  /// How to write a list.
  public static func hint(for value: Value) -> String? {
    guard let list = value.list else {
      let hasClasses =
        Element.self == String.self && value.foreign?.fieldNames.contains("classes") == true
      return hasClasses
        ? "Give its classes, as in `train.classes`." : "Write a list in brackets, as `[…]`."
    }
    return list.first { (try? Element.read($0)) == nil }.flatMap { Element.hint(for: $0) }
  }
}

extension Optional: Bindable where Wrapped: Bindable {
  /// `… or none`
  public static var kindName: String { "\(Wrapped.kindName) or none" }
  /// Reads `none` as absence.
  public static func read(_ value: Value) throws -> Wrapped?? {
    if case .none = value { return .some(.none) }
    guard let wrapped = try Wrapped.read(value) else { return nil }
    return .some(.some(wrapped))
  }
  /// The value, or `none`.
  public var value: Value { self?.value ?? Value.none }
  /// The advice of the wrapped type.
  public static func hint(for value: Value) -> String? { Wrapped.hint(for: value) }
}

extension Record: Bindable {
  /// `record`
  public static var kindName: String { "record" }
  /// Reads records only.
  public static func read(_ value: Value) -> Record? { value.record }
  /// A record value.
  public var value: Value { .record(self) }
  /// How to write a record.
  public static func hint(for value: Value) -> String? { "Write a record, as `{name: value}`." }
}

/// The name of several values of a kind: `texts`, `lists of numbers`.
func plural(_ kind: String) -> String {
  if kind.contains(" or ") { return "items that are each \(article(kind))" }
  if let space = kind.firstIndex(of: " ") { return plural(String(kind[..<space])) + kind[space...] }
  return kind + "s"
}
