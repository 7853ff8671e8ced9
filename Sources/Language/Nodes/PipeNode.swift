/// `value |> …_…`: the value stands in a slot while the target runs.
final class PipeNode: Node, @unchecked Sendable {
  let slot: Int
  let value: Node
  let target: Node

  init(_ slot: Int, _ value: Node, _ target: Node) {
    self.slot = slot
    self.value = value
    self.target = target
  }

  override func eval(_ f: Frame, _ m: Evaluation) throws -> Value {
    f[slot] = try value.eval(f, m)
    let result = try target.eval(f, m)
    f[slot] = .none
    return result
  }
}
