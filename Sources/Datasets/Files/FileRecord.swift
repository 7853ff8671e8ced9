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

  /// The hash as sixteen hexadecimal digits.
  public var hexadecimalHash: String { contentHash.hexadecimal }
}
