import Language

/// A parameter of any type, for a builtin whose parameters are made from a list.
public struct AnyParameter: Sendable {
  /// The plain-data view that help, completion and the manual read.
  public let info: ParameterInfo
  private let reader: @Sendable (inout Arguments) throws -> Value
  /// Whether a value is of the parameter's type.
  let matchesType: @Sendable (Value) -> Bool

  /// Forgets the type of a parameter.
  public init<T: Bindable>(_ parameter: Parameter<T>) {
    info = parameter.info
    matchesType = parameter.matchesType
    reader = { try parameter.read(&$0).value }
  }

  /// The checked argument for this parameter, as the notebook's form of the type.
  func read(_ arguments: inout Arguments) throws -> Value { try reader(&arguments) }
}
