/// A palette image as PNG (ISO/IEC 15948), for heat maps of many cells.
struct PNGImage: Sendable {
  /// Palette indices, row by row from the top.
  let rows: [[UInt8]]
  /// The colours, at most 256.
  let palette: [(red: UInt8, green: UInt8, blue: UInt8)]
  /// The index that is drawn transparent, for cells without a value.
  let transparent: UInt8

  /// The image as a data URI.
  var dataURI: String { "data:image/png;base64," + Self.base64(bytes) }

  /// The bytes of the file.
  var bytes: [UInt8] {
    let width = rows.first?.count ?? 0
    let header =
      Self.big(UInt32(truncatingIfNeeded: width)) + Self.big(UInt32(truncatingIfNeeded: rows.count))
      + [8, 3, 0, 0, 0]
    let colors: [UInt8] = palette.flatMap { color -> [UInt8] in
      [color.red, color.green, color.blue]
    }
    let opacity = palette.indices.map { UInt8($0 == Int(transparent) ? 0 : 255) }
    // Each row begins with its filter: none.
    let data: [UInt8] = rows.flatMap { (row: [UInt8]) -> [UInt8] in [0] + row }
    return [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]
      + Self.chunk("IHDR", header) + Self.chunk("PLTE", colors) + Self.chunk("tRNS", opacity)
      + Self.chunk("IDAT", Deflate.zlib(data)) + Self.chunk("IEND", [])
  }

  private static func chunk(_ name: String, _ data: [UInt8]) -> [UInt8] {
    let body = Array(name.utf8) + data
    return big(UInt32(truncatingIfNeeded: data.count)) + body + big(crc(body))
  }

  private static func big(_ value: UInt32) -> [UInt8] {
    [24, 16, 8, 0].map { UInt8(truncatingIfNeeded: value >> $0) }
  }

  private static func crc(_ bytes: [UInt8]) -> UInt32 {
    var crc: UInt32 = 0xFFFF_FFFF
    for byte in bytes {
      crc ^= UInt32(byte)
      for _ in 0..<8 { crc = crc & 1 == 1 ? (crc >> 1) ^ 0xEDB8_8320 : crc >> 1 }
    }
    return ~crc
  }

  static func base64(_ bytes: [UInt8]) -> String {
    let digits = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)
    var out: [UInt8] = []
    out.reserveCapacity((bytes.count + 2) / 3 * 4)
    for start in stride(from: 0, to: bytes.count, by: 3) {
      let group = bytes[start..<min(start + 3, bytes.count)]
      var bits: UInt32 = 0
      for byte in group { bits = bits << 8 | UInt32(byte) }
      bits <<= UInt32(8 * (3 - group.count))
      for place in 0..<4 {
        out.append(
          place <= group.count
            ? digits[Int(bits >> UInt32(18 - 6 * place)) & 63] : UInt8(ascii: "="))
      }
    }
    return String(decoding: out, as: UTF8.self)
  }
}
