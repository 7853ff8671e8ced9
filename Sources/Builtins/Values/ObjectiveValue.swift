import Binding
import Diagnostics
import Distillation
import Language

/// An objective as the language holds it; objectives add up.
struct ObjectiveValue: ForeignBindable {
  let objective: Objective

  static var kindName: String { "objective" }
  var summary: String { objective.description }

  func operate(_ op: BinaryOperator, with other: Value, onLeft: Bool) throws -> Value? {
    guard op == .add, let term = (other.foreign as? ObjectiveValue)?.objective else { return nil }
    return ObjectiveValue(objective: onLeft ? objective + term : term + objective).value
  }

  func digest(into digest: inout Digest) { digest.combine("objective \(objective)") }

  func isEqual(to other: any Foreign) -> Bool {
    (other as? ObjectiveValue)?.objective.description == objective.description
  }

  static func hint(for value: Value) -> String? {
    "Write one such as `mse()`, with its parentheses."
  }
}
