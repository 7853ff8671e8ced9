import Diagnostics

/// What the `fmt ` chunk of a WAV file states.
struct WAVFormat: Hashable {
  let encoding: SampleEncoding
  let channelCount: Int
  let sampleRate: Int
  /// Bytes from one instant to the next.
  let frameByteCount: Int

  /// The greatest sample rate that is believed, in hertz.
  static let greatestRate = 1_000_000

  /// Reads the body of a `fmt ` chunk.
  ///
  /// Throws `wav.header` for a body or numbers that make no sense, `wav.codec` for compressed sound.
  init(_ body: UnsafeRawBufferPointer, name: String) throws(Fault) {
    guard body.count >= 16 else {
      throw Fault(
        "wav.header",
        "the format of `\(name)` must have 16 bytes or more, but has \(body.count)",
        hint: "Copy or create the file again.")
    }
    var tag = body.littleEndian(UInt16.self, at: 0)
    let channels = Int(body.littleEndian(UInt16.self, at: 2))
    let rate = Int(body.littleEndian(UInt32.self, at: 4))
    let stride = Int(body.littleEndian(UInt16.self, at: 12))
    let bits = Int(body.littleEndian(UInt16.self, at: 14))
    // WAVE_FORMAT_EXTENSIBLE: the true tag is the beginning of a longer identifier.
    if tag == 0xFFFE, body.count >= 26 { tag = body.littleEndian(UInt16.self, at: 24) }
    guard channels > 0 else {
      throw Fault("wav.header", "`\(name)` must have 1 channel or more, but has 0")
    }
    guard rate > 0, rate <= Self.greatestRate else {
      throw Fault(
        "wav.header",
        "the sample rate of `\(name)` must be from 1 to \(Self.greatestRate) Hz, but is \(rate)")
    }
    // A sample of 12 bits lies in the upper bits of two bytes, one of 20 bits in three or four.
    let least = (bits + 7) / 8
    let width = stride % channels == 0 && stride / channels >= least ? stride / channels : least
    guard let encoding = Self.encoding(tag: tag, width: width) else {
      throw Self.unknown(tag: tag, bits: bits, name: name)
    }
    self.encoding = encoding
    channelCount = channels
    sampleRate = rate
    frameByteCount = encoding.byteCount * channels
  }

  private static func encoding(tag: UInt16, width: Int) -> SampleEncoding? {
    switch (tag, width) {
    case (1, 1): .unsigned8
    case (1, 2): .signed16
    case (1, 3): .signed24
    case (1, 4): .signed32
    case (3, 4): .float32
    case (3, 8): .float64
    default: nil
    }
  }

  private static func unknown(tag: UInt16, bits: Int, name: String) -> Fault {
    let codecs: [UInt16: String] = [
      2: "Microsoft ADPCM", 6: "A-law", 7: "mu-law", 0x11: "IMA ADPCM", 0x31: "GSM 6.10",
      0x50: "MPEG audio", 0x55: "MP3", 0xFF: "AAC",
    ]
    let held: String
    switch tag {
    case 1: held = "integers of \(bits) bits"
    case 3: held = "floating-point numbers of \(bits) bits"
    default: held = (codecs[tag] ?? "a codec of number \(tag)") + ", \(bits) bits"
    }
    return Fault(
      "wav.codec",
      "`\(name)` must hold integers of 8, 16, 24 or 32 bits or floating-point numbers of 32 or 64, "
        + "but holds \(held)",
      hint: "Convert it, for example with `ffmpeg -i in.wav -c:a pcm_s16le out.wav`.")
  }
}
