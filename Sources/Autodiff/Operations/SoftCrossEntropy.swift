import Diagnostics
import Tensors

/// The cross-entropy of soft-max rows and target probabilities at a temperature, averaged over the
/// rows that count: −Σₖ p[k] log softmax(z / T)[k]; with the entropy of p subtracted it is the
/// Kullback–Leibler divergence of the soft-max from p, with the same gradient.
///
/// The operands are the logits z and the probabilities p, both `[rows, classes]`; no gradient flows
/// into p.
///
/// **Reference** G. Hinton, O. Vinyals, J. Dean, "Distilling the knowledge in a neural network", 2015;
/// D. Lopez-Paz, L. Bottou, B. Schölkopf, V. Vapnik, "Unifying distillation and privileged
/// information", ICLR 2016.
struct SoftCrossEntropy: Operation {
  static let name = "soft_cross_entropy"
  static var cases: [OperationCase] {
    let rowsSumToOne: @Sendable (inout [[Float]]) -> Void = { values in
      for row in 0..<3 {
        let range = (row * 5)..<(row * 5 + 5)
        let total = values[1][range].reduce(0, +)
        for i in range { values[1][i] /= total }
      }
    }
    return [
      OperationCase(
        Self(), [[3, 5], [3, 5]], domains: [-2...2, 0.1...1], constants: [1], adjust: rowsSumToOne),
      OperationCase(
        Self(temperature: 4, subtractsEntropy: true, weights: [1, 0, 2]), [[3, 5], [3, 5]],
        domains: [-2...2, 0.1...1], constants: [1], adjust: rowsSumToOne),
    ]
  }

  /// The temperature T, above 0.
  let temperature: Float
  /// Whether the value is the Kullback–Leibler divergence.
  let subtractsEntropy: Bool
  /// How much each row counts.
  let weights: [Float]?

  /// Creates the loss.
  init(temperature: Float = 1, subtractsEntropy: Bool = false, weights: [Float]? = nil) {
    self.temperature = temperature
    self.subtractsEntropy = subtractsEntropy
    self.weights = weights
  }

  func shape(of operands: [Shape]) throws(Fault) -> Shape {
    guard operands[0] == operands[1], operands[0].rank == 2 else {
      throw mismatch(operands, "logits and probabilities of one shape [rows, classes]")
    }
    try RowWeights.check(weights, rows: operands[0][0], in: Self.name)
    return .scalar
  }

  func forward(_ pass: Pass) throws(Fault) {
    let (rows, width) = (pass.shape(0)[0], pass.shape(0)[1])
    let logarithms = try pass.save(rows * width)
    let entropies = try pass.scratch(width)
    var mean = 0.0
    RowWeights(weights, rows: rows).forEach(rows) { row, share in
      let (line, target) = (logarithms + row * width, pass.operand(1) + row * width)
      Kernels.logSoftmax(
        pass.operand(0) + row * width, rows: 1, columns: width, temperature: temperature, line)
      var loss = -Kernels.dot(target, line, count: width)
      if subtractsEntropy {
        UnaryFunction.logarithm.apply(target, entropies, count: width)
        for i in 0..<width { entropies[i] = target[i] > 0 ? target[i] * entropies[i] : 0 }
        loss += Kernels.sum(entropies, count: width)
      }
      mean += Double(share) * Double(loss)
    }
    pass.result[0] = Float(mean)
  }

  func pullback(_ pass: Pass) throws(Fault) {
    let (rows, width) = (pass.shape(0)[0], pass.shape(0)[1])
    let logarithms = pass.saved(0)
    try pass.assign(0) { target in
      target.update(repeating: 0, count: rows * width)
      RowWeights(weights, rows: rows).forEach(rows) { row, share in
        let (out, p) = (target + row * width, pass.operand(1) + row * width)
        let factor = pass.gradient[0] * share / temperature
        let total = Kernels.sum(p, count: width)
        UnaryFunction.exponential.apply(logarithms + row * width, out, count: width)
        for i in 0..<width { out[i] = factor * (out[i] * total - p[i]) }
      }
    }
  }
}
