public import Diagnostics

extension Tensor {
  /// A function of two tensors, element by element; sizes of 1 are repeated.
  ///
  /// - Throws: `shape.mismatch`.
  public static func combine(
    _ a: Tensor, _ b: Tensor, _ function: BinaryFunction
  ) throws(Fault) -> Tensor {
    let plan = try Broadcast(a.shape, b.shape, in: function.rawValue)
    return Tensor(plan.shape) { out in
      a.withPointer { x in b.withPointer { y in plan.apply(function, x, y, out) } }
    }
  }

  /// A function of two tensors, one pair of elements at a time; sizes of 1 are repeated. `operation`
  /// names it in errors.
  ///
  /// - Throws: `shape.mismatch`.
  public static func combine(
    _ a: Tensor, _ b: Tensor, in operation: String, _ function: (Float, Float) -> Float
  ) throws(Fault) -> Tensor {
    let plan = try Broadcast(a.shape, b.shape, in: operation)
    return Tensor(plan.shape) { out in
      a.withPointer { x in
        b.withPointer { y in
          plan.forEachRun { offsetA, stepA, offsetB, stepB, offset, count in
            for i in 0..<count {
              out[offset + i] = function(x[offsetA + i * stepA], y[offsetB + i * stepB])
            }
          }
        }
      }
    }
  }

  /// A function of every element.
  public func mapped(_ function: UnaryFunction) -> Tensor {
    Tensor(shape) { out in withPointer { function.apply($0, out, count: count) } }
  }

  /// A function of every element, one at a time.
  public func map(_ function: (Float) -> Float) -> Tensor {
    Tensor(unchecked: shape, values.map(function))
  }

  /// a + b, sizes of 1 repeated.
  public static func + (a: Tensor, b: Tensor) throws(Fault) -> Tensor { try combine(a, b, .add) }
  /// a − b, sizes of 1 repeated.
  public static func - (a: Tensor, b: Tensor) throws(Fault) -> Tensor {
    try combine(a, b, .subtract)
  }
  /// a · b element by element, sizes of 1 repeated.
  public static func * (a: Tensor, b: Tensor) throws(Fault) -> Tensor {
    try combine(a, b, .multiply)
  }
  /// a / b, sizes of 1 repeated.
  public static func / (a: Tensor, b: Tensor) throws(Fault) -> Tensor {
    try combine(a, b, .divide)
  }
  /// Every element with the other sign.
  public static prefix func - (a: Tensor) -> Tensor { a.mapped(.negate) }
}
