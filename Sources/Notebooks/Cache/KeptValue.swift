import Diagnostics
import Language

/// A value as it is kept: told from others by a digest, and read again where that is possible.
struct KeptValue: Sendable {
  /// The digest of its bytes.
  let digest: String
  /// Whether it can be read again.
  let isReadable: Bool
  /// The bytes, where they are few; many lie in an entry of their own, shared by content.
  let bytes: [UInt8]?

  /// The most bytes that are kept with the cell.
  static let shortest = 2048

  /// Where the bytes are kept if they are many.
  var place: String { "values/" + digest }

  /// The digest of the bytes of a value.
  static func digest(of bytes: [UInt8]) -> String {
    var digest = Digest()
    digest.combine(bytes)
    return digest.hex
  }

  /// Reads it again.
  ///
  /// Throws `storage.unreadable` where it is lost or damaged, or could never be read.
  func value(from storage: any CellStorage, _ context: StorageContext) throws -> Value {
    guard isReadable, let bytes = bytes ?? storage.read(place), Self.digest(of: bytes) == digest
    else { throw Fault.unreadable("a kept value") }
    let reader = StorageReader(bytes, context: context)
    let value = try reader.value()
    try reader.requireEnd()
    return value
  }
}

extension KeptValue {
  init(from reader: StorageReader) throws {
    digest = try reader.text()
    isReadable = try reader.bool()
    bytes = try reader.optional(reader.data)
  }

  func write(to writer: StorageWriter) {
    writer.text(digest)
    writer.bool(isReadable)
    writer.optional(bytes, writer.data)
  }
}
