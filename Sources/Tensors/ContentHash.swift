/// The FNV-1a hash of what it is fed, 64 bits: tells versions of a file or of data apart, and resists
/// no attacker.
///
/// **Reference** Fowler, Noll, Vo, Eastlake, "The FNV Non-Cryptographic Hash Algorithm", RFC 9923.
public struct ContentHash: Sendable, Hashable {
  /// The hash so far.
  public private(set) var bits: UInt64 = 0xCBF2_9CE4_8422_2325

  /// Creates the hash of nothing.
  public init() {}

  /// Creates the hash of bytes: of names and settings, since other modules call what is generic for
  /// each byte.
  public init(_ bytes: some Sequence<UInt8>) {
    combine(bytes)
  }

  /// Creates the hash of the content of a file, at the speed of memory.
  public init(_ bytes: [UInt8]) {
    bytes.withUnsafeBytes { combine($0) }
  }

  /// Creates the hash of bytes in memory.
  public init(_ bytes: UnsafeRawBufferPointer) {
    combine(bytes)
  }

  /// Takes bytes in memory in.
  public mutating func combine(_ bytes: UnsafeRawBufferPointer) {
    var hash = bits
    for byte in bytes { hash = Self.mixed(hash, UInt64(byte)) }
    bits = hash
  }

  /// Takes bytes in.
  public mutating func combine(_ bytes: some Sequence<UInt8>) {
    var hash = bits
    for byte in bytes { hash = Self.mixed(hash, UInt64(byte)) }
    bits = hash
  }

  /// Takes a text in, and where it ends.
  public mutating func combine(_ text: String) {
    combine(text.utf8)
    combine(text.utf8.count)
  }

  /// Takes a whole number in.
  public mutating func combine(_ number: Int) {
    let number = UInt64(bitPattern: Int64(number))
    bits = Self.mixed(Self.mixed(bits, number & 0xFFFF_FFFF), number >> 32)
  }

  /// Takes the bits of numbers in, each as one unit, and how many there are.
  public mutating func combine(_ values: [Float]) {
    var hash = bits
    values.withUnsafeBufferPointer { values in
      for value in values { hash = Self.mixed(hash, UInt64(value.bitPattern)) }
    }
    bits = hash
    combine(values.count)
  }

  /// Takes the bits of numbers in, each as one unit; to be followed by how many there were in all, so
  /// that parts have the hash of the whole.
  public mutating func combine(part values: UnsafeBufferPointer<Float>) {
    var hash = bits
    for value in values { hash = Self.mixed(hash, UInt64(value.bitPattern)) }
    bits = hash
  }

  private static func mixed(_ hash: UInt64, _ unit: UInt64) -> UInt64 {
    (hash ^ unit) &* 0x0000_0100_0000_01B3
  }
}
