public import Diagnostics
public import Tensors

/// What centred kernel alignment would be between embeddings whose clips do not belong together.
///
/// The clips of the second embeddings are shuffled again and again. An alignment says something only
/// as far as it is above these: with few clips and many dimensions unrelated embeddings look alike.
public struct AlignmentBaseline: Sendable, Hashable {
  /// The mean over the shuffles.
  public let mean: Double
  /// The value that 95 % of the shuffles stay below.
  public let upper: Double
  /// The number of shuffles.
  public let draws: Int

  /// Shuffles and computes the alignment each time.
  ///
  /// `isDebiased` chooses between ``CenteredKernelAlignment/debiased(_:_:)`` and
  /// ``CenteredKernelAlignment/linear(_:_:)``, and whatever they throw is thrown; also once
  /// `isStopped`. Only what two embeddings have in common is computed again.
  public init(
    _ x: Embeddings, _ y: Embeddings, isDebiased: Bool, draws: Int = 100, key: RandomKey,
    isStopped: () -> Bool = { false }
  ) throws(Fault) {
    try CenteredKernelAlignment.requirePaired(x, y, atLeast: isDebiased ? 4 : 2)
    guard (2...1_000_000).contains(draws) else {
      throw Fault(
        "statistics.draws", "draws must be from 2 to 1 000 000, but are \(draws)",
        parameter: "draws")
    }
    let (a, b) = (x.centered, y.centered)
    func cross(_ order: [Int]?) -> Double {
      CenteredKernelAlignment.crossNorm(a, x.width, b, y.width, count: x.count, order: order)
    }
    let rows = (
      CenteredKernelAlignment.KernelRows(a, width: x.width),
      CenteredKernelAlignment.KernelRows(b, width: y.width)
    )
    var scale: Double
    if isDebiased {
      let own = CenteredKernelAlignment.independence(x, y)
      scale = own.xx > 0 && own.yy > 0 ? own.xx * own.yy : 0
    } else {
      scale =
        CenteredKernelAlignment.crossNorm(a, x.width, a, x.width, count: x.count)
        * CenteredKernelAlignment.crossNorm(b, y.width, b, y.width, count: y.count)
    }
    guard scale > 0, scale.isFinite else { throw CenteredKernelAlignment.undefinedFault() }
    scale = scale.squareRoot()
    var values: [Double] = []
    values.reserveCapacity(draws)
    for draw in 0..<draws {
      if isStopped() { throw stoppedFault() }
      let order = key.child(draw).permutation(y.count)
      guard isDebiased else {
        values.append(cross(order) / scale)
        continue
      }
      var sums = HSICSums()
      for clip in 0..<x.count {
        let other = order[clip]
        sums.add(
          trace: -rows.0.squares[clip] * rows.1.squares[other], rows.0.sums[clip],
          rows.1.sums[other])
      }
      sums.add(trace: cross(order), 0, 0)
      values.append(sums.estimate(count: x.count) / scale)
    }
    let sample = try Sample(values)
    mean = sample.mean
    upper = try sample.quantile(0.95)
    self.draws = draws
  }
}
