#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// A limit that whoever started the process has set on its memory, with `ulimit` for instance.
///
/// What exceeds it is refused by the system, and a refused request ends a Swift program: so it has to be
/// asked about before.
struct ProcessLimit: Equatable {
  /// What the limit counts.
  enum Kind: CaseIterable {
    /// Pages that the process may write to: RLIMIT_DATA.
    case writable
    /// All addresses: RLIMIT_AS.
    case addresses

    /// How a shell sets it.
    var command: String { self == .writable ? "ulimit -d" : "ulimit -v" }

    /// What of a use it counts.
    func counted(_ use: MemoryUse) -> Int { self == .writable ? use.writable : use.addresses }

    /// The limit, where one is set.
    fileprivate var bytes: Int? {
      var limit = rlimit()
      #if canImport(Glibc)
        let kind = Int32((self == .writable ? RLIMIT_DATA : RLIMIT_AS).rawValue)
      #else
        let kind = self == .writable ? RLIMIT_DATA : RLIMIT_AS
      #endif
      // No machine has a petabyte: that much is no limit.
      guard getrlimit(kind, &limit) == 0, limit.rlim_cur < 1 << 50 else { return nil }
      return Int(limit.rlim_cur)
    }
  }

  let kind: Kind
  let bytes: Int

  /// The limits of this process.
  static var all: [ProcessLimit] {
    Kind.allCases.compactMap { kind in kind.bytes.map { ProcessLimit(kind: kind, bytes: $0) } }
  }

  /// How much a process that holds so much may still take.
  func room(_ use: MemoryUse) -> Int { max(0, bytes - kind.counted(use)) }

  /// What is left to whatever is too small to be asked about.
  var reserve: Int { min(16 << 20, bytes / 16) }

  /// Whether the system would give the process so many bytes more, all at once. Nothing is taken.
  static func hasRoom(for bytes: Int) -> Bool {
    let address = mmap(
      nil, bytes, PROT_READ | PROT_WRITE, MAP_PRIVATE | Int32(MAP_ANONYMOUS), -1, 0)
    guard let address, address != MAP_FAILED else { return false }
    munmap(address, bytes)
    return true
  }
}
