import Diagnostics
import Tensors

/// Weighted mean m and standard deviation √max(Σ w x² − m², ε) of the steps of each sequence, with the
/// soft-max of their scores over the steps as weights w: x `[steps, n]` and scores `[steps, 1]` make
/// `[sequences, 2 n]`, the means first.
///
/// **Reference** K. Okabe, T. Koshinaka, K. Shinoda, "Attentive statistics pooling for deep speaker
/// embedding", Interspeech 2018, equations 5 and 6.
struct AttentiveStatisticsPool: Operation {
  static let name = "attentive_statistics_pool"
  static var cases: [OperationCase] {
    OperationCase.sequences([3, 4]) { layout in
      [
        OperationCase(
          Self(layout), [[7, 2], [7, 1]], domains: [-0.3...0.3],
          adjust: { values in
            // Far enough apart that the root is smooth.
            for row in 0..<7 {
              for i in 0..<2 { values[0][row * 2 + i] += Float((row * (i + 1)) % 3) }
            }
          })
      ]
    }
  }

  /// Which rows are a sequence.
  let layout: SequenceLayout
  /// The smallest variance, ε; below it no gradient flows.
  let floor: Float

  /// Creates the operation.
  init(_ layout: SequenceLayout, floor: Float = 1e-5) {
    self.layout = layout
    self.floor = floor
  }

  func shape(of operands: [Shape]) throws(Fault) -> Shape {
    try requireSteps(operands, 0, layout)
    let (width, overflow) = operands[0][1].multipliedReportingOverflow(by: 2)
    guard operands[1].sizes == [layout.rowCount, 1], !overflow else {
      throw mismatch(operands, "shapes [steps, n] and [steps, 1]")
    }
    return try Shape([layout.count, width])
  }

  func forward(_ pass: Pass) throws(Fault) {
    let width = pass.shape(0)[1]
    let weights = try pass.save(layout.rowCount)
    for item in 0..<layout.count {
      let rows = layout[item]
      Kernels.softmax(
        pass.operand(1) + rows.lowerBound, rows: 1, columns: rows.count,
        weights + rows.lowerBound)
      let mean = pass.result + item * 2 * width
      let deviation = mean + width
      mean.update(repeating: 0, count: 2 * width)
      for row in rows {
        Kernels.accumulate(
          pass.operand(0) + row * width, times: weights[row], into: mean, count: width)
      }
      // Σ w (x − m)² is Σ w x² − m² without the cancellation.
      for row in rows {
        let (x, weight) = (pass.operand(0) + row * width, weights[row])
        for i in 0..<width {
          let difference = x[i] - mean[i]
          deviation[i] += weight * (difference * difference)
        }
      }
      for i in 0..<width {
        let variance = deviation[i]
        deviation[i] = variance < floor ? floor : variance
      }
      UnaryFunction.squareRoot.apply(deviation, deviation, count: width)
    }
  }

  /// ∂m/∂x = w, ∂s/∂x = w (x − m) / s; and before the soft-max ∂m/∂w = x, ∂s/∂w = (x − m)² / 2 s.
  func pullback(_ pass: Pass) throws(Fault) {
    let width = pass.shape(0)[1]
    let weights = pass.saved(0)
    let slopes = try slopes(pass, width)
    try pass.assign(0) { target in
      for item in 0..<layout.count {
        let (mean, g, slope) = (
          pass.result + item * 2 * width, pass.gradient + item * 2 * width, slopes + item * width
        )
        for row in layout[item] {
          let (x, out, weight) = (
            pass.operand(0) + row * width, target + row * width, weights[row]
          )
          for i in 0..<width { out[i] = weight * (g[i] + slope[i] * (x[i] - mean[i])) }
        }
      }
    }
    let terms = try pass.scratch(width)
    try pass.assign(1) { target in
      for item in 0..<layout.count {
        let (mean, g, slope) = (
          pass.result + item * 2 * width, pass.gradient + item * 2 * width, slopes + item * width
        )
        let rows = layout[item]
        for row in rows {
          let x = pass.operand(0) + row * width
          for i in 0..<width {
            let difference = x[i] - mean[i]
            terms[i] = difference * (g[i] + 0.5 * (slope[i] * difference))
          }
          target[row] = Kernels.sum(terms, count: width)
        }
        Kernels.softmaxPullback(
          weights + rows.lowerBound, target + rows.lowerBound, count: rows.count)
      }
    }
  }

  /// The gradient of each deviation divided by it; 0 where the variance is below its floor.
  private func slopes(_ pass: Pass, _ width: Int) throws(Fault) -> UnsafeMutablePointer<Float> {
    let slopes = try pass.scratch(layout.count * width)
    let lowest = UnaryFunction.squareRoot(floor)
    for item in 0..<layout.count {
      let deviation = pass.result + item * 2 * width + width
      let g = pass.gradient + item * 2 * width + width
      let out = slopes + item * width
      for i in 0..<width { out[i] = deviation[i] == lowest ? 0 : g[i] / deviation[i] }
    }
    return slopes
  }
}
