public import Diagnostics
import Synchronization
import Tensors

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Features of recordings, kept in a folder from one reading to the next.
///
/// An entry is found by the content of the recording and the settings, never by its name or its time,
/// so that nothing old is ever taken for new. Entries appear as a whole or not at all, and are checked
/// when they are read: a killed process, several processes at once or a damaged disk cost no more than
/// computing again.
public final class FeatureCache: Sendable {
  /// The folder; it is made when something is kept.
  public let folder: String
  /// How many bytes entries may take; those that were not used for longest make room for new ones.
  public let byteLimit: Int
  /// What is kept unless a person says otherwise: 10 GB.
  public static let usualLimit = 10_000_000_000
  private let warn: @Sendable (Fault) -> Void
  private let mayWrite = Mutex(true)

  /// Opens a cache.
  ///
  /// - Parameters:
  ///   - folder: The absolute path of its folder.
  ///   - byteLimit: How many bytes entries may take.
  ///   - warn: Called once, where the folder cannot be written; features are then made each time.
  public init(
    folder: String, byteLimit: Int = usualLimit,
    warn: @escaping @Sendable (Fault) -> Void = { _ in }
  ) {
    self.folder = folder
    self.byteLimit = max(0, byteLimit)
    self.warn = warn
  }

  /// The path of the folder that holds features, and nothing else.
  var root: String { PathText.join(folder, "features") }

  /// The folder for features that are too many for memory; nothing where it cannot be written.
  var folderForRows: String? {
    (try? FileAccess.makeFolder(folder)) != nil && access(folder, W_OK) == 0 ? folder : nil
  }

  /// Whether entries may still be written.
  var isWritable: Bool { mayWrite.withLock { $0 } }

  /// The features of some settings in words. That the folder cannot be written shows here, before any reading.
  func shelf(_ text: String) -> FeatureShelf {
    let path = PathText.join(root, ContentHash(text.utf8).bits.hexadecimal)
    do throws(Fault) {
      try FileAccess.makeFolder(path)
      if access(path, W_OK) != 0 {
        throw Fault("file.unwritable", "it cannot be written: \(PathText.reason(errno))")
      }
    } catch {
      stopWriting(error)
    }
    return FeatureShelf(cache: self, settings: text, path: path)
  }

  /// Gives up writing, and says why the first time.
  func stopWriting(_ reason: Fault) {
    let isFirst = mayWrite.withLock { mayWrite in
      defer { mayWrite = false }
      return mayWrite
    }
    guard isFirst else { return }
    warn(
      Fault(
        "cache.unwritable",
        "features must be kept in `\(folder)` for the next reading, but \(reason.message)",
        hint:
          "Name a folder for caches in XDG_CACHE_HOME, or leave the cache out with `--no-cache`."
      ))
  }
}
