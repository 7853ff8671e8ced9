/// A part of an expression that is explained: its value is written down.
final class TracedNode: Node, @unchecked Sendable {
  let node: Node
  let text: String
  let depth: Int
  let isName: Bool

  init(_ node: Node, _ text: String, depth: Int, isName: Bool) {
    self.node = node
    self.text = text
    self.depth = depth
    self.isName = isName
  }

  override func eval(_ f: Frame, _ m: Evaluation) throws -> Value {
    let value = try node.eval(f, m)
    // The name of a function tells as much as its value.
    if value.isFunction { return value }
    m.record(EvaluationStep(text: text, value: value, depth: depth), isName: isName)
    return value
  }
}

/// A condition within an expression that is explained.
final class TracedCondition: Condition, @unchecked Sendable {
  let condition: Condition
  let text: String
  let depth: Int

  init(_ condition: Condition, _ text: String, depth: Int) {
    self.condition = condition
    self.text = text
    self.depth = depth
  }

  override func test(_ f: Frame, _ m: Evaluation) throws -> Bool {
    let holds = try condition.test(f, m)
    m.record(EvaluationStep(text: text, value: .bool(holds), depth: depth))
    return holds
  }
}

/// The whole expression that is explained: begins a trace, which the function that asked for it
/// takes.
final class TraceNode: Node, @unchecked Sendable {
  let node: Node
  let text: String

  init(_ node: Node, _ text: String) {
    self.node = node
    self.text = text
  }

  override func eval(_ f: Frame, _ m: Evaluation) throws -> Value {
    m.traces.append(EvaluationTrace())
    do {
      let value = try node.eval(f, m)
      m.record(EvaluationStep(text: text, value: value, depth: 0))
      return value
    } catch {
      m.traces.removeLast()
      throw error
    }
  }
}
