import Binding
import Language

/// An argument of a function through which gradients flow: a tensor with a gradient, or a list that
/// holds some.
struct TracedOperand: Bindable {
  let traced: TracedTensor

  static var kindName: String { "tensor" }
  static func hint(for value: Value) -> String? { nil }
  var value: Value { traced.value }

  static func read(_ value: Value) throws -> TracedOperand? {
    if let traced = value.foreign as? TracedTensor { return TracedOperand(traced: traced) }
    return try TracedTensor.stacked(value).map(TracedOperand.init)
  }
}
