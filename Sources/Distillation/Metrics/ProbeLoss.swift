import Tensors

/// The penalised cross-entropy that a ``LinearProbe`` minimises.
struct ProbeLoss {
  let inputs: [Double]
  let labels: [Int]
  let width: Int
  let classes: Int
  let penalty: Double

  /// The scores of one clip: `Wx + b`, with the weights dimension by dimension and biases last.
  static func logits(
    _ input: ArraySlice<Double>, _ weights: [Double], classes: Int
  ) -> [Double] {
    var sums = Array(weights.suffix(classes))
    for (column, value) in input.enumerated() {
      for k in 0..<classes { sums[k] += value * weights[column * classes + k] }
    }
    return sums
  }

  /// The loss at given weights; writes its gradient.
  func value(at weights: [Double], gradient: inout [Double]) -> Double {
    let biasStart = width * classes
    var loss = 0.0
    for k in weights.indices {
      let isBias = k >= biasStart
      gradient[k] = isBias ? 0 : penalty * weights[k]
      if !isBias { loss += penalty / 2 * weights[k] * weights[k] }
    }
    for (clip, label) in labels.enumerated() {
      let input = inputs[(clip * width)..<((clip + 1) * width)]
      var errors = Self.logits(input, weights, classes: classes)
      let largest = errors.reduce(-.infinity, max)
      let own = errors[label] - largest
      var sum = 0.0
      for k in 0..<classes {
        errors[k] = Portable.exp(errors[k] - largest)
        sum += errors[k]
      }
      loss += Portable.log(sum) - own
      for k in 0..<classes { errors[k] /= sum }
      errors[label] -= 1
      for (column, value) in input.enumerated() {
        for k in 0..<classes { gradient[column * classes + k] += value * errors[k] }
      }
      for k in 0..<classes { gradient[biasStart + k] += errors[k] }
    }
    return loss
  }
}
