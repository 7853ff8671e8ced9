/// Compression with fixed codes and repeats of earlier bytes (Deutsch, RFC 1950 and RFC 1951).
struct Deflate {
  private var bytes: [UInt8] = []
  private var pending: UInt32 = 0
  private var count: UInt32 = 0

  /// The data as a zlib stream.
  static func zlib(_ data: [UInt8]) -> [UInt8] {
    var writer = Deflate()
    writer.put(1, 1)
    writer.put(1, 2)
    writer.compress(data)
    writer.code(256)
    if writer.count > 0 { writer.put(0, 8 - writer.count) }
    let sum = adler(data)
    return [0x78, 0x01] + writer.bytes
      + [24, 16, 8, 0].map { UInt8(truncatingIfNeeded: sum >> $0) }
  }

  /// Repeats are found through the last place at which the same three bytes began.
  private mutating func compress(_ data: [UInt8]) {
    var last: [UInt32: Int] = [:]
    var index = 0
    while index < data.count {
      var length = 0
      var distance = 0
      if index + 2 < data.count {
        let key = UInt32(data[index]) << 16 | UInt32(data[index + 1]) << 8 | UInt32(data[index + 2])
        if let place = last[key], index - place <= 32_768 {
          distance = index - place
          while length < 258, index + length < data.count,
            data[place + length] == data[index + length]
          {
            length += 1
          }
        }
        last[key] = index
      }
      if length >= 3 {
        repeated(length, distance)
        index += length
      } else {
        code(UInt32(data[index]))
        index += 1
      }
    }
  }

  /// Writes bits, the lowest first.
  private mutating func put(_ value: UInt32, _ width: UInt32) {
    pending |= value << count
    count += width
    while count >= 8 {
      bytes.append(UInt8(truncatingIfNeeded: pending))
      pending >>= 8
      count -= 8
    }
  }

  /// Writes a code, whose bits go the highest first.
  private mutating func reversed(_ value: UInt32, _ width: UInt32) {
    for bit in stride(from: Int(width) - 1, through: 0, by: -1) { put(value >> UInt32(bit) & 1, 1) }
  }

  /// Writes a literal, length or end symbol in the fixed code (RFC 1951, §3.2.6).
  private mutating func code(_ symbol: UInt32) {
    switch symbol {
    case 0..<144: reversed(0x30 + symbol, 8)
    case 144..<256: reversed(0x190 + symbol - 144, 9)
    case 256..<280: reversed(symbol - 256, 7)
    default: reversed(0xC0 + symbol - 280, 8)
    }
  }

  private mutating func repeated(_ length: Int, _ distance: Int) {
    let (symbol, extra, width) = Self.length(length)
    code(UInt32(symbol))
    put(UInt32(extra), UInt32(width))
    let (place, rest, bits) = Self.distance(distance)
    reversed(UInt32(place), 5)
    put(UInt32(rest), UInt32(bits))
  }

  /// The symbol of a length with its extra bits (RFC 1951, §3.2.5).
  private static func length(_ length: Int) -> (symbol: Int, extra: Int, width: Int) {
    if length == 258 { return (285, 0, 0) }
    var (base, symbol) = (3, 257)
    while true {
      let width = symbol < 265 ? 0 : (symbol - 261) / 4
      if length < base + 1 << width { return (symbol, length - base, width) }
      base += 1 << width
      symbol += 1
    }
  }

  /// The symbol of a distance with its extra bits (RFC 1951, §3.2.5).
  private static func distance(_ distance: Int) -> (symbol: Int, extra: Int, width: Int) {
    var (base, symbol) = (1, 0)
    while true {
      let width = symbol < 4 ? 0 : symbol / 2 - 1
      if distance < base + 1 << width { return (symbol, distance - base, width) }
      base += 1 << width
      symbol += 1
    }
  }

  private static func adler(_ data: [UInt8]) -> UInt32 {
    var (a, b): (UInt32, UInt32) = (1, 0)
    for byte in data {
      a = (a + UInt32(byte)) % 65_521
      b = (b + a) % 65_521
    }
    return b << 16 | a
  }
}
