import Language
import Tensors

#if canImport(Glibc)
  @preconcurrency import Glibc
#else
  import Darwin
#endif

/// What tells one build of lupi from another, so that results of an old one are never taken for those
/// of a new one.
///
/// The linker writes a digest of all code into the program and into every library (the build ID of ELF
/// files); it lies in memory, so that reading it takes microseconds where hashing the file would take
/// longer than a short notebook. The Swift and C libraries count as well, for they round and print.
enum BuildIdentity {
  /// The identity of this process: the version, and a digest of the build IDs.
  static let current: String = {
    var digest = Digest()
    for id in buildIDs() ?? [executable()] { digest.combine(id) }
    return "\(CommandLineTool.version) \(digest.hex.prefix(32))"
  }()

  /// The hash of the program's file, where there are no build IDs.
  private static func executable() -> [UInt8] {
    let path = CommandLine.arguments.first ?? ""
    guard let bytes = try? FileBytes.read(path) else { return [] }
    return Array(ContentHash(bytes).bits.hexadecimal.utf8)
  }

  #if canImport(Glibc) && _pointerBitWidth(_64)
    /// What `dl_iterate_phdr` says of an object; the headers show it to GNU sources only.
    private struct ObjectInfo {
      let base: UInt
      let name: UnsafePointer<CChar>?
      let headers: UnsafeRawPointer?
      let headerCount: UInt16
    }
    private typealias Visit =
      @convention(c) (UnsafeRawPointer?, Int, UnsafeMutableRawPointer?) -> Int32
    private typealias Iterate = @convention(c) (Visit, UnsafeMutableRawPointer?) -> Int32

    /// The build IDs of the program and of the libraries that matter, in the order of loading.
    private static func buildIDs() -> [[UInt8]]? {
      guard let symbol = dlsym(nil, "dl_iterate_phdr") else { return nil }
      let iterate = unsafeBitCast(symbol, to: Iterate.self)
      var found: [[UInt8]?] = []
      withUnsafeMutablePointer(to: &found) { found in
        _ = iterate(
          { info, _, found in
            guard let info, let found else { return 0 }
            let object = info.loadUnaligned(as: ObjectInfo.self)
            let name = object.name.map { String(cString: $0) } ?? ""
            let file = name.split(separator: "/").last.map(String.init) ?? ""
            let counts = ["libswift", "libc.", "libm."].contains { file.hasPrefix($0) }
            if name.isEmpty || counts {
              found.assumingMemoryBound(to: [[UInt8]?].self).pointee.append(
                BuildIdentity.buildID(of: object))
            }
            return 0
          }, found)
      }
      let known = found.compactMap { $0 }
      // The program itself comes first.
      return found.first.flatMap { $0 } == nil ? nil : known
    }

    /// The build ID among an object's notes.
    private static func buildID(of object: ObjectInfo) -> [UInt8]? {
      let (headerSize, noteKind) = (56, UInt32(4))
      guard let headers = object.headers else { return nil }
      for index in 0..<Int(object.headerCount) {
        let header = headers + index * headerSize
        guard header.loadUnaligned(as: UInt32.self) == noteKind,
          let start = UnsafeRawPointer(
            bitPattern: object.base &+ header.loadUnaligned(fromByteOffset: 16, as: UInt.self))
        else { continue }
        let size = header.loadUnaligned(fromByteOffset: 40, as: Int.self)
        var place = 0
        while place + 12 <= size {
          func number(_ offset: Int) -> Int {
            Int(start.loadUnaligned(fromByteOffset: place + offset, as: UInt32.self))
          }
          let (nameSize, size, kind) = (number(0), number(4), number(8))
          let content = place + 12 + (nameSize + 3) & ~3
          if kind == 3, nameSize == 4 {
            return Array(UnsafeRawBufferPointer(start: start + content, count: size))
          }
          place = content + (size + 3) & ~3
        }
      }
      return nil
    }
  #else
    private static func buildIDs() -> [[UInt8]]? { nil }
  #endif
}
