/// Undoes deflate, the compression of ZIP files.
///
/// **Reference** P. Deutsch, RFC 1951, "DEFLATE Compressed Data Format Specification", 1996.
struct Inflate {
  private let bytes: UnsafeRawBufferPointer
  private var place = 0
  private var bits: UInt32 = 0
  private var bitCount = 0
  private let limit: Int
  private var out: [UInt8] = []

  /// The bytes that were compressed; nothing where the data are damaged or give more than `count` bytes.
  ///
  /// Memory grows with what comes out, whatever a header claims.
  static func bytes(_ compressed: UnsafeRawBufferPointer, count: Int) -> [UInt8]? {
    var inflate = Inflate(bytes: compressed, limit: count)
    guard inflate.run(), inflate.out.count == count else { return nil }
    return inflate.out
  }

  private init(bytes: UnsafeRawBufferPointer, limit: Int) {
    self.bytes = bytes
    self.limit = limit
  }

  private mutating func run() -> Bool {
    while true {
      guard let isLast = take(1), let kind = take(2) else { return false }
      switch kind {
      case 0: guard copyStored() else { return false }
      case 1:
        guard let lengths = Self.fixedLengths, let distances = Self.fixedDistances,
          expand(lengths, distances)
        else { return false }
      case 2:
        guard let (lengths, distances) = tables(), expand(lengths, distances) else { return false }
      default: return false
      }
      if isLast == 1 { return true }
    }
  }

  /// The next bits, the first of them lowest.
  private mutating func take(_ count: Int) -> Int? {
    while bitCount < count {
      guard place < bytes.count else { return nil }
      bits |= UInt32(bytes[place]) << UInt32(bitCount)
      place += 1
      bitCount += 8
    }
    let value = bits & ((1 << UInt32(count)) - 1)
    bits >>= UInt32(count)
    bitCount -= count
    return Int(value)
  }

  private mutating func copyStored() -> Bool {
    bits = 0
    bitCount = 0
    guard place + 4 <= bytes.count else { return false }
    let count = Int(bytes[place]) | Int(bytes[place + 1]) << 8
    let inverse = Int(bytes[place + 2]) | Int(bytes[place + 3]) << 8
    place += 4
    guard count == ~inverse & 0xFFFF, place + count <= bytes.count, out.count + count <= limit
    else { return false }
    out += bytes[place..<(place + count)]
    place += count
    return true
  }

  /// Copies of what came before, and new bytes, up to the end of a block.
  private mutating func expand(_ lengths: Huffman, _ distances: Huffman) -> Bool {
    while true {
      guard let symbol = symbol(lengths) else { return false }
      if symbol < 256 {
        guard out.count < limit else { return false }
        out.append(UInt8(symbol))
        continue
      }
      if symbol == 256 { return true }
      guard symbol - 257 < Self.lengthBases.count,
        let more = take(Self.lengthBits[symbol - 257]), let far = self.symbol(distances),
        far < Self.distanceBases.count, let extra = take(Self.distanceBits[far])
      else { return false }
      let count = Self.lengthBases[symbol - 257] + more
      let distance = Self.distanceBases[far] + extra
      guard distance <= out.count, out.count + count <= limit else { return false }
      for _ in 0..<count { out.append(out[out.count - distance]) }
    }
  }

  private mutating func symbol(_ code: Huffman) -> Int? {
    var (value, first, index) = (0, 0, 0)
    for count in code.counts.dropFirst() {
      guard let bit = take(1) else { return nil }
      value |= bit
      if value - count < first { return code.symbols[index + value - first] }
      index += count
      first = (first + count) << 1
      value <<= 1
    }
    return nil
  }

  /// The codes of a block that brings its own.
  private mutating func tables() -> (Huffman, Huffman)? {
    guard let a = take(5), let b = take(5), let c = take(4) else { return nil }
    let (lengthCount, distanceCount) = (a + 257, b + 1)
    guard lengthCount <= 286, distanceCount <= 30 else { return nil }
    var sizes = [Int](repeating: 0, count: 19)
    for index in 0..<(c + 4) {
      guard let size = take(3) else { return nil }
      sizes[Self.order[index]] = size
    }
    guard let code = Huffman(sizes) else { return nil }
    var all: [Int] = []
    while all.count < lengthCount + distanceCount {
      guard let symbol = symbol(code) else { return nil }
      var (value, count) = (symbol, 1)
      if symbol >= 16 {
        guard symbol > 16 || !all.isEmpty,
          let more = take(symbol == 16 ? 2 : symbol == 17 ? 3 : 7)
        else { return nil }
        value = symbol == 16 ? all[all.count - 1] : 0
        count = more + (symbol == 18 ? 11 : 3)
      }
      all += repeatElement(value, count: count)
    }
    guard all.count == lengthCount + distanceCount, all[256] != 0,
      let lengths = Huffman(Array(all[..<lengthCount])),
      let distances = Huffman(Array(all[lengthCount...]))
    else { return nil }
    return (lengths, distances)
  }

  /// How many codes of each length there are, and their symbols in order.
  private struct Huffman {
    var counts = [Int](repeating: 0, count: 16)
    var symbols: [Int]

    /// Nothing for lengths that no code has.
    init?(_ lengths: [Int]) {
      symbols = [Int](repeating: 0, count: lengths.count)
      for length in lengths { counts[length] += 1 }
      counts[0] = 0
      var left = 1
      for count in counts.dropFirst() {
        left = left * 2 - count
        if left < 0 { return nil }
      }
      var offsets = [Int](repeating: 0, count: 17)
      for length in 1..<16 { offsets[length + 1] = offsets[length] + counts[length] }
      for (symbol, length) in lengths.enumerated() where length > 0 {
        symbols[offsets[length]] = symbol
        offsets[length] += 1
      }
    }
  }

  private static let order = [
    16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15,
  ]
  private static let lengthBases = [
    3, 4, 5, 6, 7, 8, 9, 10, 11, 13, 15, 17, 19, 23, 27, 31, 35, 43, 51, 59, 67, 83, 99, 115, 131,
    163, 195, 227, 258,
  ]
  private static let lengthBits = [
    0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 2, 2, 3, 3, 3, 3, 4, 4, 4, 4, 5, 5, 5, 5, 0,
  ]
  private static let distanceBases = [
    1, 2, 3, 4, 5, 7, 9, 13, 17, 25, 33, 49, 65, 97, 129, 193, 257, 385, 513, 769, 1025, 1537,
    2049, 3073, 4097, 6145, 8193, 12289, 16385, 24577,
  ]
  private static let distanceBits = [
    0, 0, 0, 0, 1, 1, 2, 2, 3, 3, 4, 4, 5, 5, 6, 6, 7, 7, 8, 8, 9, 9, 10, 10, 11, 11, 12, 12, 13,
    13,
  ]
  private static let fixedLengths = Huffman(
    [Int](repeating: 8, count: 144) + [Int](repeating: 9, count: 112)
      + [Int](repeating: 7, count: 24) + [Int](repeating: 8, count: 8))
  private static let fixedDistances = Huffman([Int](repeating: 5, count: 30))
}
