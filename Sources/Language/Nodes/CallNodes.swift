import Diagnostics

/// Positional arguments as a list of constants; each is evaluated into its slot.
final class ArgumentList: @unchecked Sendable {
  let node: Node
  let next: ArgumentList?

  init(_ node: Node, _ next: ArgumentList?) {
    self.node = node
    self.next = next
  }

  @inline(__always)
  func store(_ f: Frame, to slot: Frame, _ m: Evaluation) throws {
    slot.pointee = try node.eval(f, m)
    if let next { try next.storeRest(f, to: slot + 1, m) }
  }

  private func storeRest(_ f: Frame, to slot: Frame, _ m: Evaluation) throws {
    slot.pointee = try node.eval(f, m)
    if let next { try next.storeRest(f, to: slot + 1, m) }
  }

  static func of(_ nodes: [Node]) -> ArgumentList? {
    nodes.reversed().reduce(nil) { ArgumentList($1, $0) }
  }
}

/// A call whose frame lies at a place that is known once the caller's own frame is.
class FramedNode: Node, @unchecked Sendable {
  /// Where the callee's frame begins, counted from the caller's.
  @exclusivity(unchecked) final var base: Int

  init(base: Int) { self.base = base }
}

/// A call, with as many positional arguments as parameters, of a function that is declared together
/// with the one that runs, or is that one.
final class SiblingCallNode: FramedNode, @unchecked Sendable {
  let code: FunctionCode
  let arguments: ArgumentList?
  let place: Place

  init(_ code: FunctionCode, _ arguments: ArgumentList?, base: Int, _ place: Place) {
    self.code = code
    self.arguments = arguments
    self.place = place
    super.init(base: base)
  }

  override func eval(_ f: Frame, _ m: Evaluation) throws -> Value {
    let frame = f + base
    if frame + code.slots > m.state.pointee.end { try m.placedReserve(frame, code.slots, place) }
    if let arguments { try arguments.store(f, to: frame + 1, m) }
    if code.usesCaptures { frame[0] = f[0] }
    return try m.enter(code, frame, place)
  }
}

/// A call with positional arguments only of whatever the callee turns out to be.
final class PositionalCallNode: FramedNode, @unchecked Sendable {
  let callee: Node
  let arguments: ArgumentList?
  let count: Int
  let site: CallPlaces

  init(_ callee: Node, _ arguments: [Node], base: Int, _ site: CallPlaces) {
    self.callee = callee
    self.arguments = ArgumentList.of(arguments)
    count = arguments.count
    self.site = site
    super.init(base: base)
  }

  override func eval(_ f: Frame, _ m: Evaluation) throws -> Value {
    let value = try callee.eval(f, m)
    let frame = f + base
    guard case .object(let object) = value, object.kind == .function else {
      try m.placedReserve(frame, 1 + count, site.place)
      if let arguments { try arguments.store(f, to: frame + 1, m) }
      let positional = (0..<count).map { frame[1 + $0] }
      for slot in 0...count { frame[slot] = .none }
      return try m.call(value, positional, [], site, top: frame)
    }
    let function = unsafeDowncast(object, to: FunctionObject.self)
    let code = function.code
    let slots = max(code.slots, 1 + count)
    if frame + slots > m.state.pointee.end { try m.placedReserve(frame, slots, site.place) }
    if let arguments { try arguments.store(f, to: frame + 1, m) }
    if count != code.parameters.count {
      let positional = (0..<count).map { frame[1 + $0] }
      return try m.call(value, positional, [], site, top: frame)
    }
    if code.usesCaptures { frame[0] = .object(function.captures) }
    return try m.enter(code, frame, site.place)
  }
}

/// Any call.
final class GeneralCallNode: FramedNode, @unchecked Sendable {
  let callee: Node
  let positional: [Node]
  let named: [(name: String, node: Node)]
  let site: CallPlaces

  init(
    _ callee: Node, _ positional: [Node], _ named: [(name: String, node: Node)], base: Int,
    _ site: CallPlaces
  ) {
    self.callee = callee
    self.positional = positional
    self.named = named
    self.site = site
    super.init(base: base)
  }

  override func eval(_ f: Frame, _ m: Evaluation) throws -> Value {
    let function = try callee.eval(f, m)
    let values = try positional.map { try $0.eval(f, m) }
    let names = try named.map { (name: $0.name, value: try $0.node.eval(f, m)) }
    return try m.call(function, values, names, site, top: f + base)
  }
}

/// The places that the errors of a call may point to.
final class CallPlaces: Sendable {
  let place: Place
  let callee: SourceSpan
  /// The places of the arguments: a piped value, then the others as written.
  let arguments: [SourceSpan]
  /// The names of the arguments, in the same order; nothing for positional ones.
  let names: [String?]
  let isPiped: Bool
  let site: CallSite

  init(
    _ place: Place, callee: SourceSpan, arguments: [SourceSpan], names: [String?], isPiped: Bool,
    site: CallSite
  ) {
    self.place = place
    self.callee = callee
    self.arguments = arguments
    self.names = names
    self.isPiped = isPiped
    self.site = site
  }

  /// The error at the argument to blame, or else at the call.
  func placed(_ error: any Error, parameters: [String?], values: [Value] = []) -> any Error {
    guard let fault = error as? Fault else { return error }
    return Diagnostic(fault, at: span(of: fault, parameters, values), in: place.source)
  }

  private func span(of fault: Fault, _ parameters: [String?], _ values: [Value]) -> SourceSpan {
    if let index = fault.argument, arguments.indices.contains(index) { return arguments[index] }
    if let parameter = fault.parameter {
      if let index = names.firstIndex(of: parameter) { return arguments[index] }
      if let index = parameters.firstIndex(of: parameter), index < arguments.count,
        names[index] == nil
      {
        return arguments[index]
      }
    }
    if let subject = fault.subject {
      let holders = values.indices.filter { Self.value(values[$0], is: subject) }
      if holders.count == 1, arguments.indices.contains(holders[0]) { return arguments[holders[0]] }
    }
    return place.span
  }

  /// Whether a value is a text or a list with it.
  private static func value(_ value: Value, is text: String) -> Bool {
    value.string == text || value.list?.contains { $0.string == text } == true
  }
}

extension Evaluation {
  @inline(never)
  func placedReserve(_ frame: Frame, _ slots: Int, _ place: Place) throws {
    do {
      try reserve(frame, slots)
    } catch {
      throw place.placed(error)
    }
  }

  /// Calls whatever the program calls; `top` is where frames may begin.
  func call(
    _ function: Value, _ positional: [Value], _ named: [(name: String, value: Value)],
    _ places: CallPlaces, top: Frame
  ) throws -> Value {
    if let native = function.native {
      return try call(native, positional, named, places, top: top)
    }
    guard let function = function.object(of: .function, as: FunctionObject.self) else {
      throw Place(source: places.place.source, span: places.callee).error(
        "call.not-a-function", "only functions can be called, but this is \(function.described)",
        hint: function.count == nil || function.record != nil ? nil : "Write `x[i]` for an element."
      )
    }
    let code = function.code
    do {
      if positional.count > Self.positionalLimit, code.parameters.count > Self.positionalLimit {
        throw Self.tooManyPositional(code.described, code.parameters.map(\.name))
      }
      try reserve(top, code.slots)
      try bind(positional, named, of: function, to: top)
    } catch {
      throw places.placed(error, parameters: code.parameters.map(\.name))
    }
    if code.usesCaptures { top[0] = .object(function.captures) }
    return try enter(code, top, places.place)
  }

  /// How many arguments of a call may be positional.
  static let positionalLimit = 2

  static func tooManyPositional(
    _ name: String, _ parameters: [String?], limit: Int = positionalLimit
  )
    -> Fault
  {
    let next = parameters.indices.contains(limit) ? parameters[limit] : nil
    return Fault(
      "call.positional", "\(name) takes at most \(counted(limit, "positional argument"))",
      hint: next.map { "Name the others: `\($0)=…`." } ?? "Name the others.", argument: limit)
  }

  private func call(
    _ native: NativeFunction, _ positional: [Value], _ named: [(name: String, value: Value)],
    _ places: CallPlaces, top: Frame
  ) throws -> Value {
    try step(places.place)
    let outer = (state.pointee.top, site)
    state.pointee.top = top
    site = places.site
    defer { (state.pointee.top, site) = outer }
    do {
      if positional.count > native.positionalLimit {
        throw Self.tooManyPositional(
          "`\(native.name)`", native.parameterNames, limit: native.positionalLimit)
      }
      let call = Call(
        positional: positional, named: named, evaluation: self, isPiped: places.isPiped,
        site: places.site)
      let result = try native.body(call)
      // A native that works long without asking must not make a stop or a deadline forgotten.
      try look()
      try account(result)
      return try checkedNesting(result)
    } catch {
      // A native that gave up because of a stop or a deadline says so with any error.
      try look()
      throw places.placed(
        error, parameters: native.parameterNames, values: positional + named.map(\.value))
    }
  }
}
