public import Language

/// A Swift value that a cell can hold but not look inside: a tensor, a dataset, a network, a run.
public protocol ForeignBindable: Foreign, Bindable {}

extension ForeignBindable {
  /// The type's name.
  public var typeName: String { Self.kindName }
  /// Reads values of exactly this type.
  public static func read(_ value: Value) throws -> Self? { value.foreign as? Self }
  /// The value as the language holds it.
  public var value: Value { .foreign(self) }
}
