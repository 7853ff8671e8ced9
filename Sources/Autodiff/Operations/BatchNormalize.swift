import Diagnostics
import Tensors

/// Standardises every column, then scales and shifts: y = γ (x − mean) / √(variance + ε) + β.
///
/// The operands are x `[rows, n]`, γ, β, and the running mean and variance `[n]`. In training, mean
/// and variance (divisor rows) are those of the batch, and **the running ones are moved towards them**
/// by `momentum`, the variance with divisor rows − 1 as PyTorch has it; otherwise the running ones are
/// used.
///
/// **Reference** S. Ioffe, C. Szegedy, "Batch normalization: accelerating deep network training by
/// reducing internal covariate shift", ICML 2015.
struct BatchNormalize: Operation {
  static let name = "batch_norm"
  static var cases: [OperationCase] {
    let shapes = [[5, 4], [4], [4], [4], [4]]
    let domains: [ClosedRange<Float>] = [-2...2, 0.5...2, -1...1, -1...1, 0.5...2]
    return [true, false].map {
      OperationCase(Self(isTraining: $0), shapes, domains: domains, constants: [3, 4])
    }
  }

  /// Whether the statistics are those of the batch.
  let isTraining: Bool
  /// How far the running statistics move, from 0 to 1.
  let momentum: Float
  /// What is added to the variance, ε.
  let epsilon: Float

  /// Creates the operation.
  init(isTraining: Bool, momentum: Float = 0.1, epsilon: Float = 1e-5) {
    self.isTraining = isTraining
    self.momentum = momentum
    self.epsilon = epsilon
  }

  func shape(of operands: [Shape]) throws(Fault) -> Shape {
    let width = operands[0].rowLength
    guard operands[0].rank > 0, operands.dropFirst().allSatisfy({ $0.sizes == [width] }) else {
      throw mismatch(operands, "shapes [rows, n], [n], [n], [n] and [n]")
    }
    return operands[0]
  }

  func forward(_ pass: Pass) throws(Fault) {
    let (rows, width) = (pass.resultShape.rowCount, pass.resultShape.rowLength)
    let (x, gamma, beta) = (pass.operand(0), pass.operand(1), pass.operand(2))
    let standard = try pass.save(rows * width)
    let scale = try pass.save(width)
    let mean = try pass.scratch(width)
    if isTraining, rows > 0 {
      batchStatistics(pass, mean: mean, variance: scale, centred: standard)
    } else {
      mean.update(from: pass.operand(3), count: width)
      scale.update(from: pass.operand(4), count: width)
    }
    for i in 0..<width { scale[i] += epsilon }
    UnaryFunction.squareRoot.apply(scale, scale, count: width)
    for i in 0..<width { scale[i] = 1 / scale[i] }
    for row in 0..<rows {
      let (a, z, y) = (x + row * width, standard + row * width, pass.result + row * width)
      for i in 0..<width {
        z[i] = (a[i] - mean[i]) * scale[i]
        y[i] = gamma[i] * z[i] + beta[i]
      }
    }
  }

  func pullback(_ pass: Pass) throws(Fault) {
    let (rows, width) = (pass.resultShape.rowCount, pass.resultShape.rowLength)
    let (gamma, standard, scale) = (pass.operand(1), pass.saved(0), pass.saved(1))
    let product = try pass.scratch(rows * width)
    let (sumOfProducts, sum) = (try pass.scratch(width), try pass.scratch(width))
    BinaryFunction.multiply.apply(
      pass.gradient, step: 1, standard, step: 1, product, count: rows * width)
    Kernels.columnSums(product, rows: rows, columns: width, sumOfProducts)
    Kernels.columnSums(pass.gradient, rows: rows, columns: width, sum)
    try pass.assign(1) { $0.update(from: sumOfProducts, count: width) }
    try pass.assign(2) { $0.update(from: sum, count: width) }
    // Fixed statistics do not depend on x, so their terms vanish.
    let share: Float = isTraining && rows > 0 ? 1 / Float(rows) : 0
    try pass.assign(0) { target in
      for row in 0..<rows {
        let (g, z, out) = (
          pass.gradient + row * width, standard + row * width, target + row * width
        )
        for i in 0..<width {
          out[i] =
            gamma[i] * scale[i] * (g[i] - sum[i] * share - z[i] * (sumOfProducts[i] * share))
        }
      }
    }
  }

  /// The mean and variance of the batch, after which the running ones are moved.
  private func batchStatistics(
    _ pass: Pass, mean: UnsafeMutablePointer<Float>, variance: UnsafeMutablePointer<Float>,
    centred: UnsafeMutablePointer<Float>
  ) {
    let (rows, width) = (pass.resultShape.rowCount, pass.resultShape.rowLength)
    Kernels.columnSums(pass.operand(0), rows: rows, columns: width, mean)
    for i in 0..<width { mean[i] /= Float(rows) }
    for row in 0..<rows {
      let (x, z) = (pass.operand(0) + row * width, centred + row * width)
      for i in 0..<width { z[i] = (x[i] - mean[i]) * (x[i] - mean[i]) }
    }
    Kernels.columnSums(centred, rows: rows, columns: width, variance)
    for i in 0..<width { variance[i] /= Float(rows) }
    moveRunning(
      pass.state(3), pass.state(4), mean: mean, variance: variance, rows: rows, width: width)
  }

  /// Moves the running statistics towards those of a batch.
  func moveRunning(
    _ runningMean: UnsafeMutablePointer<Float>, _ runningVariance: UnsafeMutablePointer<Float>,
    mean: UnsafePointer<Float>, variance: UnsafePointer<Float>, rows: Int, width: Int
  ) {
    // One row says nothing about the variance of others.
    let correction = Float(rows) / Float(max(1, rows - 1))
    for i in 0..<width {
      runningMean[i] = (1 - momentum) * runningMean[i] + momentum * mean[i]
      guard rows > 1 else { continue }
      runningVariance[i] =
        (1 - momentum) * runningVariance[i] + momentum * (variance[i] * correction)
    }
  }
}
