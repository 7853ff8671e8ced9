import Diagnostics
import Tensors

/// The tables of a real Fourier transform of one length.
///
/// A real transform of `length` numbers is a complex one of half as many, followed by a step that
/// separates even from odd numbers. The complex one runs in place by decimation in frequency; its
/// result lies in the order of reversed digits, which the last step undoes while it reads.
///
/// **Reference** J. W. Cooley, J. W. Tukey, "An algorithm for the machine calculation of complex
/// Fourier series", Mathematics of Computation 1965; P. Duhamel, M. Vetterli, "Fast Fourier
/// transforms: a tutorial review and a state of the art", Signal Processing 1990.
struct TransformPlan: Sendable {
  /// One sweep over all points: groups of `size` points fall into `radix` groups.
  struct Sweep: Sendable {
    let radix: Int
    let size: Int
    /// Where its factors begin in ``TransformPlan/factors``.
    let offset: Int
  }

  /// The longest transform.
  static let greatestLength = 1 << 16

  /// The number of real points.
  let length: Int
  let sweeps: [Sweep]
  /// Cosine and sine of each factor of each sweep, in the order of use; in all lanes, so that they
  /// are read from memory as they are needed.
  let factors: [FrameLanes]
  /// Where each of the `length / 2` frequencies lies after the sweeps.
  let positions: [Int32]
  /// Cosine and sine of −2πk / length for k from 0 to a quarter of the length.
  let rotations: [FrameLanes]

  /// Prepares a transform.
  ///
  /// Throws `signal.transform` for a length that is not even, not a product of 2, 3 and 5, or above
  /// ``greatestLength``.
  init(length: Int) throws(Fault) {
    guard length >= 2, length <= Self.greatestLength, length % 2 == 0,
      let radices = Self.radices(of: length / 2)
    else {
      throw Fault(
        "signal.transform",
        "the length of a Fourier transform must be an even product of 2, 3 and 5 up to "
          + "\(Self.greatestLength), but is \(length)",
        hint: "A power of two, such as 512, always works.")
    }
    self.length = length
    var sweeps: [Sweep] = []
    var factors: [FrameLanes] = []
    var size = length / 2
    for radix in radices {
      sweeps.append(Sweep(radix: radix, size: size, offset: factors.count))
      for j in 0..<(size / radix) where j > 0 {
        for k in 1..<radix {
          let turns = -Double(j * k % size) / Double(size)
          factors.append(FrameLanes(repeating: Float(Portable.cosine(turns: turns))))
          factors.append(FrameLanes(repeating: Float(Portable.sine(turns: turns))))
        }
      }
      size /= radix
    }
    self.sweeps = sweeps
    self.factors = factors
    positions = (0..<(length / 2)).map { Self.position(of: $0, length / 2, radices[...]) }
    rotations = (0...(length / 4)).flatMap { k -> [FrameLanes] in
      let turns = -Double(k) / Double(length)
      return [Portable.cosine(turns: turns), Portable.sine(turns: turns)].map {
        FrameLanes(repeating: Float($0))
      }
    }
  }

  /// The smallest power of two that holds `count` points and is at least 2.
  static func powerOfTwo(holding count: Int) -> Int {
    var length = 2
    while length < count, length < greatestLength { length *= 2 }
    return length
  }

  /// Factors 4 first, then 2, 3 and 5; nothing if another prime remains.
  private static func radices(of count: Int) -> [Int]? {
    var radices: [Int] = []
    var rest = count
    for radix in [4, 2, 3, 5] {
      while rest % radix == 0 {
        radices.append(radix)
        rest /= radix
      }
    }
    return rest == 1 ? radices : nil
  }

  /// Frequencies that leave the rest s by the first radix lie in its s-th part.
  private static func position(of frequency: Int, _ size: Int, _ radices: ArraySlice<Int>) -> Int32
  {
    guard let radix = radices.first else { return 0 }
    let part = size / radix
    return Int32(frequency % radix * part)
      + position(of: frequency / radix, part, radices.dropFirst())
  }
}

extension TransformPlan {
  /// Calls a closure with the tables as plain memory.
  @inline(__always)
  func withTables(
    _ body: (
      UnsafeBufferPointer<Sweep>, _ factors: UnsafePointer<FrameLanes>,
      _ positions: UnsafePointer<Int32>, _ rotations: UnsafePointer<FrameLanes>
    ) -> Void
  ) {
    sweeps.withUnsafeBufferPointer { sweeps in
      factors.withUnsafeBufferPointer { factors in
        positions.withUnsafeBufferPointer { positions in
          rotations.withUnsafeBufferPointer { rotations in
            guard let positions = positions.baseAddress, let rotations = rotations.baseAddress
            else { return }
            // A transform of one sweep has no factors, and never reads this.
            body(sweeps, factors.baseAddress ?? rotations, positions, rotations)
          }
        }
      }
    }
  }
}
