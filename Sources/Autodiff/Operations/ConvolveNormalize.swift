import Diagnostics
import Tensors

/// A convolution without bias, batch normalisation over all pixels and, if asked for, a rectifier, in
/// one step: y = max(γ (z − mean) / √(variance + ε) + β, 0) with z = x ∗ W.
///
/// The operands are x and W as for ``Convolve``, γ, β, and the running mean and variance `[units]`,
/// which are used and moved as ``BatchNormalize`` does. The statistics are taken, and the gradient of z
/// is found, block by block next to the matrix products; z alone is kept.
struct ConvolveNormalize: Operation {
  static let name = "convolution with batch norm"
  static var cases: [OperationCase] {
    let plan = ConvolutionPlan.example(
      kernel: 3, stride: 2, binKernel: 3, binStride: 2, bins: 5, channels: 2)
    let shapes = [[12, 10], [18, 3], [3], [3], [3], [3]]
    // Shifts so large that nothing comes near the kink of the rectifier: all passes, or nothing of
    // the last unit does.
    let domains: [ClosedRange<Float>] = [
      -1...1, -0.5...0.5, 0.2...0.4, 2...2.5, -0.2...0.2, 0.5...2,
    ]
    return [(true, false), (true, true), (false, false), (false, true)].compactMap {
      training, bends in
      plan.map {
        OperationCase(
          Self($0, isTraining: training, rectifies: bends), shapes, domains: domains,
          constants: [4, 5], adjust: { $0[3][2] *= -1 })
      }
    }
  }

  /// What is convolved.
  let plan: ConvolutionPlan
  /// Whether the statistics are those of the batch.
  let isTraining: Bool
  /// Whether a rectifier follows.
  let rectifies: Bool
  /// How far the running statistics move.
  private let momentum: Float = 0.1
  /// What is added to the variance, ε.
  private let epsilon: Float = 1e-5

  /// Creates the operation.
  init(_ plan: ConvolutionPlan, isTraining: Bool, rectifies: Bool) {
    self.plan = plan
    self.isTraining = isTraining
    self.rectifies = rectifies
  }

  func shape(of operands: [Shape]) throws(Fault) -> Shape {
    let shape = try plan.shape(of: operands, Self.name)
    guard operands.count == 6, operands.dropFirst(2).allSatisfy({ $0.sizes == [operands[1][1]] })
    else { throw mismatch(operands, "four numbers for each unit") }
    return shape
  }

  func forward(_ pass: Pass) throws(Fault) {
    let units = pass.shape(1)[1]
    let z = pass.willPullBack ? try pass.save(pass.resultShape.count) : pass.result
    let columns = try Columns(
      mean: pass.save(units), scale: pass.save(units), deviation: pass.save(units))
    let norm = normalization(pass, columns)
    let loop = ConvolutionLoop(plan, pass)
    guard isTraining, plan.pixelCount > 0 else {
      columns.mean.update(from: pass.operand(4), count: units)
      setScale(pass, columns, variance: pass.operand(5))
      return try loop.forward(z) { _, pixels in
        let offset = pixels.lowerBound * units
        norm.apply(z + offset, rows: pixels.count, pass.result + offset)
      }
    }
    let moments = BatchMoments(pieces: loop.pieces.count, columns: units)
    try loop.forward(z) { piece, pixels in
      moments.add(z + pixels.lowerBound * units, rows: pixels.count, piece: piece)
    }
    let variance = try pass.scratch(units)
    moments.write(mean: columns.mean, variance: variance)
    setScale(pass, columns, variance: variance)
    BatchNormalize(isTraining: true, momentum: momentum).moveRunning(
      pass.state(4), pass.state(5), mean: columns.mean, variance: variance, rows: plan.pixelCount,
      width: units)
    loop.forEachBlock { _, pixels in
      let offset = pixels.lowerBound * units
      norm.apply(z + offset, rows: pixels.count, pass.result + offset)
    }
  }

  func pullback(_ pass: Pass) throws(Fault) {
    let units = pass.shape(1)[1]
    let z = pass.saved(0)
    let columns = Columns(mean: pass.saved(1), scale: pass.saved(2), deviation: pass.saved(3))
    let norm = normalization(pass, columns)
    let loop = ConvolutionLoop(plan, pass)
    let sums = BatchSums(pieces: loop.pieces.count, columns: units)
    loop.forEachBlock { piece, pixels in
      let offset = pixels.lowerBound * units
      sums.add(piece) {
        norm.addSums(pass.gradient + offset, z + offset, rows: pixels.count, $0, $1)
      }
    }
    let (sum, product) = try (pass.scratch(units), pass.scratch(units))
    sums.write(sum, product)
    for i in 0..<units { product[i] *= columns.deviation[i] }
    try pass.assign(2) { $0.update(from: product, count: units) }
    try pass.assign(3) { $0.update(from: sum, count: units) }
    // With s = sum and p = product over n pixels, the gradient of z is
    // γ' (g − s / n − (z − mean) p / (n √(variance + ε))); fixed statistics do not depend on z.
    let share: Float = isTraining ? 1 / Float(max(1, plan.pixelCount)) : 0
    let (slope, offset) = (product, sum)
    for i in 0..<units {
      slope[i] = -columns.scale[i] * columns.deviation[i] * (product[i] * share)
      offset[i] = -columns.scale[i] * (sum[i] * share)
    }
    try loop.pullback { _, pixels, memory in
      let start = pixels.lowerBound * units
      norm.pullback(
        pass.gradient + start, z + start, rows: pixels.count, slope: slope, offset: offset, memory)
      return UnsafePointer(memory)
    }
  }

  /// What is known of each unit.
  private struct Columns {
    let mean: UnsafeMutablePointer<Float>
    /// γ / √(variance + ε)
    let scale: UnsafeMutablePointer<Float>
    /// 1 / √(variance + ε)
    let deviation: UnsafeMutablePointer<Float>
  }

  private func normalization(_ pass: Pass, _ columns: Columns) -> ColumnNormalization {
    ColumnNormalization(
      columns: pass.shape(1)[1], mean: columns.mean, scale: columns.scale, shift: pass.operand(3),
      rectifies: rectifies)
  }

  private func setScale(_ pass: Pass, _ columns: Columns, variance: UnsafePointer<Float>) {
    let gamma = pass.operand(2)
    for i in 0..<pass.shape(1)[1] {
      columns.deviation[i] = 1 / (variance[i] + epsilon).squareRoot()
      columns.scale[i] = gamma[i] * columns.deviation[i]
    }
  }
}
