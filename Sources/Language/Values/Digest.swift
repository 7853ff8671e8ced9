/// A digest of a sequence of values: SHA-256 over their tagged bytes.
///
/// Every item is preceded by a tag, and by its length where that varies, so that different
/// sequences cannot run together into the same bytes.
public struct Digest: Sendable {
  private var hash = SHA256()

  /// Creates the digest of nothing.
  public init() {}

  /// Adds a number.
  public mutating func combine(_ value: UInt64) { combine(tag: 1, value) }

  /// Adds a whole number.
  public mutating func combine(_ value: Int) { combine(tag: 2, UInt64(bitPattern: Int64(value))) }

  /// Adds a floating-point number; every NaN counts as the same, and -0 differs from 0.
  public mutating func combine(_ value: Double) {
    combine(tag: 3, value.isNaN ? Double.nan.bitPattern : value.bitPattern)
  }

  /// Adds a truth value.
  public mutating func combine(_ value: Bool) { combine(tag: 4, value ? 1 : 0) }

  /// Adds a text.
  public mutating func combine(_ text: String) {
    combine(tag: 5, UInt64(text.utf8.count))
    var text = text
    text.withUTF8 { hash.update(UnsafeRawBufferPointer($0)) }
  }

  /// Adds bytes.
  public mutating func combine(_ bytes: [UInt8]) {
    bytes.withUnsafeBytes { combine($0) }
  }

  /// Adds bytes.
  public mutating func combine(_ bytes: UnsafeRawBufferPointer) {
    combine(tag: 6, UInt64(bytes.count))
    hash.update(bytes)
  }

  /// Adds bytes that come in parts, with the result of all of them as one.
  public mutating func combine(
    byteCount: Int, parts: (_ add: (UnsafeRawBufferPointer) -> Void) -> Void
  ) {
    combine(tag: 6, UInt64(byteCount))
    parts { hash.update($0) }
  }

  /// Adds a value of the language.
  public mutating func combine(_ value: Value) { value.digest(into: &self) }

  /// The 32 bytes of the digest.
  public var bytes: [UInt8] { hash.finished() }

  /// The digest as 64 hexadecimal digits.
  public var hex: String {
    let digits = Array("0123456789abcdef".utf8)
    let text = bytes.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }
    return String(decoding: text, as: UTF8.self)
  }

  /// The first eight bytes as a number, for keys.
  public var word: UInt64 { bytes.prefix(8).reduce(0) { $0 << 8 | UInt64($1) } }

  private mutating func combine(tag: UInt8, _ value: UInt64) {
    withUnsafeTemporaryAllocation(byteCount: 9, alignment: 1) { buffer in
      buffer[0] = tag
      buffer.storeBytes(of: value.littleEndian, toByteOffset: 1, as: UInt64.self)
      hash.update(UnsafeRawBufferPointer(buffer))
    }
  }
}
