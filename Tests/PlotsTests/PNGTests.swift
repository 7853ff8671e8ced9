import Testing

@testable import Plots

/// Reads a zlib stream of one block with fixed codes, as ``Deflate`` writes them.
private func inflated(_ stream: [UInt8]) throws -> [UInt8] {
  var position = 16
  func bit() throws -> Int {
    try #require(position / 8 < stream.count)
    defer { position += 1 }
    return Int(stream[position / 8] >> UInt8(position % 8)) & 1
  }
  func bits(_ count: Int) throws -> Int {
    var value = 0
    for place in 0..<count { value |= try bit() << place }
    return value
  }
  func code(_ count: Int, from start: Int = 0) throws -> Int {
    var value = start
    for _ in 0..<count { value = value << 1 | (try bit()) }
    return value
  }
  let lengths = [
    3, 4, 5, 6, 7, 8, 9, 10, 11, 13, 15, 17, 19, 23, 27, 31, 35, 43, 51, 59, 67, 83, 99, 115, 131,
    163, 195, 227, 258,
  ]
  let distances = [
    1, 2, 3, 4, 5, 7, 9, 13, 17, 25, 33, 49, 65, 97, 129, 193, 257, 385, 513, 769, 1025, 1537, 2049,
    3073, 4097, 6145, 8193, 12289, 16385, 24577,
  ]
  try #require(try bits(3) == 0b011)
  var out: [UInt8] = []
  while true {
    var symbol = try code(7)
    if symbol <= 0b0010111 {
      symbol += 256
    } else {
      symbol = try code(1, from: symbol)
      if symbol <= 0b10111111 {
        symbol -= 0b00110000
      } else if symbol <= 0b11000111 {
        symbol += 280 - 0b11000000
      } else {
        symbol = try code(1, from: symbol) - 0b110010000 + 144
      }
    }
    if symbol == 256 { return out }
    if symbol < 256 {
      out.append(UInt8(symbol))
      continue
    }
    let extra = symbol < 265 || symbol == 285 ? 0 : (symbol - 261) / 4
    let length = lengths[symbol - 257] + (try bits(extra))
    let place = try code(5)
    let distance = distances[place] + (try bits(place < 4 ? 0 : place / 2 - 1))
    try #require(distance <= out.count)
    for _ in 0..<length { out.append(out[out.count - distance]) }
  }
}

@Suite("Images of heat maps")
struct PNGTests {
  @Test("What is compressed is restored")
  func roundTrip() throws {
    var random = TestRandom(seed: 31)
    for size in [0, 1, 2, 3, 10, 257, 1000, 40_000, 100_000] {
      for alphabet in [1, 2, 7, 256] {
        let data = (0..<size).map { _ in UInt8(random.below(alphabet)) }
        let stream = Deflate.zlib(data)
        #expect(try inflated(stream) == data, "\(size) bytes of \(alphabet)")
      }
    }
  }

  @Test("Repeats are compressed")
  func ratio() {
    #expect(Deflate.zlib([UInt8](repeating: 7, count: 100_000)).count < 1000)
  }

  @Test("The checksum is Adler-32")
  func checksum() {
    // RFC 1950's sum of "Wikipedia" is 0x11E60398.
    #expect(Deflate.zlib(Array("Wikipedia".utf8)).suffix(4) == [0x11, 0xE6, 0x03, 0x98])
  }

  @Test("Chunks carry their names, sizes and CRC-32")
  func chunks() {
    let image = PNGImage(rows: [[0, 1]], palette: [(0, 0, 0), (255, 255, 255)], transparent: 1)
    let bytes = image.bytes
    #expect(bytes.prefix(8) == [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A])
    // The empty end chunk is the same in every file.
    #expect(bytes.suffix(12) == [0, 0, 0, 0, 0x49, 0x45, 0x4E, 0x44, 0xAE, 0x42, 0x60, 0x82])
    #expect(Array(bytes[16..<24]) == [0, 0, 0, 2, 0, 0, 0, 1])
  }

  @Test("Base 64")
  func base64() {
    #expect(PNGImage.base64([]) == "")
    #expect(PNGImage.base64(Array("M".utf8)) == "TQ==")
    #expect(PNGImage.base64(Array("Ma".utf8)) == "TWE=")
    #expect(PNGImage.base64(Array("Man".utf8)) == "TWFu")
    #expect(PNGImage.base64([255, 254, 253, 252]) == "//79/A==")
  }
}
