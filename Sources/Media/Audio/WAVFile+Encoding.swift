public import Diagnostics

extension WAVFile {
  /// How samples are written.
  public enum Encoding: String, Sendable, Hashable, CaseIterable {
    /// Signed integers of 16 bits; what lies outside ±1 is clipped.
    case pcm16
    /// IEEE 754 numbers of 32 bits, unchanged.
    case float32
  }

  /// The bytes of a WAV file.
  ///
  /// **Properties** Samples that were read from 16-bit integers are written as the same integers;
  /// 32-bit floats are written unchanged.
  ///
  /// - Throws: `wav.not-finite`, `wav.too-large` above 4 GiB, `wav.header` for more than 65,535
  ///   channels or a rate that no reader believes.
  public static func encode(
    _ recording: Recording, as encoding: Encoding = .pcm16
  ) throws(Fault) -> [UInt8] {
    let width = encoding == .pcm16 ? 2 : 4
    guard recording.channelCount * width <= UInt16.max else {
      throw Fault(
        "wav.header",
        "a WAV file must have at most \(Int(UInt16.max) / width) channels of this encoding, but has "
          + "\(recording.channelCount)")
    }
    guard recording.sampleRate <= WAVFormat.greatestRate else {
      throw Fault(
        "wav.header",
        "the sample rate of a WAV file must be from 1 to \(WAVFormat.greatestRate) Hz, but is "
          + "\(recording.sampleRate)")
    }
    guard recording.samples.count <= (Int(UInt32.max) - 64) / width else {
      throw Fault(
        "wav.too-large", "a WAV file must be smaller than 4 GiB, but this one would be larger",
        hint: "Write a part at a time.")
    }
    if let bad = recording.samples.first(where: { !$0.isFinite }) {
      throw Fault("wav.not-finite", "a sample must be a finite number, but one is \(bad)")
    }
    var bytes = header(recording, encoding, width: width)
    bytes.reserveCapacity(bytes.count + recording.samples.count * width)
    for sample in recording.samples {
      switch encoding {
      case .pcm16:
        let scaled = (sample * 32768).rounded(.toNearestOrEven)
        bytes.append(UInt16(bitPattern: Int16(min(32767, max(-32768, scaled)))))
      case .float32: bytes.append(sample.bitPattern)
      }
    }
    return bytes
  }

  /// Everything before the samples; floats also need a `fact` chunk, which counts instants.
  private static func header(
    _ recording: Recording, _ encoding: Encoding, width: Int
  ) -> [UInt8] {
    let dataCount = recording.samples.count * width
    let isFloat = encoding == .float32
    let formatCount = isFloat ? 18 : 16
    let headCount = 4 + 8 + formatCount + (isFloat ? 12 : 0) + 8
    var bytes = Array("RIFF".utf8)
    bytes.append(UInt32(headCount + dataCount))
    bytes += "WAVEfmt ".utf8
    bytes.append(UInt32(formatCount))
    bytes.append(UInt16(isFloat ? 3 : 1))
    bytes.append(UInt16(recording.channelCount))
    bytes.append(UInt32(recording.sampleRate))
    // A field that no reader needs; the product may pass its 32 bits.
    bytes.append(
      UInt32(clamping: recording.sampleRate * recording.channelCount * width))
    bytes.append(UInt16(recording.channelCount * width))
    bytes.append(UInt16(width * 8))
    if isFloat {
      bytes.append(UInt16(0))
      bytes += "fact".utf8
      bytes.append(UInt32(4))
      bytes.append(UInt32(recording.frameCount))
    }
    bytes += "data".utf8
    bytes.append(UInt32(dataCount))
    return bytes
  }
}

extension [UInt8] {
  /// Appends an integer, least significant byte first.
  fileprivate mutating func append(_ number: some FixedWidthInteger) {
    Swift.withUnsafeBytes(of: number.littleEndian) { append(contentsOf: $0) }
  }
}
