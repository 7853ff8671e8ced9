import Tensors

/// What is known about a file that was read: enough to see later whether it was the same one.
public struct FileRecord: Sendable, Hashable {
  /// The path as it is shown: relative to the folder in which the file was found.
  public let name: String
  /// The folder in which the file was found, as it was given.
  public let folder: String
  /// The size in bytes.
  public let byteCount: Int
  /// The FNV-1a hash of the content, 64 bits.
  public let contentHash: UInt64

  /// Creates a record.
  public init(name: String, folder: String, byteCount: Int, contentHash: UInt64) {
    self.name = name
    self.folder = folder
    self.byteCount = byteCount
    self.contentHash = contentHash
  }

  /// The hash as sixteen hexadecimal digits.
  public var hexadecimalHash: String { contentHash.hexadecimal }

  /// One record for many files: their sizes added, and a hash of their names and hashes in order.
  static func combined(_ records: [FileRecord], name: String, folder: String) -> FileRecord {
    FileRecord(
      name: name, folder: folder, byteCount: records.reduce(0) { $0 + $1.byteCount },
      contentHash: ContentHash(
        records.flatMap { Array("\($0.name) \($0.hexadecimalHash)\n".utf8) }
      ).bits)
  }
}
