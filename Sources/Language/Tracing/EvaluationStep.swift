/// One part of an expression and the value that it turned out to have.
public struct EvaluationStep: Sendable {
  /// The part as it is written, on one line.
  public let text: String
  /// Its value.
  public let value: Value
  /// How deeply it stands within the whole, which has depth 0.
  public let depth: Int
}

/// The parts of an expression in the order in which they got their values.
public struct EvaluationTrace: Sendable {
  /// The most steps that are kept, so that a trace of a loop stays readable.
  public static let limit = 200

  /// The steps, the whole expression last.
  public internal(set) var steps: [EvaluationStep] = []
  /// How many steps were left out before the last ones.
  public internal(set) var omitted = 0

  /// Writes down a name, unless nothing has changed since it was read last.
  mutating func record(name step: EvaluationStep) {
    let last = steps.last { $0.text == step.text }
    if let last, Value.areEqual(last.value, step.value) { return }
    record(step)
  }

  mutating func record(_ step: EvaluationStep) {
    if steps.count < Self.limit || step.depth == 0 {
      steps.append(step)
    } else {
      omitted += 1
    }
  }
}
