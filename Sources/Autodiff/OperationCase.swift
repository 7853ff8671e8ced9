import Diagnostics
import Tensors

/// One use of an operation that the gradient test checks.
struct OperationCase: Sendable, CustomStringConvertible {
  /// The operation.
  let operation: any Operation
  /// The sizes of each operand.
  let operands: [[Int]]
  /// The numbers each operand is drawn from; the last entry counts for the rest.
  let domains: [ClosedRange<Float>]
  /// Places where the operation bends; values nearer than 0.1 are moved away.
  let kinks: [Float]
  /// The operands whose gradient is not defined, such as targets.
  let constants: Set<Int>
  /// Makes the drawn operands fit, such as rows that sum to 1.
  let adjust: @Sendable (inout [[Float]]) -> Void

  /// Creates a case.
  init(
    _ operation: any Operation, _ operands: [[Int]], domains: [ClosedRange<Float>] = [-2...2],
    kinks: [Float] = [], constants: Set<Int> = [],
    adjust: @escaping @Sendable (inout [[Float]]) -> Void = { _ in }
  ) {
    self.operation = operation
    self.operands = operands
    self.domains = domains
    self.kinks = kinks
    self.constants = constants
    self.adjust = adjust
  }

  /// Cases of an operation on sequences of the given numbers of steps.
  static func sequences(
    _ lengths: [Int], _ cases: (SequenceLayout) -> [OperationCase]
  ) -> [OperationCase] {
    (try? SequenceLayout(lengths: lengths)).map(cases) ?? []
  }

  /// Name and shapes.
  var description: String {
    "\(type(of: operation).name) \(operands.map(\.description).joined(separator: " "))"
  }

  /// Values for the operands; the same for the same key.
  func draw(_ key: RandomKey) throws(Fault) -> [Tensor] {
    var values: [[Float]] = []
    for (index, sizes) in operands.enumerated() {
      let domain = domains[min(index, domains.count - 1)]
      let width = domain.upperBound - domain.lowerBound
      values.append(
        key.child(index).uniforms(try Shape(sizes).count).map { uniform in
          var value = domain.lowerBound + width * uniform
          for kink in kinks where (value - kink).magnitude < 0.1 { value = kink + 0.2 }
          return value
        })
    }
    adjust(&values)
    var tensors: [Tensor] = []
    for (sizes, values) in zip(operands, values) { tensors.append(try Tensor(sizes, values)) }
    return tensors
  }
}
