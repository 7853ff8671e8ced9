/// The chunks of a RIFF file, in order: four letters, a size, a body, a byte of padding after an
/// odd size.
///
/// Sizes are not to be trusted: programs that stream leave 0 or 2³² − 1 in them, and files are cut off.
struct RIFFChunks: Sequence, IteratorProtocol {
  struct Chunk: Hashable {
    /// The four letters.
    let name: String
    /// Where the body lies; it ends with the file at the latest.
    let body: Range<Int>
    /// The size that the chunk states.
    let stated: Int
  }

  /// The names after which a chunk without its byte of padding is recognised.
  private static let known: Set<String> = [
    "fmt ", "data", "LIST", "fact", "bext", "cue ", "smpl", "JUNK", "PAD ", "FLLR", "iXML", "PEAK",
    "id3 ", "ID3 ", "ds64",
  ]

  private let bytes: UnsafeRawBufferPointer
  private var offset: Int

  /// Starts after the twelve bytes `RIFF`, size, `WAVE`.
  init(_ bytes: UnsafeRawBufferPointer, from offset: Int = 12) {
    self.bytes = bytes
    self.offset = offset
  }

  mutating func next() -> Chunk? {
    guard let name = Self.name(bytes, at: offset), offset + 8 <= bytes.count else { return nil }
    let stated = Int(bytes.littleEndian(UInt32.self, at: offset + 4))
    let start = offset + 8
    var end = Swift.min(bytes.count, start + stated)
    if name == "data", stated == 0, !continues(at: start) { end = bytes.count }
    offset = end
    if stated % 2 == 1, !isKnown(at: end) || isKnown(at: end + 1) { offset = end + 1 }
    return Chunk(name: name, body: start..<end, stated: stated)
  }

  /// Whether the file ends here or goes on with chunks: then a size of 0 is meant.
  private func continues(at offset: Int) -> Bool {
    offset == bytes.count || isKnown(at: offset)
  }

  private func isKnown(at offset: Int) -> Bool {
    Self.name(bytes, at: offset).map(Self.known.contains) ?? false
  }

  /// Four printable letters.
  private static func name(_ bytes: UnsafeRawBufferPointer, at offset: Int) -> String? {
    guard offset + 4 <= bytes.count else { return nil }
    let letters = bytes[offset..<(offset + 4)]
    guard letters.allSatisfy({ (0x20...0x7E).contains($0) }) else { return nil }
    return String(decoding: letters, as: UTF8.self)
  }
}

extension UnsafeRawBufferPointer {
  /// The little-endian integer at an offset whose bytes must be there.
  func littleEndian<T: FixedWidthInteger & BitwiseCopyable>(_ type: T.Type, at offset: Int) -> T {
    T(littleEndian: loadUnaligned(fromByteOffset: offset, as: type))
  }
}
