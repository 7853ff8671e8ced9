import Diagnostics
import Language

/// A few natives, enough to try the language with.
enum TestLibrary {
  static let functions: [NativeFunction] = [
    NativeFunction(name: "len", parameterNames: ["x"]) { call in
      guard let count = try argument(call, 0, "x").count else {
        throw Fault("type.argument", "`x` must have a length", parameter: "x")
      }
      return .int(count)
    },
    NativeFunction(name: "show", parameterNames: ["x"]) { call in
      try call.evaluation.host.show(try argument(call, 0, "x"), in: call.evaluation)
      return .none
    },
    NativeFunction(name: "map", parameterNames: ["xs", "f"]) { call in
      let function = try argument(call, 1, "f")
      return .list(
        try call.evaluation.items(of: try argument(call, 0, "xs")).map {
          try call.evaluation.call(function, [$0])
        })
    },
    NativeFunction(name: "reduce", parameterNames: ["xs", "f", "start"]) { call in
      let function = try argument(call, 1, "f")
      return try call.evaluation.items(of: try argument(call, 0, "xs"))
        .reduce(try argument(call, 2, "start")) { try call.evaluation.call(function, [$0, $1]) }
    },
    NativeFunction(name: "sum", parameterNames: ["xs"]) { call in
      var total = 0.0
      for item in try call.evaluation.items(of: try argument(call, 0, "xs")) {
        guard let number = item.number else {
          throw Fault("type.argument", "`xs` must hold numbers", parameter: "xs")
        }
        total += number
      }
      return .float(total)
    },
    NativeFunction(name: "draw", parameterNames: []) { call in
      .int(Int(truncatingIfNeeded: call.randomKey() >> 1))
    },
    NativeFunction(name: "any", parameterNames: ["a"], acceptsAnyName: true) { call in
      .record(Record(call.named.map { ($0.name, $0.value) }))
    },
    NativeFunction(name: "three", parameterNames: ["a", "b", "c"], positionalLimit: 3) { call in
      .list([call.positional, call.named.map(\.value)].flatMap { $0 })
    },
    NativeFunction(name: "spin", parameterNames: []) { call in
      while true { try call.evaluation.checkpoint() }
    },
    NativeFunction(name: "steps", parameterNames: ["x"], tracesArgument: true) { call in
      guard let trace = call.takeTrace() else { return .none }
      return .list(
        trace.steps.map { .string("\($0.depth) \($0.text) = \($0.value.literal)") }
          + (trace.omitted > 0 ? [.int(trace.omitted)] : []))
    },
    NativeFunction(name: "box", parameterNames: ["items"]) { call in
      .foreign(Box(items: try call.evaluation.items(of: try argument(call, 0, "items"))))
    },
  ]

  private static func argument(_ call: Call, _ index: Int, _ name: String) throws -> Value {
    if call.positional.indices.contains(index) { return call.positional[index] }
    if let value = call.named.first(where: { $0.name == name })?.value { return value }
    throw Fault("call.missing-argument", "the argument `\(name)` is missing")
  }
}

/// A foreign value: a list that adds elementwise.
struct Box: Foreign {
  let items: [Value]

  var typeName: String { "box" }
  var summary: String { "box of \(items.count)" }
  var fieldNames: [String] { ["first", "size"] }

  func field(_ name: String) -> Value? {
    switch name {
    case "first": items.first ?? Value.none
    case "size": .int(items.count)
    default: nil
    }
  }

  var count: Int? { items.count }

  func element(_ subscripts: [Subscript]) throws -> Value? {
    guard subscripts.count == 1, case .index(let index) = subscripts[0] else {
      let words = subscripts.map { part in
        switch part {
        case .index(let index): "\(index)"
        case .range(let lower, let upper):
          (lower.map { "\($0) " } ?? "") + "to" + (upper.map { " \($0)" } ?? "")
        }
      }
      return subscripts.count == 2 ? .string(words.joined(separator: "; ")) : nil
    }
    guard let place = Subscript.position(index, count: items.count) else {
      throw Fault("value.index", "there is no element \(index)")
    }
    return items[place]
  }

  func operate(_ op: BinaryOperator, with other: Value, onLeft: Bool) throws -> Value? {
    guard op == .add || op == .less, let number = other.number else { return nil }
    return .foreign(
      Box(
        items: items.map {
          let own = $0.number ?? 0
          if op == .add { return .float(own + number) }
          return .bool(onLeft ? own < number : number < own)
        }))
  }

  func digest(into digest: inout Digest) {
    for item in items { item.digest(into: &digest) }
  }

  func isEqual(to other: any Foreign) -> Bool {
    guard let other = other as? Box else { return false }
    return Value.areEqual(.list(items), .list(other.items))
  }
}
