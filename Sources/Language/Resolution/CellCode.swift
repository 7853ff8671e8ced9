/// A cell ready to run.
struct CellCode {
  /// What fills slots before the first statement.
  let prologue: Step
  let steps: Step
  /// The value of the cell, if its last statement is an expression.
  let result: Node?
  /// Whether that expression is an `if`, whose value counts only where it is not `none`.
  let isConditional: Bool
  /// The names of earlier cells that the cell reads, with their slots.
  let globals: [(name: String, slot: Int)]
  /// The names that the cell binds, with their slots.
  let bound: [(name: String, slot: Int)]
  /// The number of slots.
  let slots: Int
}
