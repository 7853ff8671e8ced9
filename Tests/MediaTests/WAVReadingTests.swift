import Diagnostics
import Media
import Testing

@Suite struct WAVReadingTests {
  private func read(
    _ bytes: [UInt8], _ channels: WAVFile.Channels = .all
  ) throws -> Recording { try WAVFile.decode(bytes, name: "a.wav", channels: channels) }

  private func code(_ bytes: [UInt8]) -> String? {
    do {
      _ = try WAVFile.decode(bytes, name: "a.wav")
      return nil
    } catch { return error.code }
  }

  @Test func sixteenBits() throws {
    let sound = try read(WAVBytes.plain())
    #expect(sound.samples == [0, 0.5, -1, 32767 / 32768])
    #expect(sound.sampleRate == 16000 && sound.channelCount == 1 && sound.missingFrames == 0)
    #expect(sound.seconds == 4.0 / 16000)
  }

  struct Kind: Sendable, CustomTestStringConvertible {
    let tag: UInt16
    let bits: Int
    let bytes: [UInt8]
    var testDescription: String { "\(tag), \(bits) bits" }
  }

  /// Each encoding of −0.5, 0.25.
  static let kinds = [
    Kind(tag: 1, bits: 8, bytes: [64, 160]),
    Kind(tag: 1, bits: 16, bytes: [0, 0xC0, 0, 0x20]),
    Kind(tag: 1, bits: 24, bytes: [0, 0, 0xC0, 0, 0, 0x20]),
    Kind(tag: 1, bits: 32, bytes: [0, 0, 0, 0xC0, 0, 0, 0, 0x20]),
    Kind(
      tag: 3, bits: 32,
      bytes: WAVBytes.little(Float(-0.5).bitPattern) + WAVBytes.little(Float(0.25).bitPattern)),
    Kind(tag: 3, bits: 64, bytes: [-0.5, 0.25].flatMap { WAVBytes.little($0.bitPattern) }),
  ]

  @Test(arguments: kinds) func everyEncoding(_ kind: Kind) throws {
    let data = WAVBytes.chunk("data", kind.bytes)
    let plain = WAVBytes.chunk("fmt ", WAVBytes.format(tag: kind.tag, bits: kind.bits))
    #expect(try read(WAVBytes.file(plain, data)).samples == [-0.5, 0.25])
    let long = WAVBytes.chunk(
      "fmt ", WAVBytes.extensible(tag: kind.tag, channels: 2, bits: kind.bits))
    let stereo = try read(WAVBytes.file(long, data))
    #expect(stereo.samples == [-0.5, 0.25] && stereo.channelCount == 2)
    #expect(stereo.mixedDown().samples == [-0.125])
    #expect(try read(WAVBytes.file(long, data), .mixed) == stereo.mixedDown())
  }

  @Test func twelveBitsLieInTheUpperBitsOfTwoBytes() throws {
    let format = WAVBytes.chunk("fmt ", WAVBytes.format(bits: 12))
    #expect(
      try read(WAVBytes.file(format, WAVBytes.chunk("data", [0, 0x40]))).samples == [0.5])
  }

  @Test func chunksInAnyOrder() throws {
    let format = WAVBytes.chunk("fmt ", WAVBytes.format())
    let data = WAVBytes.chunk("data", [0, 0x40])
    let odd = WAVBytes.chunk("LIST", [1, 2, 3])
    for file in [
      WAVBytes.file(odd, format, odd, data, odd), WAVBytes.file(data, odd, format),
      WAVBytes.file(WAVBytes.chunk("LIST", [1, 2, 3], pads: false), format, data),
      WAVBytes.file(format, data, size: 0), WAVBytes.file(format, data, size: 0xFFFF_FFFF),
    ] {
      #expect(try read(file).samples == [0.5])
    }
  }

  @Test func oddBytesOfSoundWithAndWithoutPadding() throws {
    let format = WAVBytes.chunk("fmt ", WAVBytes.format(bits: 8))
    for pads in [true, false] {
      let data = WAVBytes.chunk("data", [128, 192, 64], pads: pads)
      let file = WAVBytes.file(data, format)
      #expect(try read(file).samples == [0, 0.5, -0.5])
    }
  }

  @Test(arguments: [0, 0xFFFF_FFFF, 0x7FFF_FFFF, 0x7FFF_F000])
  func sizesThatAStreamLeaves(size: Int) throws {
    let format = WAVBytes.chunk("fmt ", WAVBytes.format())
    let data = WAVBytes.chunk("data", [0, 0x40, 0, 0xC0], size: size)
    let sound = try read(WAVBytes.file(format, data, size: size))
    #expect(sound.samples == [0.5, -0.5] && sound.missingFrames == 0)
  }

  @Test func noSoundIsNoStream() throws {
    let format = WAVBytes.chunk("fmt ", WAVBytes.format())
    for tail in [[], WAVBytes.chunk("LIST", [1, 2])] {
      #expect(try read(WAVBytes.file(format, WAVBytes.chunk("data", []), tail)).samples == [])
    }
  }

  @Test func cutOffFilesSayHowMuchIsMissing() throws {
    let whole = WAVBytes.plain()
    let part = try read(Array(whole.dropLast(3)))
    #expect(part.samples == [0, 0.5] && part.missingFrames == 2)
    for length in 0..<whole.count {
      guard let sound = try? read(Array(whole.prefix(length))) else {
        #expect(length < 44)
        continue
      }
      #expect(length >= 44 && sound.frameCount + sound.missingFrames == 4)
    }
  }

  @Test func whatIsNoWAVIsSaid() {
    #expect(code([]) == "wav.empty")
    #expect(code(Array("version https://git-lfs.github.com/spec/v1\n".utf8)) == "wav.lfs")
    #expect(code(Array("ID3 something".utf8)) == "wav.magic")
    #expect(code(Array("RIFF1234AVI ".utf8)) == "wav.magic")
    #expect(code(Array("RIFF12".utf8)) == "wav.header")
    #expect(code(Array("hello".utf8)) == "wav.magic")
    let data = WAVBytes.chunk("data", [0, 0])
    #expect(code(WAVBytes.file(data)) == "wav.header")
    #expect(code(WAVBytes.file(WAVBytes.chunk("fmt ", WAVBytes.format()))) == "wav.data")
    for format in [
      WAVBytes.format(tag: 7, bits: 8), WAVBytes.format(tag: 1, bits: 40),
      WAVBytes.format(tag: 3, bits: 16), WAVBytes.format(bits: 0),
    ] {
      #expect(code(WAVBytes.file(WAVBytes.chunk("fmt ", format), data)) == "wav.codec")
    }
    for format in [
      WAVBytes.format(channels: 0), WAVBytes.format(rate: 0), WAVBytes.format(rate: 4_000_000_000),
      [1, 0],
    ] {
      #expect(code(WAVBytes.file(WAVBytes.chunk("fmt ", format), data)) == "wav.header")
    }
  }

  @Test func numbersThatAreNoneAreRefused() {
    let format = WAVBytes.chunk("fmt ", WAVBytes.format(tag: 3, bits: 32))
    for bad in [Float.nan, .infinity] {
      let data = WAVBytes.chunk("data", WAVBytes.little(bad.bitPattern))
      #expect(code(WAVBytes.file(format, data)) == "wav.not-finite")
    }
  }
}
