import Diagnostics
import Tensors

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// The part of the cache that holds the features of some settings: a file for each recording, by the
/// hash and the size of its content.
struct FeatureShelf: Sendable {
  let cache: FeatureCache
  /// How the features are computed.
  let settings: String
  /// The folder.
  let path: String

  /// The kept features of a recording; nothing where there are none or a bit of them is wrong.
  func features(of recording: FileRecord) -> Tensor? {
    guard let bytes = Self.contents(path(of: recording)), let entry = FeatureEntry(bytes),
      entry.contentHash == recording.contentHash, entry.byteCount == recording.byteCount,
      entry.settings == settings
    else { return nil }
    // When it was used last, for the day on which room is needed.
    utimes(path(of: recording), nil)
    return entry.features
  }

  /// Keeps the features of a recording for the next reading. Where that fails, the cache says so once.
  func keep(_ features: Tensor, of recording: FileRecord) {
    guard cache.isWritable else { return }
    let entry = FeatureEntry(features, of: recording, settings: settings)
    // An entry that a power cut damages is found out by its hash and made again.
    var file = AtomicFile(path: path(of: recording), name: "the cache")
    file.isDurable = false
    do throws(Fault) {
      if FileStatus(path: path) == nil { try FileAccess.makeFolder(path) }
      try file.replace(with: entry.bytes)
    } catch {
      cache.stopWriting(error)
    }
  }

  private func path(of recording: FileRecord) -> String {
    PathText.join(path, Self.name(recording.contentHash, recording.byteCount))
  }

  /// How the ends of the names of entries look.
  static let nameEnd = ".features"

  static func name(_ contentHash: UInt64, _ byteCount: Int) -> String {
    contentHash.hexadecimal + "-" + String(byteCount) + nameEnd
  }

  /// The content of an entry; nothing where it cannot be read.
  static func contents(_ path: String) -> [UInt8]? {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
    guard descriptor >= 0 else { return nil }
    defer { close(descriptor) }
    guard let status = FileStatus(descriptor: descriptor), status.isRegular,
      status.byteCount <= FileAccess.standardLimit
    else { return nil }
    return try? FileAccess.contents(of: descriptor, count: status.byteCount, path)
  }
}
