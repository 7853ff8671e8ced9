import Diagnostics
import Tensors

/// Reads the numbers of a Netpbm file one after another.
struct NetpbmScanner {
  private let bytes: UnsafeRawBufferPointer
  private let name: String
  /// Where the next byte is.
  private(set) var offset = 2
  /// Whether a pixel has three samples.
  let isColour: Bool
  /// Whether samples are written as decimal digits.
  let isText: Bool

  /// Reads the two letters that say what the file is.
  ///
  /// Throws `image.magic`.
  init(_ bytes: UnsafeRawBufferPointer, name: String) throws(Fault) {
    self.bytes = bytes
    self.name = name
    let kind = bytes.count >= 2 && bytes[0] == UInt8(ascii: "P") ? bytes[1] : 0
    guard [2, 3, 5, 6].contains(Int(kind) - 48) else {
      var found = bytes.isEmpty ? "is empty" : FileKind.words(for: bytes)
      if (49...55).contains(kind) { found = "is another Netpbm file, P\(kind - 48)" }
      throw Fault(
        "image.magic", "`\(name)` must be a PGM or PPM image, but \(found)",
        hint: "Convert it, for example with `ffmpeg -i in.png out.pgm`.")
    }
    isColour = kind == UInt8(ascii: "3") || kind == UInt8(ascii: "6")
    isText = kind < UInt8(ascii: "5")
  }

  /// A number of the header.
  ///
  /// Throws `image.header`.
  mutating func header(_ what: String, _ range: ClosedRange<Int>) throws(Fault) -> Int {
    guard let number = number(), range.contains(number) else {
      throw Fault(
        "image.header",
        "the \(what) of `\(name)` must be a number from \(range.lowerBound) to "
          + "\(range.upperBound), but is not",
        hint: "Copy or create the file again.")
    }
    return number
  }

  /// The samples of a file of text.
  ///
  /// Throws `image.truncated`, `shape.too-large`.
  mutating func textSamples(
    _ width: Int, _ height: Int, _ channels: Int
  ) throws(Fault) -> [UInt16] {
    let count = try Shape([height, width, channels]).count
    // A digit and a space each, so that a short file cannot ask for much memory.
    guard count <= (bytes.count - offset + 1) / 2 + 1 else { throw truncated(count) }
    var samples: [UInt16] = []
    samples.reserveCapacity(count)
    while samples.count < count {
      guard let number = number() else { throw truncated(count, samples.count) }
      samples.append(UInt16(clamping: number))
    }
    return samples
  }

  /// The samples of a file of bytes, which begin after one white space.
  ///
  /// Throws `image.truncated`, `shape.too-large`.
  func byteSamples(
    _ width: Int, _ height: Int, _ channels: Int, isWide: Bool
  ) throws(Fault) -> [UInt16] {
    let count = try Shape([height, width, channels]).count
    let start = offset + 1
    let held = max(0, bytes.count - start) / (isWide ? 2 : 1)
    guard held >= count else { throw truncated(count, held) }
    return [UInt16](unsafeUninitializedCapacity: count) { out, filled in
      for index in 0..<count {
        out[index] =
          isWide
          ? UInt16(bytes[start + 2 * index]) << 8 | UInt16(bytes[start + 2 * index + 1])
          : UInt16(bytes[start + index])
      }
      filled = count
    }
  }

  /// The next whole number, after white space and comments.
  private mutating func number() -> Int? {
    skipSpace()
    var number: Int?
    while offset < bytes.count, (48...57).contains(bytes[offset]) {
      // No number of an image has more digits; a longer one would overflow.
      number = min(1 << 40, (number ?? 0) * 10 + Int(bytes[offset] - 48))
      offset += 1
    }
    return number
  }

  private mutating func skipSpace() {
    while offset < bytes.count {
      switch bytes[offset] {
      case 9...13, 32: offset += 1
      case UInt8(ascii: "#"):
        while offset < bytes.count, bytes[offset] != 10, bytes[offset] != 13 { offset += 1 }
      default: return
      }
    }
  }

  private func truncated(_ count: Int, _ held: Int? = nil) -> Fault {
    Fault(
      "image.truncated",
      "`\(name)` must hold \(counted(count, "sample")), but holds "
        + (held.map { "\($0)" } ?? "fewer"), hint: "Copy or create the file again.")
  }
}
