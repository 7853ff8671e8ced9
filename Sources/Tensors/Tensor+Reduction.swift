public import Diagnostics

/// A number computed from all the numbers along an axis.
public enum Reduction: String, Sendable, CaseIterable {
  /// The sum; 0 for none.
  case sum
  /// The arithmetic mean; NaN for none.
  case mean
  /// The largest; NaN if one is NaN, and −∞ for none.
  case maximum = "max"
  /// The smallest; NaN if one is NaN, and ∞ for none.
  case minimum = "min"
  /// The mean of squared differences from the mean (divisor n); NaN for none.
  case variance
  /// The square root of the variance (divisor n); NaN for none.
  case deviation = "sd"
  /// The index of the first largest number; 0 for none.
  case indexOfMaximum = "argmax"
  /// The index of the first smallest number; 0 for none.
  case indexOfMinimum = "argmin"

  /// The result for `count` numbers, `step` apart; sums are kept in double precision.
  func apply(_ x: UnsafePointer<Float>, step: Int, count: Int) -> Float {
    switch self {
    case .sum: return Float(Self.total(x, step, count) { $0 })
    case .mean: return Float(Self.total(x, step, count) { $0 } / Double(count))
    case .maximum: return Self.best(x, step, count, -.infinity) { $0 > $1 }.value
    case .minimum: return Self.best(x, step, count, .infinity) { $0 < $1 }.value
    case .indexOfMaximum: return Float(Self.best(x, step, count, -.infinity) { $0 > $1 }.index)
    case .indexOfMinimum: return Float(Self.best(x, step, count, .infinity) { $0 < $1 }.index)
    case .variance: return Float(Self.variance(x, step, count))
    case .deviation: return Float(Self.variance(x, step, count).squareRoot())
    }
  }

  private static func total(
    _ x: UnsafePointer<Float>, _ step: Int, _ count: Int, _ term: (Double) -> Double
  ) -> Double {
    var sum = 0.0
    for i in 0..<count { sum += term(Double(x[i * step])) }
    return sum
  }

  private static func variance(_ x: UnsafePointer<Float>, _ step: Int, _ count: Int) -> Double {
    let mean = total(x, step, count) { $0 } / Double(count)
    return total(x, step, count) { ($0 - mean) * ($0 - mean) } / Double(count)
  }

  private static func best(
    _ x: UnsafePointer<Float>, _ step: Int, _ count: Int, _ start: Float,
    _ isBetter: (Float, Float) -> Bool
  ) -> (value: Float, index: Int) {
    var best = (value: start, index: 0)
    for i in 0..<count {
      let value = x[i * step]
      if value.isNaN { return (value, i) }
      if isBetter(value, best.value) { best = (value, i) }
    }
    return best
  }
}

extension Tensor {
  /// A reduction along one axis, which disappears, or over everything.
  ///
  /// - Throws: `shape.axis`.
  public func reduced(_ reduction: Reduction, axis: Int? = nil) throws(Fault) -> Tensor {
    guard let axis else {
      return Tensor(withPointer { reduction.apply($0, step: 1, count: count) })
    }
    let (outer, size, inner) = try shape.layout(axis: axis)
    return Tensor(try shape.removing(axis: axis)) { out in
      withPointer { source in
        for row in 0..<outer {
          for column in 0..<inner {
            out[row * inner + column] = reduction.apply(
              source + row * size * inner + column, step: inner, count: size)
          }
        }
      }
    }
  }
}
