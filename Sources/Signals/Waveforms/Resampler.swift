public import Diagnostics
import Tensors

/// Changes the sample rate of a sound by a rational factor, with a windowed sinc for each phase.
///
/// Up to 92 % of the lower of the two Nyquist frequencies passes unchanged; what lies above it is
/// weakened by 80 dB.
///
/// **Reference** J. O. Smith, "Digital audio resampling home page", CCRMA, 1984–2002; J. F. Kaiser,
/// "Nonrecursive digital filter design using the I0-sinh window function", ISCAS 1974.
public struct Resampler: Sendable {
  /// Output samples for each ``down`` input samples.
  public let up: Int
  /// Input samples for each ``up`` output samples.
  public let down: Int
  /// The number of input samples that an output sample is made of.
  private let tapCount: Int
  /// The weights of each phase, phase after phase.
  private let weights: [Float]

  /// Prepares a change of sample rate.
  ///
  /// - Throws: `signal.rate`, `signal.ratio` where the reduced ratio of the rates has such large terms
  ///   that its table would not fit into 64 MB.
  public init(from source: Int, to target: Int) throws(Fault) {
    for rate in [source, target] where rate < 1 || rate > 1_000_000 {
      throw Fault("signal.rate", "a sample rate must be from 1 to 1000000 Hz, but is \(rate)")
    }
    let divisor = Self.greatestCommonDivisor(source, target)
    up = target / divisor
    down = source / divisor
    let scale = min(1, Double(target) / Double(source))
    // 64 zero crossings on either side: a transition as wide as 8 % of the Nyquist frequency.
    let cutoff = 0.5 * scale * 0.9605
    let reach = 64 / (2 * cutoff)
    tapCount = 2 * Int(reach.rounded(.up))
    guard up <= (1 << 24) / tapCount else {
      throw Fault(
        "signal.ratio",
        "the ratio of two sample rates must be that of small numbers, but is \(up) to \(down)",
        hint: "Choose a usual rate, such as 16000 Hz.")
    }
    var weights: [Float] = []
    weights.reserveCapacity(up == down ? 0 : up * tapCount)
    for phase in 0..<(up == down ? 0 : up) {
      let center = Double(tapCount / 2 - 1) + Double(phase) / Double(up)
      let row = (0..<tapCount).map { Self.weight(Double($0) - center, cutoff, reach) }
      // A constant stays what it is in every phase.
      let sum = row.reduce(0, +)
      weights += row.map { Float($0 / sum) }
    }
    self.weights = weights
  }

  /// The sound at the new rate, ⌈count · up / down⌉ samples.
  ///
  /// - Throws: `shape.too-large`.
  public func callAsFunction(_ samples: [Float]) throws(Fault) -> [Float] {
    guard up != down, !samples.isEmpty else { return samples }
    let reach = tapCount / 2
    // Zeros around the sound, so that every sum has all its terms.
    let zeros = [Float](repeating: 0, count: tapCount)
    let padded = zeros + samples + zeros
    let count = try Shape([(samples.count * up + down - 1) / down]).count
    return [Float](unsafeUninitializedCapacity: count) { out, filled in
      padded.withUnsafeBufferPointer { padded in
        weights.withUnsafeBufferPointer { weights in
          guard let x = padded.baseAddress, let weights = weights.baseAddress else { return }
          for index in 0..<count {
            let (place, phase) = (index * down).quotientAndRemainder(dividingBy: up)
            out[index] = Kernels.dot(
              x + tapCount + place - reach + 1, weights + phase * tapCount, count: tapCount)
          }
        }
      }
      filled = count
    }
  }

  /// The sinc under Kaiser's window at a distance of `t` input samples.
  private static func weight(_ t: Double, _ cutoff: Double, _ reach: Double) -> Double {
    let part = t / reach
    guard abs(part) < 1 else { return 0 }
    // For 80 dB.
    let beta = 7.857
    let window = bessel(beta * (1 - part * part).squareRoot()) / bessel(beta)
    let x = 2 * cutoff * t
    return (x == 0 ? 1 : Portable.sine(turns: x / 2) / (.pi * x)) * window
  }

  /// The modified Bessel function of the first kind and order 0.
  private static func bessel(_ x: Double) -> Double {
    var sum = 1.0
    var term = 1.0
    var n = 1.0
    while term > 1e-17 * sum {
      term *= x / (2 * n) * (x / (2 * n))
      sum += term
      n += 1
    }
    return sum
  }

  private static func greatestCommonDivisor(_ a: Int, _ b: Int) -> Int {
    b == 0 ? a : greatestCommonDivisor(b, a % b)
  }
}
