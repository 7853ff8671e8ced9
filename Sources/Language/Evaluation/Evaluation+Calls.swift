import Diagnostics

extension Evaluation {
  /// Runs the body of a function whose arguments stand in a frame, and clears the frame.
  @inline(__always)
  func enter(_ code: FunctionCode, _ frame: Frame, _ place: Place) throws -> Value {
    try step(place)
    let state = state
    state.pointee.depth &+= 1
    if state.pointee.depth > state.pointee.maximumDepth
      || ThreadStack.position() < state.pointee.stackFloor
    {
      throw place.placed(depthFault)
    }
    let result: Value
    do {
      result = try code.body.eval(frame, self)
    } catch {
      throw traced(error, code, place)
    }
    state.pointee.depth &-= 1
    for slot in 0..<code.slots { frame[slot] = .none }
    return result
  }

  /// The most places of calls that an error lists.
  static let tracedCalls = 4

  /// The error with the place of the call that it came through.
  @inline(never)
  private func traced(_ error: any Error, _ code: FunctionCode, _ place: Place) -> any Error {
    guard var diagnostic = error as? Diagnostic else { return place.placed(error) }
    guard diagnostic.notes.count < Self.tracedCalls, let source = diagnostic.source else {
      return diagnostic
    }
    if source === place.source, diagnostic.span == place.span { return diagnostic }
    let name = code.name.map { "`\($0)` " } ?? "the function "
    if source === place.source {
      if diagnostic.notes.last?.span == place.span { return diagnostic }
      diagnostic.notes.append(.init("\(name)is called here", span: place.span))
    } else {
      let (line, column) = place.source.position(at: place.span.start)
      diagnostic.notes.append(.init("\(name)is called at \(place.source.name):\(line):\(column)"))
    }
    return diagnostic
  }

  /// Calls a function with any number of positional arguments.
  public func call(
    _ function: Value, _ arguments: [Value], named: [(String, Value)] = []
  ) throws -> Value {
    guard case .object(let object) = function else { throw notAFunction(function) }
    switch object.kind {
    case .native:
      let native = unsafeDowncast(object, to: NativeFunction.self)
      try checkpoint()
      let call = Call(
        positional: arguments, named: named.map { (name: $0.0, value: $0.1) }, evaluation: self,
        isPiped: false, site: site)
      let result = try native.body(call)
      try account(result)
      return try checkedNesting(result)
    case .function:
      return try call(
        unsafeDowncast(object, to: FunctionObject.self), arguments,
        named: named.map { (name: $0.0, value: $0.1) })
    default: throw notAFunction(function)
    }
  }

  private func notAFunction(_ value: Value) -> Fault {
    Fault("call.not-a-function", "a function is needed, but this is \(value.described)")
  }

  /// Calls a function of the language on behalf of a native.
  private func call(
    _ function: FunctionObject, _ arguments: [Value], named: [(name: String, value: Value)]
  ) throws -> Value {
    let code = function.code
    let frame = state.pointee.top
    enterThread()
    try reserve(frame, code.slots)
    if named.isEmpty, arguments.count == code.parameters.count {
      for place in arguments.indices { frame[1 + place] = arguments[place] }
    } else {
      try bind(arguments, named, of: function, to: frame)
    }
    if code.usesCaptures { frame[0] = .object(function.captures) }
    let before = (state.pointee.depth, state.pointee.top, site)
    state.pointee.depth += 1
    // A native may go on after an error.
    defer { (state.pointee.depth, state.pointee.top, site) = before }
    state.pointee.fuel &-= 1
    if state.pointee.fuel < 0 { try checkpoint() }
    if state.pointee.depth > state.pointee.maximumDepth
      || ThreadStack.position() < state.pointee.stackFloor
    {
      throw depthFault
    }
    let result = try code.body.eval(frame, self)
    for slot in 0..<code.slots { frame[slot] = .none }
    return result
  }

  /// Puts arguments into the slots of a function's parameters.
  func bind(
    _ positional: [Value], _ named: [(name: String, value: Value)], of function: FunctionObject,
    to frame: Frame
  ) throws {
    let code = function.code
    if positional.count > code.parameters.count {
      throw Fault(
        "call.too-many-arguments",
        "\(code.described) takes \(counted(code.parameters.count, "argument")), but gets \(positional.count + named.count)",
        hint: "Its signature is `\(code.signature)`.", argument: code.parameters.count)
    }
    var given = [Bool](repeating: false, count: code.parameters.count)
    for place in positional.indices {
      frame[1 + place] = positional[place]
      given[place] = true
    }
    for (name, value) in named {
      guard let place = code.parameters.firstIndex(where: { $0.name == name }) else {
        throw Fault(
          "call.unknown-parameter", "\(code.described) has no parameter `\(name)`",
          hint: suggestion(for: name, among: code.parameters.compactMap(\.name), noun: "parameter"),
          parameter: name)
      }
      if given[place] {
        throw Fault(
          "call.repeated-argument", "the argument `\(name)` is given twice", parameter: name)
      }
      given[place] = true
      frame[1 + place] = value
    }
    for place in given.indices where !given[place] {
      guard let index = code.parameters[place].defaultIndex else {
        let missing = given.indices.filter { !given[$0] && code.parameters[$0].defaultIndex == nil }
          .map { code.parameters[$0].name.map { "`\($0)`" } ?? "number \($0 + 1)" }
        throw Fault(
          "call.missing-argument",
          "\(code.described) needs the \(missing.count == 1 ? "argument" : "arguments") \(listed(missing))",
          hint: "Its signature is `\(code.signature)`.")
      }
      frame[1 + place] = function.captures.values[index]
    }
  }
}
