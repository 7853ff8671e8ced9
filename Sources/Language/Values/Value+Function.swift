extension Value {
  /// The names of a function's parameters, in order, with what a call may leave out; nothing for
  /// other values.
  public var parameters: [(name: String, isOptional: Bool)]? {
    if let native { return native.parameterNames.map { ($0, false) } }
    guard let code = object(of: .function, as: FunctionObject.self)?.code else { return nil }
    return code.parameters.compactMap { parameter in
      parameter.name.map { ($0, parameter.defaultIndex != nil) }
    }
  }

  /// A function of the language as it would be called, such as `blend(a, b, w=0.5)`; nothing for
  /// other values.
  public var signature: String? {
    object(of: .function, as: FunctionObject.self)?.code.signature
  }
}
