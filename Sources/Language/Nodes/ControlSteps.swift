import Diagnostics

/// An expression whose value nobody needs.
final class EvaluateStep: Step, @unchecked Sendable {
  let node: Node

  init(_ node: Node) { self.node = node }

  override func run(_ f: Frame, _ m: Evaluation) throws -> Flow {
    _ = try node.eval(f, m)
    return .next
  }
}

/// Two statements, one after the other; longer blocks are balanced trees of these.
final class PairStep: Step, @unchecked Sendable {
  let a: Step, b: Step

  init(_ a: Step, _ b: Step) {
    self.a = a
    self.b = b
  }

  override func run(_ f: Frame, _ m: Evaluation) throws -> Flow {
    let flow = try a.run(f, m)
    if flow != .next { return flow }
    return try b.run(f, m)
  }

  /// The tree over steps; an empty step if there are none.
  static func tree(_ steps: ArraySlice<Step>) -> Step {
    guard steps.count > 1 else { return steps.first ?? Step() }
    let middle = steps.startIndex + steps.count / 2
    return PairStep(tree(steps[..<middle]), tree(steps[middle...]))
  }
}

/// `break` or `continue`
final class FlowStep: Step, @unchecked Sendable {
  let flow: Flow

  init(_ flow: Flow) { self.flow = flow }

  override func run(_ f: Frame, _ m: Evaluation) throws -> Flow { flow }
}

/// `if` as a statement.
final class IfStep: Step, @unchecked Sendable {
  let condition: Condition
  let then: Step
  let otherwise: Step?

  init(_ condition: Condition, _ then: Step, _ otherwise: Step?) {
    self.condition = condition
    self.then = then
    self.otherwise = otherwise
  }

  override func run(_ f: Frame, _ m: Evaluation) throws -> Flow {
    if try condition.test(f, m) { return try then.run(f, m) }
    guard let otherwise else { return .next }
    return try otherwise.run(f, m)
  }
}

/// `if` as an expression.
final class IfNode: Node, @unchecked Sendable {
  let condition: Condition
  let then: Node
  let otherwise: Node

  init(_ condition: Condition, _ then: Node, _ otherwise: Node) {
    self.condition = condition
    self.then = then
    self.otherwise = otherwise
  }

  override func eval(_ f: Frame, _ m: Evaluation) throws -> Value {
    try condition.test(f, m) ? then.eval(f, m) : otherwise.eval(f, m)
  }
}

/// Statements and then the value of the block.
final class BlockNode: Node, @unchecked Sendable {
  let steps: Step
  let result: Node

  init(_ steps: Step, _ result: Node) {
    self.steps = steps
    self.result = result
  }

  override func eval(_ f: Frame, _ m: Evaluation) throws -> Value {
    _ = try steps.run(f, m)
    return try result.eval(f, m)
  }
}

/// `for i in a..<b { … }`, which makes no range.
final class RangeLoopStep: Step, @unchecked Sendable {
  let slot: Int
  let bounds: RangeBounds
  let body: Step
  let place: Place

  init(_ slot: Int, _ bounds: RangeBounds, _ body: Step, _ place: Place) {
    self.slot = slot
    self.bounds = bounds
    self.body = body
    self.place = place
  }

  override func run(_ f: Frame, _ m: Evaluation) throws -> Flow {
    var (index, end) = try bounds.eval(f, m)
    while index < end {
      try m.step(place)
      f[slot] = .int(index)
      if try body.run(f, m) == .broke { break }
      index &+= 1
    }
    f[slot] = .none
    return .next
  }
}

/// `for pattern in sequence { … }`
final class LoopStep: Step, @unchecked Sendable {
  let target: DestructureStep.Target
  let sequence: Node
  let body: Step
  let place: Place

  init(_ target: DestructureStep.Target, _ sequence: Node, _ body: Step, _ place: Place) {
    self.target = target
    self.sequence = sequence
    self.body = body
    self.place = place
  }

  override func run(_ f: Frame, _ m: Evaluation) throws -> Flow {
    let value = try sequence.eval(f, m)
    try m.iterate(value, place) { item in
      if case .slot(let slot) = target { f[slot] = item } else { try target.bind(item, f, m) }
      return try body.run(f, m) != .broke
    }
    return .next
  }
}

extension Evaluation {
  /// Calls `body` for every item until it returns false; counts steps.
  func iterate(_ value: Value, _ place: Place, _ body: (Value) throws -> Bool) throws {
    if let range = value.range {
      for index in range {
        try step(place)
        guard try body(.int(index)) else { return }
      }
      return
    }
    if let foreign = value.foreign, let count = foreign.count {
      for index in 0..<count {
        try step(place)
        let item: Value?
        do {
          item = try foreign.element([.index(index)])
        } catch {
          throw place.placed(error)
        }
        guard let item, try body(item) else { return }
      }
      return
    }
    let items: [Value]
    do {
      items = try self.items(of: value)
    } catch {
      throw place.placed(error)
    }
    for item in items {
      try step(place)
      guard try body(item) else { return }
    }
  }
}

/// `check condition, "message"`
final class CheckStep: Step, @unchecked Sendable {
  let condition: Condition
  let message: Node?
  let place: Place

  init(_ condition: Condition, _ message: Node?, _ place: Place) {
    self.condition = condition
    self.message = message
    self.place = place
  }

  override func run(_ f: Frame, _ m: Evaluation) throws -> Flow {
    if try condition.test(f, m) { return .next }
    let text = try message?.eval(f, m).plainText ?? "the condition does not hold"
    throw place.error("check.failed", text)
  }
}

/// `seed 7`
final class SeedStep: Step, @unchecked Sendable {
  let seed: UInt64

  init(_ seed: UInt64) { self.seed = seed }

  override func run(_ f: Frame, _ m: Evaluation) throws -> Flow {
    m.seed = seed
    return .next
  }
}
