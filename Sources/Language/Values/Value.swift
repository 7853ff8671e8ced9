/// A value of the language: sixteen bytes, immutable, the same on every thread.
///
/// Numbers are held in place; everything else is one reference to an ``Object``.
public enum Value: @unchecked Sendable {
  /// The absence of a value, written `none`.
  case none
  /// `true` or `false`.
  case bool(Bool)
  /// A whole number of 64 bits.
  case int(Int)
  /// A floating-point number of 64 bits.
  case float(Double)
  /// Text, a list, a record, a range, a quantity, a function or a foreign value.
  case object(Object)
}

extension Value {
  /// A text.
  public static func string(_ text: String) -> Value { .object(StringObject(text)) }

  /// A list.
  public static func list(_ items: [Value]) -> Value { .object(ListObject(items)) }

  /// A record.
  public static func record(_ record: Record) -> Value { .object(RecordObject(record)) }

  /// A half-open range of whole numbers.
  public static func range(_ range: Range<Int>) -> Value { .object(RangeObject(range)) }

  /// A number with a unit.
  public static func quantity(_ quantity: Quantity) -> Value { .object(QuantityObject(quantity)) }

  /// A value that another part of the program defines.
  public static func foreign(_ value: any Foreign) -> Value { .object(ForeignObject(value)) }

  /// A function written in Swift.
  public static func native(_ function: NativeFunction) -> Value { .object(function) }
}

extension Value {
  /// The text, if this is a text.
  public var string: String? { object(of: .string, as: StringObject.self)?.text }

  /// The items, if this is a list.
  public var list: [Value]? { object(of: .list, as: ListObject.self)?.items }

  /// The record, if this is one.
  public var record: Record? { object(of: .record, as: RecordObject.self)?.record }

  /// The range, if this is one.
  public var range: Range<Int>? { object(of: .range, as: RangeObject.self)?.range }

  /// The quantity, if this is one.
  public var quantity: Quantity? { object(of: .quantity, as: QuantityObject.self)?.quantity }

  /// The foreign value, if this is one.
  public var foreign: (any Foreign)? { object(of: .foreign, as: ForeignObject.self)?.value }

  /// The function written in Swift, if this is one.
  public var native: NativeFunction? { object(of: .native, as: NativeFunction.self) }

  /// Whether this can be called.
  public var isFunction: Bool {
    guard case .object(let object) = self else { return false }
    return object.kind == .function || object.kind == .native
  }

  /// Whether this is `none`.
  public var isNone: Bool {
    if case .none = self { return true }
    return false
  }

  /// The truth value, if this is a boolean.
  public var bool: Bool? {
    if case .bool(let value) = self { return value }
    return nil
  }

  /// The whole number, if this is one.
  public var int: Int? {
    if case .int(let value) = self { return value }
    return nil
  }

  /// The number, if this is a whole or a floating-point number.
  public var number: Double? {
    switch self {
    case .int(let value): Double(value)
    case .float(let value): value
    default: nil
    }
  }

  /// The number of items of a list, range or foreign value, of fields of a record, and of
  /// characters of a text; nothing for other values.
  public var count: Int? {
    guard case .object(let object) = self else { return nil }
    switch object.kind {
    case .string: return string?.count
    case .list: return list?.count
    case .record: return record?.names.count
    case .range: return range?.count
    case .foreign: return foreign?.count
    default: return nil
    }
  }

  /// What messages call values of this type: `integer`, `number`, `text`, `list` and so on.
  public var typeName: String {
    switch self {
    case .none: "none"
    case .bool: "boolean"
    case .int: "integer"
    case .float: "number"
    case .object(let object):
      switch object.kind {
      case .string: "text"
      case .list: "list"
      case .record: "record"
      case .range: "range"
      case .quantity: "quantity"
      case .function, .native: "function"
      case .foreign: foreign?.typeName ?? "value"
      case .captures, .unbound: "value"
      }
    }
  }

  /// The object as a subclass whose kind is known to belong to it.
  @inline(__always)
  func object<T: Object>(of kind: Object.Kind, as type: T.Type) -> T? {
    guard case .object(let object) = self, object.kind == kind else { return nil }
    return unsafeDowncast(object, to: type)
  }

  /// How deeply containers are nested in this value; 0 for what holds no other value.
  var nesting: Int {
    guard case .object(let object) = self else { return 0 }
    return object.nesting
  }
}

extension Sequence<Value> {
  /// The nesting of a container that holds these values.
  var containerNesting: Int {
    var deepest = 0
    for case .object(let object) in self where object.nesting > deepest {
      deepest = object.nesting
    }
    return deepest + 1
  }
}
