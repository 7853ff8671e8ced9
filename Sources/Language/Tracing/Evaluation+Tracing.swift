extension Evaluation {
  func record(_ step: EvaluationStep, isName: Bool = false) {
    guard !traces.isEmpty else { return }
    if isName {
      traces[traces.count - 1].record(name: step)
    } else {
      traces[traces.count - 1].record(step)
    }
  }
}

extension Call {
  /// How the argument got its value, if the function asked for that
  /// (``NativeFunction/tracesArgument``) and was called by its own name.
  public func takeTrace() -> EvaluationTrace? { evaluation.traces.popLast() }
}
