import Diagnostics
import Notebooks
import Tensors

#if canImport(Glibc)
  @preconcurrency import Glibc
#else
  import Darwin
#endif

/// A notebook on the disk.
struct NotebookFile {
  let path: String
  let notebook: Notebook
  /// What was read.
  private let original: [UInt8]

  /// The most bytes of a notebook.
  static let limit = 64 << 20

  /// Reads a notebook.
  ///
  /// Throws `notebook.missing`, `notebook.unreadable` and `notebook.too-large`.
  init(_ path: String) throws(Fault) {
    self.path = path
    original = try Self.bytes(of: path)
    notebook = Notebook(name: path, bytes: original)
  }

  /// The folder in which it lies.
  var folder: String { Self.folder(of: path) }

  /// The last part of the path, which is the same wherever the notebook lies.
  var name: String { Self.name(of: path) }

  static func folder(of path: String) -> String {
    guard let slash = path.lastIndex(of: "/") else { return "." }
    return slash == path.startIndex ? "/" : String(path[..<slash])
  }

  /// The last part of a path.
  static func name(of path: String) -> String {
    path.split(separator: "/").last.map(String.init) ?? path
  }

  /// Writes it anew: the old or the new file is there at any moment, whatever happens.
  ///
  /// Throws `notebook.changed` where somebody has written it since it was read, and
  /// `notebook.unwritable`.
  func write(_ bytes: [UInt8]) throws(Fault) {
    // A link stays a link: what it leads to is written.
    let path = Self.resolved(path)
    do throws(Fault) {
      try AtomicFile(path: path).replace(with: bytes) { () throws(Fault) in
        guard try Self.bytes(of: path) != original else { return }
        throw Fault(
          "notebook.changed", "`\(path)` was changed while it ran, and stays as it is now",
          hint: "Run the command again.")
      }
    } catch {
      guard error.code.hasPrefix("file.") else { throw error }
      throw Fault(
        "notebook.unwritable", error.message,
        hint: "The notebook is as it was; make room or change the permissions.")
    }
  }

  private static func resolved(_ path: String) -> String {
    guard let real = realpath(path, nil) else { return path }
    defer { free(real) }
    return String(cString: real)
  }

  private static func bytes(of path: String) throws(Fault) -> [UInt8] {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
    guard descriptor >= 0 else { throw missing(path, errno) }
    defer { close(descriptor) }
    var status = stat()
    guard fstat(descriptor, &status) == 0 else { throw missing(path, errno) }
    guard status.st_mode & S_IFMT == S_IFREG else {
      throw Fault(
        "notebook.unreadable",
        "a notebook must be a file, but `\(path)` is "
          + (status.st_mode & S_IFMT == S_IFDIR ? "a folder" : "a device or pipe"),
        hint: "Give the path of a `.lupi` file.")
    }
    guard status.st_size <= limit else {
      throw Fault(
        "notebook.too-large", "a notebook may have \(limit >> 20) MB, but `\(path)` has more",
        hint: "Keep data in files of their own and load them.")
    }
    var bytes: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = read(descriptor, &chunk, chunk.count)
      if count < 0, errno == EINTR { continue }
      guard count >= 0 else { throw missing(path, errno) }
      if count == 0 { return bytes }
      bytes += chunk[..<count]
    }
  }

  private static func missing(_ path: String, _ code: Int32) -> Fault {
    guard code == ENOENT || code == ENOTDIR else {
      return Fault(
        "notebook.unreadable", "`\(path)` cannot be read: \(String(cString: strerror(code)))",
        hint: code == EACCES
          ? "Ask for permission to read it, or copy it." : "Check where the path leads.")
    }
    guard !path.isEmpty else {
      return Fault(
        "notebook.missing", "the path of a notebook must be given, but is empty",
        hint: "Give the path of a `.lupi` file.")
    }
    guard path != "-" else {
      return Fault(
        "notebook.missing", "there is no file `-`",
        hint: "Leave the file out to read standard input.")
    }
    let folder = folder(of: path)
    let name = String(
      path[(path.lastIndex(of: "/").map { path.index(after: $0) } ?? path.startIndex)...])
    let near = nearestName(to: name, among: FolderListing.names(in: folder))
    let commands = Subcommand.all.map(\.name)
    let hint =
      if let near {
        "Did you mean `\(folder == "." ? "" : folder + "/")\(near)`?"
      } else if path == "version" {
        "Did you mean `lupi --version`?"
      } else if let command = nearestName(to: path, among: commands) {
        "Did you mean `lupi \(command)`?"
      } else {
        "Give the path of a `.lupi` file."
      }
    return Fault("notebook.missing", "there is no file `\(path)`", hint: hint)
  }
}
