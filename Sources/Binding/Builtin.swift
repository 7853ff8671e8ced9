import Diagnostics
public import Language

/// A function that a notebook can call.
///
/// Signature, checks, help, completion, manual, JSON catalogue and example tests all come from this
/// one value.
public struct Builtin: Sendable {
  /// The name that cells write.
  public let name: String
  /// The chapter of the manual it belongs to.
  public let group: Group
  /// One sentence that says what it does.
  public let summary: String
  /// Further paragraphs: formulas, shapes, advice.
  public let details: String
  /// Its parameters in order.
  public let parameters: [ParameterInfo]
  /// What it returns.
  public let returns: String
  /// Authors, title, venue.
  public let references: [String]
  /// Related builtins.
  public let seeAlso: [String]
  /// Calls that the tests run, with what they show.
  public let examples: [Example]
  /// How many arguments may be given by position; a piped value counts.
  public let positionalLimit: Int
  /// The builtin as the interpreter calls it.
  public let function: NativeFunction
  private let takesFirst: (@Sendable (Value) -> Bool)?

  /// Declares a builtin; `body` receives the call and its typed, checked arguments.
  public init<each A: Bindable, R: Bindable>(
    _ name: String, _ group: Group, _ summary: String,
    _ parameter: repeat Parameter<each A>,
    details: String = "", returns: String? = nil, references: [String] = [],
    seeAlso: [String] = [], examples: [Example], positional: Int = 2, tracesArgument: Bool = false,
    body: @escaping @Sendable (Call, repeat each A) throws -> R
  ) {
    self.name = name
    self.group = group
    self.summary = summary
    self.details = details
    self.returns = returns ?? R.kindName
    self.references = references
    self.seeAlso = seeAlso
    self.examples = examples
    positionalLimit = positional
    var infos: [ParameterInfo] = []
    repeat infos.append((each parameter).info)
    parameters = infos
    var checks: [@Sendable (Value) -> Bool] = []
    repeat checks.append((each parameter).matchesType)
    takesFirst = checks.first
    let names = infos.map(\.name)
    let isRequired = infos.map { $0.fallback == nil }
    function = NativeFunction(
      name: name, parameterNames: names, positionalLimit: positional,
      tracesArgument: tracesArgument
    ) {
      call in
      var arguments = try Arguments(
        function: name, positional: call.positional, named: call.named, names: names)
      let values: (repeat each A)
      do {
        values = (repeat try (each parameter).read(&arguments))
      } catch let fault as Fault {
        let slip = PositionalSlip(names: names, isRequired: isRequired) { place, value in
          var checks: [Bool] = []
          repeat checks.append((each parameter).accepts(value))
          return checks[place]
        }
        throw slip.explained(fault, call)
      }
      return try body(call, repeat each values).value
    }
  }

  /// Declares a builtin whose parameters are made from a list; `body` receives the call and the
  /// checked arguments by name.
  public init<R: Bindable>(
    _ name: String, _ group: Group, _ summary: String, parameters list: [AnyParameter],
    details: String = "", returns: String? = nil, references: [String] = [],
    seeAlso: [String] = [], examples: [Example], positional: Int = 2,
    body: @escaping @Sendable (Call, [String: Value]) throws -> R
  ) {
    self.name = name
    self.group = group
    self.summary = summary
    self.details = details
    self.returns = returns ?? R.kindName
    self.references = references
    self.seeAlso = seeAlso
    self.examples = examples
    positionalLimit = positional
    parameters = list.map(\.info)
    takesFirst = list.first?.matchesType
    let names = parameters.map(\.name)
    function = NativeFunction(name: name, parameterNames: names, positionalLimit: positional) {
      call in
      var arguments = try Arguments(
        function: name, positional: call.positional, named: call.named, names: names)
      var values: [String: Value] = [:]
      for parameter in list { values[parameter.info.name] = try parameter.read(&arguments) }
      return try body(call, values).value
    }
  }

  /// Whether a value could be piped into the builtin: whether its first parameter is of that type.
  public func takes(_ value: Value) -> Bool { takesFirst?(value) ?? false }

  /// `log_mel(clip: audio, bands: integer = 64, hop: number in s = 0.01) -> tensor`
  public var signature: String {
    "\(name)(\(parameters.map(\.declaration).joined(separator: ", "))) -> \(returns)"
  }
}
