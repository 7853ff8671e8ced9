import Binding
import Diagnostics
import Distillation
import Language

/// What is handed over: an objective for all sets of embeddings, or a record with one for each.
struct TransferArgument: Bindable {
  let plan: TransferPlan
  let value: Value

  init(_ objective: Objective) {
    plan = TransferPlan(objective)
    value = ObjectiveValue(objective: objective).value
  }

  private init(_ plan: TransferPlan, _ value: Value) {
    self.plan = plan
    self.value = value
  }

  static var kindName: String { "objective or record of objectives" }

  static func read(_ value: Value) throws -> TransferArgument? {
    if let objective = try ObjectiveValue.read(value)?.objective {
      return TransferArgument(objective)
    }
    guard let record = value.record else { return nil }
    for name in record.names where !["encoder", "aggregation"].contains(name) {
      throw Fault(
        "distill.objective",
        "a set of embeddings must be `encoder` or `aggregation`, but is `\(name)`",
        hint: suggestion(for: name, among: ["encoder", "aggregation"], noun: "set"),
        parameter: "objective")
    }
    let plan = try TransferPlan(
      encoder: try objective(of: "encoder", in: record),
      aggregation: try objective(of: "aggregation", in: record))
    return TransferArgument(plan, value)
  }

  static func hint(for value: Value) -> String? {
    ObjectiveValue.hint(for: value)
  }

  private static func objective(of name: String, in record: Record) throws -> Objective? {
    guard let value = record[name], !value.isNone else { return nil }
    guard let objective = try ObjectiveValue.read(value)?.objective else {
      throw Fault(
        "distill.objective", "`\(name)` must be an objective, but is \(article(value.typeName))",
        hint: ObjectiveValue.hint(for: value), parameter: "objective")
    }
    return objective
  }
}
