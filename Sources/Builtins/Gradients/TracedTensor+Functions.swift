import Autodiff
import Diagnostics
import Language
import Tensors

extension TracedTensor {
  /// A function of each element.
  func applying(_ function: UnaryFunction) throws -> Value {
    switch function {
    case .exponential: value(try tape.exp(variable))
    case .logarithm: value(try tape.log(variable))
    case .squareRoot: value(try tape.squareRoot(variable))
    case .magnitude:
      value(
        try tape.multiply(variable, tape.constant(tensor.map { $0 < 0 ? -1 : $0 > 0 ? 1 : 0 })))
    default:
      if let activation = Activation.allCases.first(where: { $0.function == function }) {
        value(try tape.activate(variable, activation))
      } else {
        throw Self.untraceable
      }
    }
  }

  /// The sum or mean, of everything or along an axis.
  func reduced(_ reduction: Reduction, axis: Int?) throws -> Value {
    let axes = try axis.map { try [variable.shape.axis($0)] }
    switch reduction {
    case .sum: return value(try tape.sum(variable, axes: axes))
    case .mean:
      guard variable.count > 0 else {
        throw Fault(
          "value.empty", "`mean` needs at least one number, but has none",
          hint: "Check that something is left.", argument: 0)
      }
      return value(try tape.mean(variable, axes: axes))
    default: throw Self.untraceable
    }
  }

  /// Probabilities along the last axis.
  func softmax(temperature: Double) throws -> Value {
    let rows =
      variable.shape.rank == 1 ? try tape.reshape(variable, [1, variable.count]) : variable
    let result = try tape.softmax(rows, temperature: Float(temperature))
    return value(try tape.reshape(result, variable.shape.sizes))
  }

  /// The items of a list of which at least one has a gradient, as one tensor with a new first axis;
  /// nothing for any other value.
  static func stacked(_ value: Value) throws -> TracedTensor? {
    guard let items = value.list,
      let first = items.lazy.compactMap({ $0.foreign as? TracedTensor }).first
    else { return nil }
    let parts = try items.map { item in
      guard let part = try first.operand(item) else { throw untraceable }
      return try first.tape.reshape(part, [1] + part.shape.sizes)
    }
    return TracedTensor(
      variable: try first.tape.concatenate(parts, axis: 0), tape: first.tape)
  }
}
