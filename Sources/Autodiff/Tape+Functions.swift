public import Diagnostics
import Tensors

// The operations under short names. Each throws `shape.mismatch` if its operands do not fit.
extension Tape {
  /// a + b, sizes of 1 repeated.
  public func add(_ a: Variable, _ b: Variable) throws(Fault) -> Variable {
    try apply(Add(), a, b)
  }

  /// a − b, sizes of 1 repeated.
  public func subtract(_ a: Variable, _ b: Variable) throws(Fault) -> Variable {
    try apply(Subtract(), a, b)
  }

  /// a · b element by element, sizes of 1 repeated.
  public func multiply(_ a: Variable, _ b: Variable) throws(Fault) -> Variable {
    try apply(Multiply(), a, b)
  }

  /// a / b element by element, sizes of 1 repeated.
  public func divide(_ a: Variable, _ b: Variable) throws(Fault) -> Variable {
    try apply(Divide(), a, b)
  }

  /// a x + b for numbers a and b.
  public func scale(
    _ x: Variable, by factor: Float, plus offset: Float = 0
  ) throws(Fault) -> Variable {
    try apply(Scale(by: factor, plus: offset), x)
  }

  /// A weighted sum of numbers, such as the parts of a loss; parts of weight 0 are left out.
  public func weightedSum(_ parts: [(weight: Float, value: Variable)]) throws(Fault) -> Variable {
    var total: Variable?
    for part in parts where part.weight != 0 {
      let value = part.weight == 1 ? part.value : try scale(part.value, by: part.weight)
      if let sum = total { total = try add(sum, value) } else { total = value }
    }
    if let total { return total }
    return try constant(Tensor(0))
  }

  /// eˣ
  public func exp(_ x: Variable) throws(Fault) -> Variable { try apply(Exponential(), x) }

  /// The natural logarithm.
  public func log(_ x: Variable) throws(Fault) -> Variable { try apply(Logarithm(), x) }

  /// √x
  public func squareRoot(_ x: Variable) throws(Fault) -> Variable { try apply(SquareRoot(), x) }

  /// x²
  public func square(_ x: Variable) throws(Fault) -> Variable { try apply(Square(), x) }

  /// The sum along axes, or of everything.
  public func sum(_ x: Variable, axes: [Int]? = nil) throws(Fault) -> Variable {
    try apply(Sum(axes: axes), x)
  }

  /// The mean along axes, or of everything.
  public func mean(_ x: Variable, axes: [Int]? = nil) throws(Fault) -> Variable {
    try apply(Mean(axes: axes), x)
  }
}
