public import Language

/// An argument that may be of one of two types; the first that fits is taken.
public enum Either<First: Bindable, Second: Bindable>: Bindable {
  /// A value of the first type.
  case first(First)
  /// A value of the second type.
  case second(Second)

  /// `… or …`
  public static var kindName: String { "\(First.kindName) or \(Second.kindName)" }
  /// Tries the first type, then the second.
  public static func read(_ value: Value) throws -> Self? {
    if let first = try First.read(value) { return .first(first) }
    return try Second.read(value).map { .second($0) }
  }
  /// The advice of the first type that has any.
  public static func hint(for value: Value) -> String? {
    First.hint(for: value) ?? Second.hint(for: value)
  }
  /// The value inside.
  public var value: Value {
    switch self {
    case .first(let first): first.value
    case .second(let second): second.value
    }
  }
}
