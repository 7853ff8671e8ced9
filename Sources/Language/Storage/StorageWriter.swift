import Diagnostics

/// Writes values as bytes, the same bytes for the same values on every machine.
public final class StorageWriter {
  /// What was written so far.
  public private(set) var bytes: [UInt8] = []
  /// Whether all of it can be read again.
  public internal(set) var isReadable = true
  /// Whether what was written tells every value from every other.
  public private(set) var isComplete = true

  /// How many values were written, a function counted for as many as its words are worth.
  private var values = 0
  /// The most that are: values that hold others twice and again take little memory and no end of bytes.
  private static let limit = 1 << 24

  /// Creates a writer that has written nothing.
  public init() {}

  /// Says that a part of the value can be neither read again nor told from others.
  public func leaveOut() {
    isReadable = false
    isComplete = false
  }

  /// Says that what was written tells the value from others, but is not enough to read it again.
  public func keepOut() { isReadable = false }

  /// Takes note of values; throws where they are more than anybody could want to keep.
  func count(_ count: Int) throws(Fault) {
    values += count
    guard values <= Self.limit else {
      throw Fault(
        "storage.large", "a kept value must hold at most \(Self.limit) values, but holds more")
    }
  }

  /// Writes one byte.
  public func byte(_ value: UInt8) { bytes.append(value) }

  /// Writes a number of 64 bits.
  public func word(_ value: UInt64) {
    withUnsafeBytes(of: value.littleEndian) { bytes.append(contentsOf: $0) }
  }

  /// Writes a whole number, a small one in one byte.
  public func int(_ value: Int) {
    // Numbers near 0 on either side become small numbers without a sign.
    var rest = UInt64(bitPattern: Int64((value << 1) ^ (value >> (Int.bitWidth - 1))))
    while rest >= 0x80 {
      bytes.append(UInt8(truncatingIfNeeded: rest) | 0x80)
      rest >>= 7
    }
    bytes.append(UInt8(truncatingIfNeeded: rest))
  }

  /// Writes a floating-point number; every NaN is written the same.
  public func double(_ value: Double) {
    word(value.isNaN ? Double.nan.bitPattern : value.bitPattern)
  }

  /// Writes a truth value.
  public func bool(_ value: Bool) { byte(value ? 1 : 0) }

  /// Writes a text.
  public func text(_ value: String) {
    int(value.utf8.count)
    bytes.append(contentsOf: value.utf8)
  }

  /// Writes bytes.
  public func data(_ value: [UInt8]) {
    int(value.count)
    bytes.append(contentsOf: value)
  }

  /// Writes something or its absence.
  public func optional<T>(_ value: T?, _ write: (T) throws -> Void) rethrows {
    bool(value != nil)
    if let value { try write(value) }
  }

  /// Writes a count and each item.
  public func list<T>(_ items: [T], _ write: (T) throws -> Void) rethrows {
    int(items.count)
    for item in items { try write(item) }
  }

  /// Writes many numbers of 32 bits.
  public func floats(_ values: [Float]) {
    int(values.count)
    #if _endian(little)
      values.withUnsafeBytes { bytes.append(contentsOf: $0) }
    #else
      for value in values {
        withUnsafeBytes(of: value.bitPattern.littleEndian) { bytes.append(contentsOf: $0) }
      }
    #endif
  }

  /// Writes many numbers of 64 bits.
  public func doubles(_ values: [Double]) {
    int(values.count)
    bytes.reserveCapacity(bytes.count + 8 * values.count)
    for value in values { double(value) }
  }

  /// Writes texts.
  public func texts(_ values: [String]) { list(values, text) }

  /// Writes whole numbers.
  public func ints(_ values: [Int]) { list(values, int) }
}
