public import Diagnostics

/// A foreign value that can be kept in a file and read again.
///
/// What is written also decides whether a value has changed: two values that write the same bytes must
/// be the same in every respect that a program or a person could notice. So everything that tells them
/// apart is written, and nothing that depends on the machine, such as a number of threads.
public protocol Storable: Foreign {
  /// What tells the type from others in a file; never changed once values are kept.
  static var storedName: String { get }
  /// Writes all that the value is.
  func write(to writer: StorageWriter) throws
  /// Reads what ``write(to:)`` wrote.
  ///
  /// Throws for anything else: no bytes may make a value that could not exist.
  init(from reader: StorageReader) throws
}

/// What values need to be read again, beside their bytes.
public struct StorageContext: Sendable {
  /// The types that can be read, by their stored names.
  let types: [String: any Storable.Type]
  /// The functions written in Swift.
  public let library: Library
  /// The functions that cells declare; without them no function of the language can be read.
  public var functions: DeclaredFunctions?
  /// What the types themselves need; they know its type.
  public let surroundings: (any Sendable)?

  /// Creates a context.
  public init(
    types: [any Storable.Type] = [], library: Library = Library([]),
    surroundings: (any Sendable)? = nil
  ) {
    self.types = Dictionary(types.map { ($0.storedName, $0) }, uniquingKeysWith: { $1 })
    self.library = library
    self.surroundings = surroundings
  }
}

extension Fault {
  /// The fault of bytes that are not what was written.
  public static func unreadable(_ what: String) -> Fault {
    Fault("storage.unreadable", "\(what) must be as it was kept, but is not")
  }
}
