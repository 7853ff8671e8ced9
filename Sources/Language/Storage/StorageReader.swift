public import Diagnostics

/// Reads what a ``StorageWriter`` wrote; any other bytes give a fault.
public final class StorageReader {
  /// What values need beside their bytes.
  public let context: StorageContext
  private let bytes: [UInt8]
  private var place: Int
  private let end: Int
  /// How deeply the value that is read is nested in others.
  var depth = 0

  /// Reads bytes from one place to another.
  public init(_ bytes: [UInt8], in range: Range<Int>? = nil, context: StorageContext = .init()) {
    self.bytes = bytes
    self.context = context
    let range = (range ?? bytes.indices).clamped(to: bytes.indices)
    place = range.lowerBound
    end = range.upperBound
  }

  /// How many bytes are left.
  public var left: Int { end - place }

  /// Throws unless everything was read.
  public func requireEnd() throws(Fault) {
    guard left == 0 else { throw .unreadable("the end of a kept value") }
  }

  /// The next bytes, passed over.
  private func take(_ count: Int) throws(Fault) -> Range<Int> {
    guard count >= 0, count <= left else { throw .unreadable("a kept value") }
    defer { place += count }
    return place..<(place + count)
  }

  /// Reads a byte.
  public func byte() throws(Fault) -> UInt8 { bytes[try take(1).lowerBound] }

  /// Reads a number of 64 bits.
  public func word() throws(Fault) -> UInt64 {
    let start = try take(8).lowerBound
    return bytes.withUnsafeBytes {
      UInt64(littleEndian: $0.loadUnaligned(fromByteOffset: start, as: UInt64.self))
    }
  }

  /// Reads a whole number.
  public func int() throws(Fault) -> Int {
    var value: UInt64 = 0
    for shift in stride(from: UInt64(0), to: 70, by: 7) {
      let byte = try byte()
      guard shift < 63 || byte <= 1 else { break }
      value |= UInt64(byte & 0x7F) << shift
      if byte & 0x80 == 0 {
        return Int(truncatingIfNeeded: value >> 1) ^ -Int(truncatingIfNeeded: value & 1)
      }
    }
    throw .unreadable("a kept number")
  }

  /// Reads the number of items of which each takes at least so many bytes.
  public func count(ofBytes size: Int = 1) throws(Fault) -> Int {
    let count = try int()
    guard count >= 0, count <= left / max(1, size) else { throw .unreadable("a kept list") }
    return count
  }

  /// Reads a floating-point number.
  public func double() throws(Fault) -> Double { Double(bitPattern: try word()) }

  /// Reads a truth value.
  public func bool() throws(Fault) -> Bool {
    let byte = try byte()
    guard byte <= 1 else { throw .unreadable("a kept truth value") }
    return byte == 1
  }

  /// Reads a text.
  public func text() throws(Fault) -> String {
    let range = try take(try count())
    guard let text = String(validating: bytes[range], as: UTF8.self) else {
      throw .unreadable("a kept text")
    }
    return text
  }

  /// Reads bytes.
  public func data() throws(Fault) -> [UInt8] { Array(bytes[try take(try count())]) }

  /// Reads something or its absence.
  public func optional<T>(_ read: () throws -> T) throws -> T? { try bool() ? try read() : nil }

  /// Reads a count and each item.
  public func list<T>(_ read: () throws -> T) throws -> [T] {
    let count = try count()
    var items: [T] = []
    items.reserveCapacity(min(count, 1 << 16))
    for _ in 0..<count { items.append(try read()) }
    return items
  }

  /// Reads many numbers of 32 bits.
  public func floats() throws(Fault) -> [Float] {
    let count = try count(ofBytes: 4)
    let range = try take(4 * count)
    return bytes.withUnsafeBytes { bytes in
      [Float](unsafeUninitializedCapacity: count) { buffer, initialized in
        #if _endian(little)
          UnsafeMutableRawBufferPointer(buffer).copyMemory(
            from: UnsafeRawBufferPointer(rebasing: bytes[range]))
        #else
          for index in 0..<count {
            buffer[index] = Float(
              bitPattern: UInt32(
                littleEndian: bytes.loadUnaligned(
                  fromByteOffset: range.lowerBound + 4 * index, as: UInt32.self)))
          }
        #endif
        initialized = count
      }
    }
  }

  /// Reads many numbers of 64 bits.
  public func doubles() throws(Fault) -> [Double] {
    let count = try count(ofBytes: 8)
    var values: [Double] = []
    values.reserveCapacity(count)
    for _ in 0..<count { values.append(try double()) }
    return values
  }

  /// Reads texts.
  public func texts() throws -> [String] { try list(text) }

  /// Reads whole numbers.
  public func ints() throws -> [Int] { try list(int) }
}
