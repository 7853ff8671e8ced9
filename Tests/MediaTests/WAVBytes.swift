/// WAV files made by hand, chunk by chunk, so that tests depend on no writer.
enum WAVBytes {
  static func little(_ number: some FixedWidthInteger) -> [UInt8] {
    withUnsafeBytes(of: number.littleEndian) { Array($0) }
  }

  static func chunk(_ name: String, _ body: [UInt8], size: Int? = nil, pads: Bool = true) -> [UInt8]
  {
    Array(name.utf8) + little(UInt32(size ?? body.count)) + body
      + (pads && body.count % 2 == 1 ? [0] : [])
  }

  static func format(
    tag: UInt16 = 1, channels: Int = 1, rate: Int = 16000, bits: Int = 16, stride: Int? = nil
  ) -> [UInt8] {
    let stride = stride ?? channels * ((bits + 7) / 8)
    return little(tag) + little(UInt16(channels)) + little(UInt32(rate))
      + little(UInt32(truncatingIfNeeded: rate * stride)) + little(UInt16(stride))
      + little(UInt16(bits))
  }

  /// The format chunk of WAVE_FORMAT_EXTENSIBLE.
  static func extensible(tag: UInt16, channels: Int, bits: Int) -> [UInt8] {
    format(tag: 0xFFFE, channels: channels, bits: bits) + little(UInt16(22))
      + little(UInt16(bits)) + little(UInt32(3)) + little(tag)
      + [0, 0, 0, 0, 0x10, 0, 0x80, 0, 0, 0xAA, 0, 0x38, 0x9B, 0x71]
  }

  static func file(_ chunks: [UInt8]..., size: Int? = nil) -> [UInt8] {
    let body = chunks.flatMap { $0 }
    return Array("RIFF".utf8) + little(UInt32(size ?? body.count + 4)) + Array("WAVE".utf8) + body
  }

  /// A plain file of 16-bit samples.
  static func plain(_ samples: [Int16] = [0, 16384, -32768, 32767]) -> [UInt8] {
    file(chunk("fmt ", format()), chunk("data", samples.flatMap(little)))
  }
}
