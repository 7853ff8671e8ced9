import Builtins
import Diagnostics
import Notebooks
import Synchronization
import Tensors

#if canImport(Glibc)
  @preconcurrency import Glibc
#else
  import Darwin
#endif

/// The folder `.lupi` in which results of cells are kept, beside the notebook or where the person says.
///
/// Entries are written to temporary files and renamed, and checked when they are read. So two runs at
/// once, a killed one or a damaged disk cost no more than running a cell again.
final class CellFolder: CellStorage {
  /// What lies in the folder.
  static let kinds = ["cells", "values", "trainings", "lessons"]
  /// The size above which what was not used for longest goes, in bytes.
  static let limit = 4 << 30
  /// The largest entry, in bytes.
  private static let largest = 1 << 30

  /// The path of the folder.
  let path: String
  private let warn: @Sendable (Fault) -> Void
  private let state = Mutex((mayWrite: true, made: Set<String>()))

  /// Opens a folder, which is made when something is kept; `warn` is called once where that fails.
  init(path: String, warn: @escaping @Sendable (Fault) -> Void = { _ in }) {
    self.path = path
    self.warn = warn
  }

  func read(_ name: String) -> [UInt8]? {
    guard let descriptor = opened(name) else { return nil }
    defer { close(descriptor) }
    var status = stat()
    guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG,
      status.st_size <= Self.largest
    else { return nil }
    let count = Int(status.st_size)
    let bytes = [UInt8](unsafeUninitializedCapacity: max(count, 1)) { buffer, done in
      while done < count, let base = buffer.baseAddress {
        let got = systemRead(descriptor, base + done, count - done)
        if got < 0, errno == EINTR { continue }
        if got <= 0 { break }
        done += got
      }
    }
    return bytes.count == count ? bytes : nil
  }

  private func opened(_ name: String) -> Int32? {
    let descriptor = open(path + "/" + name, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
    return descriptor >= 0 ? descriptor : nil
  }

  func write(_ bytes: [UInt8], to name: String) -> Bool {
    guard bytes.count <= Self.largest, state.withLock({ $0.mayWrite }) else { return false }
    var file = AtomicFile(path: path + "/" + name, name: path)
    file.isDurable = false
    do throws(Fault) {
      try makeFolder(String(name.prefix { $0 != "/" }))
      try file.replace(with: bytes)
      return true
    } catch {
      stopWriting(error)
      return false
    }
  }

  private func makeFolder(_ kind: String) throws(Fault) {
    if state.withLock({ $0.made.contains(kind) }) { return }
    Self.makeParents(of: path)
    if mkdir(path, 0o755) == 0 {
      // Nobody wants results under version control; the folder says so itself.
      try AtomicFile(path: path + "/.gitignore").replace(with: Array("*\n".utf8))
    } else if errno != EEXIST {
      throw Self.notMade(errno)
    }
    if mkdir(path + "/" + kind, 0o755) != 0, errno != EEXIST { throw Self.notMade(errno) }
    _ = state.withLock { $0.made.insert(kind) }
  }

  private static func notMade(_ number: Int32) -> Fault {
    Fault("file.unwritable", "the folder cannot be made: \(String(cString: strerror(number)))")
  }

  /// Makes the folders above one; where that fails, making the folder itself says why.
  private static func makeParents(of path: String) {
    let parent = NotebookFile.folder(of: path)
    guard parent != path, parent != ".", access(parent, F_OK) != 0 else { return }
    makeParents(of: parent)
    mkdir(parent, 0o755)
  }

  private func stopWriting(_ reason: Fault) {
    let isFirst = state.withLock { state in
      defer { state.mayWrite = false }
      return state.mayWrite
    }
    guard isFirst else { return }
    warn(
      Fault(
        "cache.unwritable", "results of cells must be kept in `\(path)`, but \(reason.message)",
        hint: "Name another folder with `--cache`, or leave the cache out with `--no-cache`."))
  }

  func touch(_ name: String) { utimensat(AT_FDCWD, path + "/" + name, nil, 0) }

  func contains(_ name: String) -> Bool { access(path + "/" + name, R_OK) == 0 }

  func remove(_ name: String) { unlink(path + "/" + name) }

  func names(of kind: String) -> [String] {
    FolderListing.names(in: path + "/" + kind).filter { !AtomicFile.isTemporary($0) }
      .map { kind + "/" + $0 }
  }

  /// Where the trainings of a run keep what they need to go on.
  var trainings: TrainingPlaces {
    TrainingPlaces(
      TrainingPlaces.Store(
        isEmpty: { self.names(of: "trainings").isEmpty },
        read: { name in
          self.touch("trainings/" + name)
          return self.read("trainings/" + name)
        },
        write: { self.write($0, to: "trainings/" + $1) },
        remove: { self.remove("trainings/" + $0) }), build: BuildIdentity.current)
  }

  // MARK: Upkeep

  /// A file of the folder.
  struct Item {
    let name: String
    let size: Int
    /// When it was used last, in nanoseconds since 1970.
    let used: Int
    /// Whether it is half a file that some process is writing or has left.
    let isTemporary: Bool
  }

  /// Every file that this program has put there.
  var items: [Item] {
    Self.kinds.flatMap { kind in
      FolderListing.names(in: path + "/" + kind).compactMap { name -> Item? in
        var status = stat()
        guard lstat(path + "/" + kind + "/" + name, &status) == 0 else { return nil }
        #if canImport(Glibc)
          let used = status.st_mtim
        #else
          let used = status.st_mtimespec
        #endif
        return Item(
          name: kind + "/" + name, size: Int(status.st_size),
          used: Int(used.tv_sec) * 1_000_000_000 + Int(used.tv_nsec),
          isTemporary: AtomicFile.isTemporary(name))
      }
    }
  }

  /// Removes what was not used for longest until the rest takes at most nine tenths of a limit, if it
  /// takes more than the limit; what killed processes left behind goes in any case.
  func trim(to limit: Int = CellFolder.limit) {
    var items = items
    let longAgo = Int(time(nil)) - 3600
    for item in items where item.isTemporary && item.used / 1_000_000_000 < longAgo {
      remove(item.name)
    }
    items.removeAll(where: \.isTemporary)
    var total = items.reduce(0) { $0 + $1.size }
    guard total > limit else { return }
    for item in items.sorted(by: { $0.used < $1.used }) {
      guard total > limit / 10 * 9 else { break }
      remove(item.name)
      total -= item.size
    }
  }
}

// Outside the type, whose own `read` would hide that of the C library.
private func systemRead(_ descriptor: Int32, _ target: UnsafeMutablePointer<UInt8>, _ count: Int)
  -> Int
{
  read(descriptor, target, count)
}
