/// What the first bytes of a file say that it is, for messages.
enum FileKind {
  private static let marks: [(offset: Int, bytes: [UInt8], words: String)] = [
    (0, Array("RIFX".utf8), "is a big-endian WAV file"),
    (8, Array("AVI ".utf8), "is an AVI video"), (8, Array("WEBP".utf8), "is a WebP image"),
    (0, Array("ID3".utf8), "is an MP3 file"), (0, [0xFF, 0xFB], "is an MP3 file"),
    (0, Array("fLaC".utf8), "is a FLAC file"), (0, Array("OggS".utf8), "is an Ogg file"),
    (0, Array("FORM".utf8), "is an AIFF file"), (0, Array(".snd".utf8), "is an AU file"),
    (4, Array("ftyp".utf8), "is an MP4 file"), (0, [0x1F, 0x8B], "is a gzip file"),
    (0, Array("PK".utf8), "is a ZIP file"), (0, [0x89, 0x50, 0x4E, 0x47], "is a PNG image"),
    (0, [0xFF, 0xD8, 0xFF], "is a JPEG image"), (0, Array("RIFF".utf8), "is another RIFF file"),
    (0, Array("NIST_1A".utf8), "is a NIST SPHERE file"), (0, Array("<".utf8), "is a web page"),
  ]

  /// A predicate: `is an MP3 file`.
  static func words(for bytes: UnsafeRawBufferPointer) -> String {
    for mark in marks where bytes.count >= mark.offset + mark.bytes.count {
      let part = bytes[mark.offset..<(mark.offset + mark.bytes.count)]
      if part.elementsEqual(mark.bytes) { return mark.words }
    }
    return "begins otherwise"
  }
}
