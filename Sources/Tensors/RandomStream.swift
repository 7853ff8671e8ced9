/// Random integers drawn one after another from a ``RandomKey``.
public struct RandomStream: RandomNumberGenerator, Sendable {
  private let key: UInt64
  private var index: UInt64 = 0
  private var block = SIMD4<UInt32>.zero
  private var used = 4

  init(key: UInt64) {
    self.key = key
  }

  /// The next 64 random bits.
  public mutating func next() -> UInt64 {
    if used >= 4 {
      block = Philox.block(Philox.counter(index, stream: .integers), key: key)
      index &+= 1
      used = 0
    }
    defer { used += 2 }
    return UInt64(block[used]) | UInt64(block[used + 1]) << 32
  }

  /// An integer from 0 to `bound` − 1, and 0 for a bound below 1.
  ///
  /// **Reference** D. Lemire, "Fast random integer generation in an interval", ACM TOMACS 2019.
  public mutating func integer(below bound: Int) -> Int {
    guard bound > 1 else { return 0 }
    let range = UInt64(bound)
    var product = next().multipliedFullWidth(by: range)
    if product.low < range {
      let threshold = (0 &- range) % range
      while product.low < threshold { product = next().multipliedFullWidth(by: range) }
    }
    return Int(product.high)
  }

  /// A number of at least 0 and less than 1, with 53 random bits.
  public mutating func uniform() -> Double {
    Double(next() >> 11) * 0x1p-53
  }
}
