/// A source of random numbers that has no state: the same key always gives the same numbers, on
/// every machine and on any thread.
///
/// Keys form a tree. Whoever needs numbers takes a child named after the purpose, so that adding a
/// consumer never shifts the numbers of another.
public struct RandomKey: Sendable, Hashable {
  /// The 64 bits that tell keys apart.
  public let bits: UInt64

  /// Creates the root of a tree.
  public init(_ seed: UInt64) {
    bits = seed
  }

  /// The key for a purpose.
  public func child(_ name: String) -> RandomKey {
    // FNV-1a spreads names over 64 bits; Philox then mixes them with this key.
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for byte in name.utf8 { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
    return child(hash, .namedChild)
  }

  /// The key for the `index`-th of a number of equal purposes.
  public func child(_ index: Int) -> RandomKey {
    child(UInt64(bitPattern: Int64(index)), .numberedChild)
  }

  private func child(_ index: UInt64, _ stream: Philox.Stream) -> RandomKey {
    let block = Philox.block(Philox.counter(index, stream: stream), key: bits)
    return RandomKey(UInt64(block[0]) | UInt64(block[1]) << 32)
  }

  /// A sequence of integers drawn one after another.
  public func stream() -> RandomStream {
    RandomStream(key: bits)
  }

  /// A random integer from 0 to `bound` − 1, and 0 for a bound below 1.
  public func integer(below bound: Int) -> Int {
    var stream = stream()
    return stream.integer(below: bound)
  }

  /// The numbers from 0 to `count` − 1 in random order (Fisher and Yates), none for a count below 1.
  public func permutation(_ count: Int) -> [Int] {
    var stream = stream()
    var order = Array(0..<max(0, count))
    for last in order.indices.dropFirst().reversed() {
      order.swapAt(last, stream.integer(below: last + 1))
    }
    return order
  }
}
