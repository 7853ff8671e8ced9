import Tensors

/// The features of one recording as a file of the cache, and back.
///
/// Eight letters; a hash of all that follows; the recording's hash and size; the number of frames, of
/// bands and of bytes of the settings; the settings as text; the features, frame after frame.
/// Numbers are in the order of the machine, which no cache leaves.
struct FeatureEntry: Equatable {
  /// The hash of the recording's content.
  let contentHash: UInt64
  /// The size of the recording in bytes.
  let byteCount: Int
  /// How the features were computed.
  let settings: String
  /// The features, `[frames, bands]`.
  let features: Tensor

  private static let mark = Array("LUPIFEA1".utf8)
  private static let hashedFrom = 16
  private static let headCount = 56

  /// The content of the file.
  var bytes: [UInt8] {
    let text = Array(settings.utf8)
    var bytes = Self.mark
    bytes.reserveCapacity(Self.headCount + text.count + features.count * 4)
    // The hash takes the place of the first number in the end.
    let numbers = [
      0, contentHash, UInt64(byteCount), UInt64(features.shape[0]), UInt64(features.shape[1]),
      UInt64(text.count),
    ]
    for number in numbers { withUnsafeBytes(of: number) { bytes.append(contentsOf: $0) } }
    bytes += text
    features.values.withUnsafeBytes { bytes.append(contentsOf: $0) }
    bytes.withUnsafeMutableBytes { bytes in
      let hash = Self.hash(UnsafeRawBufferPointer(rebasing: bytes[Self.hashedFrom...]))
      bytes.storeBytes(of: hash, toByteOffset: Self.mark.count, as: UInt64.self)
    }
    return bytes
  }

  /// A hash against accidents, eight bytes at a time: entries are checked at every reading. No step
  /// maps two states to one, so a change within eight bytes always shows.
  private static func hash(_ bytes: UnsafeRawBufferPointer) -> UInt64 {
    var hash = UInt64(bytes.count)
    func add(_ word: UInt64) {
      hash = (hash ^ word) &* 0x9E37_79B9_7F4A_7C15
      hash ^= hash >> 32
    }
    let whole = bytes.count & ~7
    var place = 0
    while place < whole {
      add(bytes.loadUnaligned(fromByteOffset: place, as: UInt64.self))
      place += 8
    }
    for byte in bytes[whole...] { add(UInt64(byte)) }
    return hash
  }

  /// Creates an entry.
  init(_ features: Tensor, of recording: FileRecord, settings: String) {
    contentHash = recording.contentHash
    byteCount = recording.byteCount
    self.settings = settings
    self.features = features
  }

  /// Reads the content of a file; nothing if a bit of it is wrong.
  init?(_ bytes: [UInt8]) {
    let parts = bytes.withUnsafeBytes { Self.parts($0) }
    guard let parts else { return nil }
    (contentHash, byteCount, settings, features) = parts
  }

  private static func parts(
    _ bytes: UnsafeRawBufferPointer
  ) -> (UInt64, Int, String, Tensor)? {
    guard bytes.count >= headCount, bytes.starts(with: mark) else { return nil }
    func number(_ place: Int) -> UInt64 {
      bytes.loadUnaligned(fromByteOffset: 8 * place, as: UInt64.self)
    }
    let body = UnsafeRawBufferPointer(rebasing: bytes[hashedFrom...])
    guard hash(body) == number(1), let size = Int(exactly: number(3)),
      let frames = Int(exactly: number(4)), let bands = Int(exactly: number(5)),
      let textCount = Int(exactly: number(6)), textCount <= bytes.count - headCount,
      let shape = try? Shape([frames, bands]),
      bytes.count == headCount + textCount + 4 * shape.count
    else { return nil }
    let text = String(decoding: bytes[headCount..<(headCount + textCount)], as: UTF8.self)
    let floats = UnsafeRawBufferPointer(rebasing: bytes[(headCount + textCount)...])
    let features = Tensor(shape) { out in
      UnsafeMutableRawBufferPointer(start: out, count: floats.count).copyMemory(from: floats)
    }
    return (number(2), size, text, features)
  }
}
