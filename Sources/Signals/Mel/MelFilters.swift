public import Diagnostics
public import Tensors

/// Overlapping triangles that sum a power spectrum into bands of equal width in mel.
public struct MelFilters: Sendable, Hashable {
  /// Neighbouring frequencies.
  struct Run: Sendable, Hashable {
    let start: Int
    let count: Int
  }

  /// The number of bands.
  public let bandCount: Int
  /// The number of frequencies of the spectrum.
  public let frequencyCount: Int
  /// The frequencies of each band whose weights are not zero: the first, and how many.
  let runs: [Run]
  /// The weights that are not zero, band after band.
  let weights: [Float]

  /// Creates filters.
  ///
  /// - Parameters:
  ///   - bandCount: The number of bands, from 1 to 4096.
  ///   - sampleRate: Samples a second, in hertz.
  ///   - transformLength: The number of points of the Fourier transform.
  ///   - scale: The formula.
  ///   - low: The lowest frequency in hertz.
  ///   - high: The highest frequency in hertz; at most half the sample rate.
  ///   - hasEqualArea: Whether the triangles have the same area in hertz, as librosa's
  ///     `norm="slaney"`, or the same height.
  /// - Throws: `signal.bands`, `signal.band-range`.
  public init(
    bandCount: Int, sampleRate: Int, transformLength: Int, scale: MelScale, low: Double = 0,
    high: Double? = nil, hasEqualArea: Bool
  ) throws(Fault) {
    guard (1...4096).contains(bandCount) else {
      throw Fault("signal.bands", "mel bands must be from 1 to 4096, but are \(bandCount)")
    }
    let nyquist = Double(sampleRate) / 2
    let high = high ?? nyquist
    guard low >= 0, low < high, high <= nyquist else {
      throw Fault(
        "signal.band-range",
        "mel bands must lie from 0 to \(decimal(nyquist)) Hz, half the sample rate, but go from "
          + "\(decimal(low)) to \(decimal(high))")
    }
    frequencyCount = transformLength / 2 + 1
    self.bandCount = bandCount
    var runs: [Run] = []
    var weights: [Float] = []
    let (bottom, top) = (scale.mel(hertz: low), scale.mel(hertz: high))
    let edges = (0..<(bandCount + 2)).map { index -> Double in
      let mel = bottom + (top - bottom) * Double(index) / Double(bandCount + 1)
      return scale == .kaldi ? mel : scale.hertz(mel: mel)
    }
    let points = (0..<frequencyCount).map { index -> Double in
      let hertz = Double(index) * Double(sampleRate) / Double(transformLength)
      return scale == .kaldi ? scale.mel(hertz: hertz) : hertz
    }
    for band in 0..<bandCount {
      let (left, center, right) = (edges[band], edges[band + 1], edges[band + 2])
      let height = hasEqualArea ? 2 / (right - left) : 1
      let row = points.map { point in
        Float(
          max(0, min((point - left) / (center - left), (right - point) / (right - center)))
            * height)
      }
      let first = row.firstIndex { $0 > 0 } ?? 0
      let last = row.lastIndex { $0 > 0 } ?? first - 1
      runs.append(Run(start: first, count: last + 1 - first))
      weights += row[first..<(last + 1)]
    }
    self.runs = runs
    // A last one, so that there is an address even where no band has a weight.
    self.weights = weights + [0]
  }

  /// The weights as a matrix, `[bands, frequencies]`.
  public func matrix() throws(Fault) -> Tensor {
    var values = [Float](repeating: 0, count: bandCount * frequencyCount)
    var place = 0
    for (band, run) in runs.enumerated() {
      for index in run.start..<(run.start + run.count) {
        values[band * frequencyCount + index] = weights[place]
        place += 1
      }
    }
    return try Tensor([bandCount, frequencyCount], values)
  }
}
