/// A function written in Swift.
///
/// The interpreter checks how many arguments are positional and, before anything runs, whether the
/// names of the others exist; converting and checking the values is the body's business.
public final class NativeFunction: Object, @unchecked Sendable {
  /// The name by which programs call it.
  public let name: String
  /// The names of all parameters, in the order in which positional arguments fill them.
  public let parameterNames: [String]
  /// How many arguments may be positional; a piped value counts.
  public let positionalLimit: Int
  /// Whether arguments may have names that ``parameterNames`` does not list.
  public let acceptsAnyName: Bool
  /// Whether the function wants to know how its one argument gets its value
  /// (``Call/takeTrace()``).
  public let tracesArgument: Bool
  /// What the function does. A ``Diagnostics/Fault`` that it throws is placed at the argument that
  /// the fault names, or else at the call.
  public let body: @Sendable (Call) throws -> Value

  /// Creates a function.
  public init(
    name: String, parameterNames: [String], positionalLimit: Int = 2, acceptsAnyName: Bool = false,
    tracesArgument: Bool = false, body: @escaping @Sendable (Call) throws -> Value
  ) {
    self.name = name
    self.parameterNames = parameterNames
    self.positionalLimit = positionalLimit
    self.acceptsAnyName = acceptsAnyName
    self.tracesArgument = tracesArgument
    self.body = body
    super.init(.native)
  }
}
