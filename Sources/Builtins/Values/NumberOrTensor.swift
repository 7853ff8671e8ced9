import Binding
import Language
import Tensors

/// An argument that may be a number, a tensor, or nested lists of numbers.
enum NumberOrTensor: Bindable {
  case number(Double)
  case tensor(Tensor)
  /// A tensor whose gradient is sought.
  case traced(TracedTensor)

  static var kindName: String { "number or tensor" }
  static func hint(for value: Value) -> String? {
    "Give a number, or make a tensor with `tensor([…])`."
  }

  var value: Value {
    switch self {
    case .number(let number): .float(number)
    case .tensor(let tensor): .foreign(TensorValue(tensor: tensor))
    case .traced(let traced): traced.value
    }
  }

  static func read(_ value: Value) throws -> NumberOrTensor? {
    if let number = value.number { return .number(number) }
    if let operand = try TracedOperand.read(value) { return .traced(operand.traced) }
    return try Numbers.read(value).map { .tensor($0.tensor) }
  }
}
