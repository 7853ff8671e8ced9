import Tensors

@testable import Autodiff

/// Compares the gradient of an operation with differences of its values.
///
/// For a random direction u of one operand and random weights v of the result, the change of v · y
/// along u must equal u · pullback(v). Differences are taken over ±h and ±h/2 and extrapolated, so the
/// error of truncation is of order h⁴. With h = 1/32 and values of order 1, rounding of single
/// precision gives about 2⁻²⁴ √n / h ≈ 10⁻⁵ for n ≤ 25; the tolerance of 10⁻³ leaves room for the
/// sums, and a gradient that is 1 % wrong is still
/// refused.
enum GradientChecker {
  static let tolerance = 1e-3

  /// The worst relative error over operands and directions.
  static func worstError(
    of testCase: OperationCase, key: RandomKey, directions: Int = 3
  ) throws -> Double {
    let operands = try testCase.draw(key.child("operands"))
    let tape = Tape(.exact)
    let probe = try values(testCase, operands, tape)
    let weights = key.child("weights").uniforms(probe.count).map { 2 * $0 - 1 }
    tape.reset()
    let variables = try operands.map { try tape.variable($0) }
    let result = try tape.run(testCase.operation, variables)
    try tape.backward(result, gradient: weights)
    var worst = 0.0
    for index in operands.indices where !testCase.constants.contains(index) {
      let gradient = variables[index].gradient.values
      for direction in 0..<directions {
        let step = key.child("direction \(index)").child(direction)
          .uniforms(operands[index].count).map { 2 * $0 - 1 }
        let analytic = zip(gradient, step).reduce(0.0) { $0 + Double($1.0) * Double($1.1) }
        func slope(_ h: Float) throws -> Double {
          let up = try shifted(testCase, operands, index, step, h)
          let down = try shifted(testCase, operands, index, step, -h)
          return (dot(up, weights) - dot(down, weights)) / (2 * Double(h))
        }
        let numeric = (4 * (try slope(1 / 64)) - (try slope(1 / 32))) / 3
        let error = abs(numeric - analytic) / max(0.1, abs(numeric), abs(analytic))
        worst = max(worst, error.isNaN ? .infinity : error)
      }
    }
    return worst
  }

  private static func shifted(
    _ testCase: OperationCase, _ operands: [Tensor], _ index: Int, _ step: [Float], _ h: Float
  ) throws -> [Float] {
    var moved = operands
    moved[index] = try Tensor(
      operands[index].shape, zip(operands[index].values, step).map { $0 + h * $1 })
    return try values(testCase, moved, Tape(.exact))
  }

  private static func values(
    _ testCase: OperationCase, _ operands: [Tensor], _ tape: Tape
  ) throws -> [Float] {
    try tape.run(testCase.operation, operands.map { try tape.variable($0) }).tensor.values
  }

  private static func dot(_ a: [Float], _ b: [Float]) -> Double {
    zip(a, b).reduce(0.0) { $0 + Double($1.0) * Double($1.1) }
  }
}
