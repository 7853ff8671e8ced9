public import Diagnostics

/// Pictures in Netpbm files: PGM (grey) and PPM (colour), as text (P2, P3) and as bytes (P5, P6).
///
/// **Reference** J. Poskanzer, B. Henderson, "PGM format specification" and "PPM format
/// specification", Netpbm documentation.
public enum NetpbmFile {
  /// Decodes the first picture of a file; `name` is what messages call it.
  ///
  /// - Throws: `image.magic`, `image.header`, `image.truncated`, `image.value`, `shape.too-large`.
  public static func decode(
    _ bytes: UnsafeRawBufferPointer, name: String
  ) throws(Fault) -> Raster {
    try next(bytes, name: name).picture
  }

  /// Decodes all pictures of a file, which may follow one another; `name` is what messages call it.
  ///
  /// - Throws: as ``decode(_:name:)``.
  public static func decodeAll(_ bytes: [UInt8], name: String) throws(Fault) -> [Raster] {
    try bytes.withUnsafeBufferPointer { buffer throws(Fault) in
      var pictures: [Raster] = []
      var rest = UnsafeRawBufferPointer(buffer)
      repeat {
        let (picture, end) = try next(rest, name: name)
        pictures.append(picture)
        rest = UnsafeRawBufferPointer(rebasing: rest[end...])
        // White space may stand behind a picture of digits.
        while let first = rest.first, (9...13).contains(first) || first == 32 {
          rest = UnsafeRawBufferPointer(rebasing: rest.dropFirst())
        }
      } while !rest.isEmpty
      return pictures
    }
  }

  /// The first picture, and where it ends.
  private static func next(
    _ bytes: UnsafeRawBufferPointer, name: String
  ) throws(Fault) -> (picture: Raster, end: Int) {
    var scanner = try NetpbmScanner(bytes, name: name)
    let width = try scanner.header("width", 1...Int(Int32.max))
    let height = try scanner.header("height", 1...Int(Int32.max))
    let maximum = try scanner.header("maximum", 1...65535)
    let channelCount = scanner.isColour ? 3 : 1
    let samples =
      scanner.isText
      ? try scanner.textSamples(width, height, channelCount)
      : try scanner.byteSamples(width, height, channelCount, isWide: maximum > 255)
    let end =
      scanner.isText
      ? scanner.offset : scanner.offset + 1 + samples.count * (maximum > 255 ? 2 : 1)
    let picture = try Raster(
      width: width, height: height, channelCount: channelCount, maximum: maximum, samples: samples)
    return (picture, min(bytes.count, end))
  }

  /// Decodes the bytes of a file held in an array.
  ///
  /// - Throws: as ``decode(_:name:)``.
  public static func decode(_ bytes: [UInt8], name: String) throws(Fault) -> Raster {
    try bytes.withUnsafeBufferPointer { buffer throws(Fault) in
      try decode(UnsafeRawBufferPointer(buffer), name: name)
    }
  }

  /// The bytes of a file: P5 for grey, P6 for colour; two bytes a sample above a maximum of 255.
  public static func encode(_ raster: Raster) -> [UInt8] {
    let kind = raster.channelCount == 1 ? "P5" : "P6"
    var bytes = Array("\(kind)\n\(raster.width) \(raster.height)\n\(raster.maximum)\n".utf8)
    for sample in raster.samples {
      if raster.maximum > 255 { bytes.append(UInt8(sample >> 8)) }
      bytes.append(UInt8(truncatingIfNeeded: sample))
    }
    return bytes
  }
}
