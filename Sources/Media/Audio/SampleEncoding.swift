/// How a WAV file writes one sample.
enum SampleEncoding: Hashable {
  /// Integers from 0 to 255; silence is 128.
  case unsigned8
  /// Signed integers of 2, 3 or 4 bytes.
  case signed16, signed24, signed32
  /// IEEE 754 numbers of 4 or 8 bytes.
  case float32, float64

  /// Bytes a sample.
  var byteCount: Int {
    switch self {
    case .unsigned8: 1
    case .signed16: 2
    case .signed24: 3
    case .signed32, .float32: 4
    case .float64: 8
    }
  }

  /// Reads the sample at an address; full scale is ±1.
  @inline(__always)
  func sample(_ address: UnsafeRawPointer) -> Float {
    switch self {
    case .unsigned8:
      return (Float(address.load(as: UInt8.self)) - 128) * 0x1p-7
    case .signed16:
      return Float(Int16(littleEndian: address.loadUnaligned(as: Int16.self))) * 0x1p-15
    case .signed24:
      let low = UInt32(address.load(as: UInt8.self))
      let middle = UInt32(address.load(fromByteOffset: 1, as: UInt8.self))
      let high = UInt32(address.load(fromByteOffset: 2, as: UInt8.self))
      // In the upper three bytes, so that the sign is in its place.
      let bits = low << 8 | middle << 16 | high << 24
      return Float(Int32(bitPattern: bits)) * 0x1p-31
    case .signed32:
      return Float(Int32(littleEndian: address.loadUnaligned(as: Int32.self))) * 0x1p-31
    case .float32:
      return Float(bitPattern: UInt32(littleEndian: address.loadUnaligned(as: UInt32.self)))
    case .float64:
      return Float(
        Double(bitPattern: UInt64(littleEndian: address.loadUnaligned(as: UInt64.self))))
    }
  }
}
