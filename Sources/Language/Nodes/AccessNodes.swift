import Diagnostics

/// `r.field`
final class FieldNode: Node, @unchecked Sendable {
  let owner: Node
  let name: String
  /// Whether the field is called, as a method would be in other languages.
  let isCalled: Bool
  let place: Place

  init(_ owner: Node, _ name: String, isCalled: Bool, _ place: Place) {
    self.owner = owner
    self.name = name
    self.isCalled = isCalled
    self.place = place
  }

  override func eval(_ f: Frame, _ m: Evaluation) throws -> Value {
    let value = try owner.eval(f, m)
    if let record = value.record {
      if let field = record[name] { return field }
      throw missing(value, among: record.names)
    }
    if let foreign = value.foreign {
      do {
        if let field = try foreign.field(name) { return field }
      } catch {
        throw place.placed(error)
      }
      throw missing(value, among: foreign.fieldNames)
    }
    throw missing(value, among: [])
  }

  private func missing(_ value: Value, among names: [String]) -> Diagnostic {
    let hint: String
    if isCalled, names.isEmpty || nearestName(to: name, among: names) == nil {
      hint =
        name == "append"
        ? "Values never change: write `xs = xs + [x]`."
        : "There are no methods: write `\(name)(x)` or `x |> \(name)()`."
    } else if names.isEmpty {
      hint = value.count == nil ? "Only records have fields." : Self.hint(name)
    } else {
      hint = suggestion(for: name, among: names, noun: "field")
    }
    return place.error(
      "type.no-field", "\(value.described) has no field `\(name)`", hint: hint)
  }

  private static func hint(_ name: String) -> String {
    switch name {
    case "length", "count", "size", "len", "shape": "Write `len(x)`."
    default: "Write `x[0]` for an element."
    }
  }
}

/// `x[i]`, `x[a..<b]` or `x[i, j]`
final class ElementNode: Node, @unchecked Sendable {
  enum Part: Sendable {
    case index(Node, Place)
    case range(Node?, Node?, isClosed: Bool, Place)
  }

  let owner: Node
  let parts: [Part]
  let place: Place

  init(_ owner: Node, _ parts: [Part], _ place: Place) {
    self.owner = owner
    self.parts = parts
    self.place = place
  }

  override func eval(_ f: Frame, _ m: Evaluation) throws -> Value {
    let value = try owner.eval(f, m)
    if parts.count == 1, case .index(let node, let place) = parts[0] {
      let index = try node.eval(f, m)
      if case .int(let index) = index, let items = value.list {
        guard let position = Subscript.position(index, count: items.count) else {
          throw Self.outside(index, items.count, value, place)
        }
        return items[position]
      }
      if let name = index.string { return try field(name, of: value, place) }
    }
    let subscripts = try parts.map { try $0.subscript(f, m) }
    do {
      return try element(subscripts, of: value, parts.first?.place ?? place)
    } catch let fault as Fault where fault.code == "value.index" && parts.count == 1 {
      throw (parts.first?.place ?? place).placed(fault)
    } catch {
      throw place.placed(error)
    }
  }

  private func element(
    _ subscripts: [Subscript], of value: Value, _ first: Place
  ) throws -> Value {
    if let foreign = value.foreign, let element = try foreign.element(subscripts) {
      return element
    }
    guard subscripts.count == 1, let count = value.count, value.record == nil, value.foreign == nil
    else { throw Self.noElements(value, subscripts.count) }
    switch subscripts[0] {
    case .index(let index):
      guard let position = Subscript.position(index, count: count) else {
        throw Self.outside(index, count, value, first)
      }
      if let range = value.range { return .int(range.lowerBound + position) }
      if let text = value.string {
        return .string(String(text[text.index(text.startIndex, offsetBy: position)]))
      }
      throw Self.noElements(value, 1)
    case .range(let lower, let upper):
      let positions = Subscript.positions(lower, upper, count: count)
      if let items = value.list { return .list(Array(items[positions])) }
      if let range = value.range {
        return .range(
          range.lowerBound + positions.lowerBound..<range.lowerBound + positions.upperBound)
      }
      if let text = value.string {
        return .string(String(text.dropFirst(positions.lowerBound).prefix(positions.count)))
      }
      throw Self.noElements(value, 1)
    }
  }

  /// `r["field"]`
  private func field(_ name: String, of value: Value, _ place: Place) throws -> Value {
    var names: [String] = []
    if let record = value.record {
      if let field = record[name] { return field }
      names = record.names
    } else if let foreign = value.foreign {
      do {
        if let field = try foreign.field(name) { return field }
      } catch {
        throw place.placed(error)
      }
      names = foreign.fieldNames
    } else {
      throw place.error(
        "type.subscript", "a position in \(value.described) must be an integer, but is a text")
    }
    throw place.error(
      "type.no-field", "\(value.described) has no field `\(name)`",
      hint: suggestion(for: name, among: names, noun: "field"))
  }

  private static func outside(
    _ index: Int, _ count: Int, _ value: Value, _ place: Place
  ) -> Diagnostic {
    let valid =
      count == 0
      ? "it is empty" : "valid are 0 to \(count - 1), and -1 to -\(count) from the end"
    return place.error(
      "value.index",
      "the position \(index) is outside \(value.described) of length \(count): \(valid)")
  }

  private static func noElements(_ value: Value, _ count: Int) -> Fault {
    let hint =
      value.record != nil
      ? "Write `r.name` or `r[\"name\"]`."
      : value.isFunction ? "Call it with parentheses: `f(x)`." : nil
    return Fault(
      "type.subscript",
      "\(value.described) cannot be subscripted with \(counted(count, "position"))", hint: hint)
  }
}

extension ElementNode.Part {
  var place: Place {
    switch self {
    case .index(_, let place), .range(_, _, _, let place): place
    }
  }

  /// The subscript as a value.
  func `subscript`(_ f: Frame, _ m: Evaluation) throws -> Subscript {
    switch self {
    case .index(let node, let place):
      let value = try node.eval(f, m)
      if case .int(let index) = value { return .index(index) }
      if let range = value.range { return .range(range.lowerBound, range.upperBound) }
      throw place.error(
        "type.subscript", "a position must be an integer or a range, but is \(value.described)",
        hint: value.number == nil ? nil : "Round it, or divide with `//`.")
    case .range(let lower, let upper, let isClosed, let place):
      let low = try lower.map { try Self.bound($0, place, f, m) }
      let high = try upper.map { try Self.bound($0, place, f, m) }
      guard isClosed, let high else { return .range(low, high) }
      // The last position from the end has no position after it.
      if high == -1 { return .range(low, nil) }
      return .range(low, high == .max ? high : high + 1)
    }
  }

  private static func bound(
    _ node: Node, _ place: Place, _ f: Frame, _ m: Evaluation
  ) throws -> Int {
    let value = try node.eval(f, m)
    if case .int(let bound) = value { return bound }
    throw place.error(
      "type.subscript", "the bounds of a slice must be integers, but one is \(value.described)",
      hint: value.number == nil ? nil : "Round it, or divide with `//`.")
  }
}
