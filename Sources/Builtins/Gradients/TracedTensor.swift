import Autodiff
import Binding
import Diagnostics
import Language
import Tensors

/// A tensor inside a function whose gradient is sought: what it is computed from is remembered.
///
/// It lives as long as the call of `gradient`, on the thread of that call.
struct TracedTensor: ForeignBindable, @unchecked Sendable {
  let variable: Variable
  let tape: Tape

  static var kindName: String { "tensor with a gradient" }

  /// The numbers alone.
  var tensor: Tensor { variable.tensor }

  var summary: String { tensor.summary }
  func display(_ presentation: Presentation) -> String { tensor.display(presentation) }

  var fieldNames: [String] { plain.fieldNames }
  func field(_ name: String) -> Value? { plain.field(name) }
  var count: Int? { variable.shape.sizes.first }

  func digest(into digest: inout Digest) { plain.digest(into: &digest) }
  func isEqual(to other: any Foreign) -> Bool { (other as? TracedTensor)?.tensor == tensor }

  /// The numbers as a value of the language, which forgets where they came from.
  var plain: TensorValue { TensorValue(tensor: tensor) }

  /// What an operation on the tape makes, as a value.
  func value(_ result: Variable) -> Value {
    .foreign(TracedTensor(variable: result, tape: tape))
  }

  /// A value as an operand: one on the same tape, or numbers as a constant.
  func operand(_ value: Value) throws -> Variable? {
    if let other = value.foreign as? TracedTensor {
      guard other.tape === tape else { throw Self.nested }
      return other.variable
    }
    return try TensorValue.tensor(from: value).map { try tape.constant($0) }
  }

  func element(_ subscripts: [Subscript]) throws -> Value? {
    // The plain tensor says what is wrong with subscripts, in the words of every tensor.
    guard try plain.element(subscripts) != nil else { return nil }
    var result = variable
    var axis = 0
    for one in subscripts {
      let size = result.shape[axis]
      switch one {
      case .index(let index):
        let position = Subscript.position(index, count: size) ?? 0
        result = try tape.slice(result, axis: axis, position..<(position + 1))
        var sizes = result.shape.sizes
        sizes.remove(at: axis)
        result = try tape.reshape(result, sizes)
      case .range(let lower, let upper):
        result = try tape.slice(
          result, axis: axis, Subscript.positions(lower, upper, count: size))
        axis += 1
      }
    }
    return value(result)
  }

  /// The complaint about gradients of gradients.
  static let nested = Fault(
    "gradient.nested",
    "a function given to `gradient` must not call `gradient` with what it is given",
    hint: "Second derivatives are not computed; subtract two gradients instead.")

  /// The complaint about a function through which no gradient flows.
  static let untraceable = Fault(
    "gradient.untraceable",
    "a tensor whose gradient is sought must go through functions that have one, but this one has none",
    hint:
      "Use + - * / ^ @, subscripts, exp, log, sqrt, abs, sigmoid, tanh, relu, gelu, softmax, sum, mean, "
      + "reshape or transpose; `x.values` are plain numbers.", argument: 0)
}
