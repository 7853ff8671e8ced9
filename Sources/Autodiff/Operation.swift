import Diagnostics
import Tensors

/// A differentiable operation: shape rule, value, pullback and test cases in one place.
///
/// A new operation is one struct in one file and one entry in ``Operations/all``; the gradient test
/// walks that list.
protocol Operation: Sendable {
  /// The name that messages use.
  static var name: String { get }
  /// The cases the gradient test runs.
  static var cases: [OperationCase] { get }
  /// The shape of the result.
  ///
  /// - Throws: `shape.mismatch`, naming the operation and the shapes, if the operands do not fit.
  func shape(of operands: [Shape]) throws(Fault) -> Shape
  /// Writes every value of the result.
  ///
  /// - Throws: `limit.memory`.
  func forward(_ pass: Pass) throws(Fault)
  /// Writes the gradient of every operand that wants one, given the gradient of the result.
  ///
  /// - Throws: `limit.memory`.
  func pullback(_ pass: Pass) throws(Fault)
}

extension Operation {
  /// A fault that says what the operation needs and which shapes it has.
  func mismatch(_ operands: [Shape], _ rule: String, hint: String? = nil) -> Fault {
    Fault(
      "shape.mismatch",
      "`\(Self.name)` needs \(rule), but has \(listed(operands.map(\.description)))", hint: hint)
  }

  /// Refuses an operand whose rows are not the steps of a layout.
  func requireSteps(_ operands: [Shape], _ index: Int, _ layout: SequenceLayout) throws(Fault) {
    guard operands[index].rank == 2, operands[index][0] == layout.rowCount else {
      throw mismatch(
        operands,
        "\(counted(layout.rowCount, "row")) of \(counted(layout.count, "sequence"))")
    }
  }
}
