public import Language

/// A function given as an argument.
public struct Function: Bindable {
  /// The function as the language holds it.
  public let value: Value

  /// `function`
  public static var kindName: String { "function" }
  /// Reads functions of the language and builtins.
  public static func read(_ value: Value) -> Function? {
    value.isFunction ? Function(value: value) : nil
  }
  /// How to write one.
  public static func hint(for value: Value) -> String? { "Write one as `x -> …`." }
}
