import Tensors

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// A function of every element of an array.
final class FunctionCase: BenchCase {
  let name: String
  private let function: UnaryFunction
  private let x = RandomKey(4).uniforms(100_000).map { 4 * $0 + 0.01 }
  private var y = [Float](repeating: 0, count: 100_000)

  init(_ function: UnaryFunction) {
    self.function = function
    name = "map_\(function.rawValue)"
  }

  var items: (count: Int, unit: String) { (x.count, "numbers") }

  func run() {
    function.apply(x, &y, count: x.count)
  }

  /// Compares every result with the C library in double precision.
  func verify() -> String? {
    run()
    for (x, y) in zip(x, y) {
      let expected = reference(Double(x))
      if !(abs(Double(y) - expected) <= 4e-7 * max(abs(expected), 1e-3)) {
        return "the result for \(x) is \(y) instead of \(expected)"
      }
    }
    return nil
  }

  private func reference(_ x: Double) -> Double {
    switch function {
    case .negate: -x
    case .magnitude: abs(x)
    case .square: x * x
    case .squareRoot: x.squareRoot()
    case .exponential: exp(x)
    case .logarithm: log(x)
    case .hyperbolicTangent: tanh(x)
    case .sigmoid: 1 / (1 + exp(-x))
    case .rectify: max(x, 0)
    case .gaussianErrorLinear:
      0.5 * x * (1 + tanh((2 / Double.pi).squareRoot() * (x + 0.044715 * x * x * x)))
    }
  }
}
