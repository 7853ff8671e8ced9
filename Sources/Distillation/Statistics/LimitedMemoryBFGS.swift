/// Minimises a smooth convex function by the limited-memory quasi-Newton method of BFGS.
///
/// Reference: Nocedal and Wright, "Numerical Optimization", 2nd edition, algorithm 7.5, with a
/// backtracking line search.
struct LimitedMemoryBFGS {
  /// How many pairs of steps and gradient changes are remembered.
  private let memory = 10
  private var pairs: [(step: [Double], change: [Double], inverse: Double)] = []

  /// What a minimisation reached.
  struct Outcome {
    let point: [Double]
    let value: Double
    let iterations: Int
    /// Whether the largest entry of the gradient fell below the tolerance.
    let isConverged: Bool
  }

  /// Minimises from a start; `function` returns the value and writes the gradient.
  mutating func minimize(
    from start: [Double], tolerance: Double, iterations: Int,
    isStopped: () -> Bool = { false },
    function: (_ point: [Double], _ gradient: inout [Double]) -> Double
  ) -> Outcome {
    var point = start
    var gradient = [Double](repeating: 0, count: start.count)
    var value = function(point, &gradient)
    for iteration in 0..<iterations where !isStopped() {
      if Self.largest(gradient) <= tolerance {
        return Outcome(point: point, value: value, iterations: iteration, isConverged: true)
      }
      var direction = descent(gradient)
      var slope = Self.dot(direction, gradient)
      if slope >= 0 {
        pairs.removeAll()
        direction = descent(gradient)
        slope = Self.dot(direction, gradient)
      }
      // Without curvature yet, the gradient's own length is no guide to a step's.
      var length = pairs.isEmpty ? min(1, 1 / (-slope).squareRoot()) : 1
      var next = point
      var nextGradient = gradient
      var nextValue = Double.infinity
      var accepted = false
      for _ in 0..<50 where !accepted {
        for k in point.indices { next[k] = point[k] + length * direction[k] }
        nextValue = function(next, &nextGradient)
        accepted = nextValue <= value + 1e-4 * length * slope
        if !accepted { length /= 2 }
      }
      // No smaller value can be told apart in double precision.
      guard accepted, nextValue < value else {
        return Outcome(point: point, value: value, iterations: iteration, isConverged: false)
      }
      remember(from: point, gradient, to: next, nextGradient)
      (point, gradient, value) = (next, nextGradient, nextValue)
    }
    let isConverged = Self.largest(gradient) <= tolerance
    return Outcome(point: point, value: value, iterations: iterations, isConverged: isConverged)
  }

  /// Minus the approximate inverse Hessian times the gradient.
  private func descent(_ gradient: [Double]) -> [Double] {
    var direction = gradient.map { -$0 }
    var weights: [Double] = []
    for pair in pairs.reversed() {
      let weight = pair.inverse * Self.dot(pair.step, direction)
      for k in direction.indices { direction[k] -= weight * pair.change[k] }
      weights.append(weight)
    }
    if let last = pairs.last {
      let scale = 1 / (last.inverse * Self.dot(last.change, last.change))
      for k in direction.indices { direction[k] *= scale }
    }
    for (pair, weight) in zip(pairs, weights.reversed()) {
      let correction = weight - pair.inverse * Self.dot(pair.change, direction)
      for k in direction.indices { direction[k] += correction * pair.step[k] }
    }
    return direction
  }

  private mutating func remember(
    from point: [Double], _ gradient: [Double], to next: [Double], _ nextGradient: [Double]
  ) {
    let step = zip(next, point).map { $0 - $1 }
    let change = zip(nextGradient, gradient).map { $0 - $1 }
    let product = Self.dot(step, change)
    guard product > 1e-10 * Self.dot(change, change) else { return }
    pairs.append((step, change, 1 / product))
    if pairs.count > memory { pairs.removeFirst() }
  }

  private static func dot(_ a: [Double], _ b: [Double]) -> Double {
    var sum = 0.0
    for k in a.indices { sum += a[k] * b[k] }
    return sum
  }

  private static func largest(_ values: [Double]) -> Double {
    values.reduce(0) { max($0, abs($1)) }
  }
}
