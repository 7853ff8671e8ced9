import Binding
import Diagnostics
import Language
import Tensors

/// An argument that is an array of numbers: a tensor, a range, or nested lists.
struct Numbers: Bindable {
  let tensor: Tensor

  static var kindName: String { "tensor or list of numbers" }
  static func hint(for value: Value) -> String? {
    "Write numbers as `[1, 2]`, or rows as `[[1, 2], [3, 4]]`."
  }
  var value: Value { .foreign(TensorValue(tensor: tensor)) }
  /// The numbers in double precision, for statistics and plots.
  var doubles: [Double] { source ?? tensor.values.map(Double.init) }
  private let source: [Double]?
  /// A finite number that is too large for a tensor, where there is one.
  private let excess: Double?

  init(_ tensor: Tensor, source: [Double]? = nil, excess: Double? = nil) {
    self.tensor = tensor
    self.source = source
    self.excess = excess
  }

  /// The tensor; throws where a number became infinite in single precision.
  func exactTensor() throws(Fault) -> Tensor {
    guard let excess else { return tensor }
    throw Fault(
      "tensor.range",
      "the numbers of a tensor must be within ±3.4e38, single precision, but one is \(excess)",
      hint: "Scale the numbers first, or keep them in a list.", argument: 0)
  }

  static func read(_ value: Value) throws -> Numbers? {
    if let tensor = (value.foreign as? TensorValue)?.tensor { return Numbers(tensor) }
    if value.foreign is TracedTensor { throw TracedTensor.untraceable }
    guard value.list != nil || value.range != nil, let items = try Items.read(value) else {
      return nil
    }
    let numbers = items.items.compactMap(\.number)
    if numbers.count == items.items.count {
      return Numbers(
        try Tensor([numbers.count], numbers.map { Float($0) }), source: numbers,
        excess: numbers.first { $0.isFinite && !Float($0).isFinite })
    }
    var parts: [Tensor] = []
    var sources: [Double]? = []
    var excess: Double?
    for item in items.items {
      guard let part = try Numbers.read(item) else { return nil }
      if let first = parts.first, first.shape != part.tensor.shape {
        throw Fault(
          "shape.ragged",
          "the rows of a tensor must have one shape, but there are \(first.shape) and "
            + "\(part.tensor.shape)",
          hint: "Give every row the same number of numbers.")
      }
      parts.append(part.tensor)
      sources = part.source.flatMap { own in sources.map { $0 + own } }
      excess = excess ?? part.excess
    }
    guard let first = parts.first else { return nil }
    return Numbers(
      try Tensor([parts.count] + first.shape.sizes, parts.flatMap(\.values)), source: sources,
      excess: excess)
  }
}
