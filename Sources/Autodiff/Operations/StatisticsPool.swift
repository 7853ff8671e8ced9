import Diagnostics
import Tensors

/// The mean m and the standard deviation √(variance + ε) of every column over the steps of each
/// sequence: `[steps, n] → [sequences, 2 n]`, the means first.
///
/// The variance divides by the number of steps T, or by T − 1 (at least 1) for that of a sample.
///
/// **Reference** D. Snyder, D. Garcia-Romero, D. Povey, S. Khudanpur, "Deep neural network embeddings
/// for text-independent speaker verification", Interspeech 2017.
struct StatisticsPool: Operation {
  static let name = "statistics_pool"
  static var cases: [OperationCase] {
    OperationCase.sequences([3, 1, 4]) { layout in
      // With the ordinary ε the root of a single step would be too steep for differences.
      [false, true].map {
        OperationCase(Self(layout, isSample: $0, epsilon: 0.5), [[8, 3]], domains: [-1...1])
      }
    }
  }

  /// Which rows are a sequence.
  let layout: SequenceLayout
  /// Whether the variance divides by one less than the number of steps.
  let isSample: Bool
  /// What is added to the variance, ε.
  let epsilon: Float

  /// Creates the operation.
  init(_ layout: SequenceLayout, isSample: Bool = false, epsilon: Float = 1e-7) {
    self.layout = layout
    self.isSample = isSample
    self.epsilon = epsilon
  }

  func shape(of operands: [Shape]) throws(Fault) -> Shape {
    try requireSteps(operands, 0, layout)
    let (width, overflow) = operands[0][1].multipliedReportingOverflow(by: 2)
    guard !overflow else { throw mismatch(operands, "rows of a size that can be doubled") }
    return try Shape([layout.count, width])
  }

  func forward(_ pass: Pass) {
    let width = pass.shape(0)[1]
    for item in 0..<layout.count {
      let rows = layout[item]
      let mean = pass.result + item * 2 * width
      let deviation = mean + width
      Kernels.columnSums(
        pass.operand(0) + rows.lowerBound * width, rows: rows.count, columns: width, mean)
      let count = Float(rows.count)
      for i in 0..<width {
        mean[i] /= count
        deviation[i] = 0
      }
      for row in rows {
        let x = pass.operand(0) + row * width
        for i in 0..<width {
          let difference = x[i] - mean[i]
          deviation[i] += difference * difference
        }
      }
      let divisor = divisor(rows.count)
      for i in 0..<width { deviation[i] = deviation[i] / divisor + epsilon }
      UnaryFunction.squareRoot.apply(deviation, deviation, count: width)
    }
  }

  /// ∂m/∂x = 1 / T and ∂s/∂x = (x − m) / (s · divisor): moving the mean changes no deviation, because
  /// the differences sum to 0.
  func pullback(_ pass: Pass) throws(Fault) {
    let width = pass.shape(0)[1]
    try pass.assign(0) { target in
      for item in 0..<layout.count {
        let rows = layout[item]
        let mean = pass.result + item * 2 * width
        let deviation = mean + width
        let g = pass.gradient + item * 2 * width
        let (count, divisor) = (Float(rows.count), divisor(rows.count))
        for row in rows {
          let (x, out) = (pass.operand(0) + row * width, target + row * width)
          for i in 0..<width {
            let slope = (x[i] - mean[i]) / (deviation[i] * divisor)
            out[i] = g[i] / count + g[width + i] * slope
          }
        }
      }
    }
  }

  private func divisor(_ count: Int) -> Float {
    Float(isSample ? max(1, count - 1) : count)
  }
}
