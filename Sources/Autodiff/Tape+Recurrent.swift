public import Diagnostics
public import Tensors

// Layers with a state that goes from step to step.
extension Tape {
  /// A recurrent layer over sequences, `[steps, in] → [steps, d h]` or `[sequences, d h]`.
  ///
  /// - Parameters:
  ///   - weights: For each direction the weights of the input `[in, g h]` and of the state `[h, g h]`,
  ///     then their biases `[g h]`; g is the number of gates.
  ///   - returnsLast: Whether only each direction's last state is returned.
  /// - Throws: `shape.mismatch` if the operands do not fit.
  public func recurrent(
    _ cell: RecurrentCell, _ x: Variable, _ weights: [Variable], _ layout: SequenceLayout,
    isBidirectional: Bool = false, returnsLast: Bool = false
  ) throws(Fault) -> Variable {
    try apply(
      Recurrent(cell, layout, isBidirectional: isBidirectional, returnsLast: returnsLast),
      [x] + weights)
  }
}
