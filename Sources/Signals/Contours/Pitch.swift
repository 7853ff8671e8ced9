public import Diagnostics
import Tensors

/// The pitch of a voice over time, by the method YIN.
///
/// In each frame the squared difference between the sound and itself τ samples later is divided by its
/// mean over shorter delays; the first dip below a threshold is the period, made finer by a parabola
/// through its neighbours.
///
/// **Properties** Doubling the sound changes nothing. A frame of silence or noise is unvoiced.
/// **Reference** A. de Cheveigné, H. Kawahara, "YIN, a fundamental frequency estimator for speech and
/// music", JASA 2002, steps 1 to 5.
public struct Pitch: Sendable {
  /// The greatest sample rate; the work grows with its square.
  static let greatestRate = 200_000

  /// Samples a second, in hertz.
  public let sampleRate: Int
  /// The number of samples from one frame to the next.
  public let hop: Int
  /// How deep a dip must be, from 0 to 1.
  public let threshold: Double
  /// The delays that are tried, in samples.
  public let delays: ClosedRange<Int>
  /// The number of samples that are compared: two of the longest periods.
  private var windowLength: Int { 2 * delays.upperBound }

  /// Prepares pitch contours.
  ///
  /// - Parameters:
  ///   - sampleRate: Samples a second, in hertz.
  ///   - hop: The number of samples from one frame to the next.
  ///   - low: The lowest pitch in hertz, at least 20.
  ///   - high: The highest pitch in hertz, at most a quarter of the sample rate.
  ///   - threshold: How deep a dip must be, from 0 to 1.
  /// - Throws: `signal.rate`, `signal.window`, `signal.pitch-range`.
  public init(
    sampleRate: Int, hop: Int, low: Double = 60, high: Double = 500, threshold: Double = 0.15
  ) throws(Fault) {
    guard sampleRate > 0, sampleRate <= Self.greatestRate else {
      throw Fault(
        "signal.rate",
        "the sample rate must be from 1 to \(Self.greatestRate) Hz to find a pitch, but is "
          + "\(sampleRate)",
        hint: "Resample the sound first.")
    }
    guard hop >= 1 else {
      throw Fault(
        "signal.window", "the step between frames must be 1 sample or more, but is \(hop)")
    }
    guard low >= 20, low < high, high <= Double(sampleRate) / 4 else {
      throw Fault(
        "signal.pitch-range",
        "a pitch must be sought between 20 Hz and a quarter of the sample rate, "
          + "\(decimal(Double(sampleRate) / 4)) Hz, but is between \(decimal(low)) and "
          + "\(decimal(high))")
    }
    self.sampleRate = sampleRate
    self.hop = hop
    self.threshold = threshold
    delays =
      Int(
        (Double(sampleRate) / high).rounded(
          .down))...Int((Double(sampleRate) / low).rounded(.up))
  }

  /// The pitch of each frame in hertz, 0 where there is no voice; frame t is centred at t · hop.
  ///
  /// - Throws: `signal.short` for a sound without samples.
  public func contour(_ samples: [Float]) throws(Fault) -> [Float] {
    guard !samples.isEmpty else {
      throw Fault("signal.short", "the sound must have at least 1 sample, but has 0")
    }
    // A neighbour on either side is needed for the parabola.
    let reach = delays.upperBound + 1
    let length = windowLength + reach
    var frame = [Float](repeating: 0, count: length)
    var differences = [Double](repeating: 1, count: reach + 1)
    return (0...(samples.count / hop)).map { index in
      let start = index * hop - length / 2
      for i in 0..<length {
        let place = start + i
        frame[i] = place >= 0 && place < samples.count ? samples[place] : 0
      }
      measure(frame, &differences)
      return period(differences).map { Float(Double(sampleRate) / $0) } ?? 0
    }
  }

  /// The cumulative mean normalized difference of each delay.
  private func measure(_ frame: [Float], _ differences: inout [Double]) {
    frame.withUnsafeBufferPointer { frame in
      guard let x = frame.baseAddress else { return }
      var sum = 0.0
      for delay in 1..<differences.count {
        let difference = Double(Kernels.squaredDistance(x, x + delay, count: windowLength))
        sum += difference
        differences[delay] = sum > 0 ? difference * Double(delay) / sum : 1
      }
    }
  }

  /// The first dip below the threshold, in samples.
  private func period(_ differences: [Double]) -> Double? {
    var delay = max(2, delays.lowerBound)
    while delay <= delays.upperBound, !(differences[delay] < threshold) { delay += 1 }
    while delay < delays.upperBound, differences[delay + 1] < differences[delay] { delay += 1 }
    guard delay <= delays.upperBound else { return nil }
    let (a, b, c) = (differences[delay - 1], differences[delay], differences[delay + 1])
    let bend = a - 2 * b + c
    let shift = bend > 0 ? 0.5 * (a - c) / bend : 0
    return Double(delay) + min(1, max(-1, shift))
  }
}
