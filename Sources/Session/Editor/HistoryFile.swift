import Diagnostics
import Tensors

#if canImport(Glibc)
  @preconcurrency import Glibc
#else
  import Darwin
#endif

/// The entries of all sessions, one a line; a newline within an entry is written `\n`, a backslash
/// `\\`.
///
/// Every entry is appended with one write, so that two prompts at once mix no lines. What cannot be
/// read is passed over: a history is never a reason not to start.
final class HistoryFile {
  /// As many entries as are kept.
  static let mostEntries = 2000
  /// As much of the file as is read, from its end.
  private static let mostBytes = 4 << 20

  private let path: String
  private var last: String?
  private var isBroken = false

  init(path: String) { self.path = path }

  /// The file that the environment says: LUPI_HISTORY, else `lupi/history` below XDG_STATE_HOME or
  /// `.local/state`. Nothing where LUPI_HISTORY is empty, or no home is known.
  init?(_ environment: [String: String]) {
    if let path = environment["LUPI_HISTORY"] {
      if path.isEmpty { return nil }
      self.path = path
      return
    }
    let state = environment["XDG_STATE_HOME"]
    let home = environment["HOME"].map { $0 + "/.local/state" }
    guard let folder = [state, home].compactMap({ $0 }).first(where: { $0.hasPrefix("/") }) else {
      return nil
    }
    path = folder + "/lupi/history"
  }

  /// The entries, the oldest first; none where the file cannot be read.
  func load() -> [String] {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
    guard descriptor >= 0 else { return [] }
    defer { close(descriptor) }
    var status = stat()
    guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG else { return [] }
    let start = max(0, Int(status.st_size) - Self.mostBytes)
    var bytes = Self.bytes(from: descriptor, start)
    if start > 0 {
      // The first line is the end of one.
      bytes.removeFirst(bytes.firstIndex(of: 0x0A).map { $0 + 1 } ?? bytes.count)
    }
    let entries = bytes.split(separator: 0x0A).compactMap { Self.entry(of: $0) }
    let kept = Array(entries.suffix(Self.mostEntries))
    last = kept.last
    if entries.count > 2 * Self.mostEntries || start > 0 { compact(kept, status) }
    return kept
  }

  /// Appends an entry; what keeps it from being written, once.
  func append(_ entry: String) -> Fault? {
    guard entry != last, entry.utf8.count <= KeyDecoder.limit else { return nil }
    last = entry
    makeFolder()
    let descriptor = open(
      path, O_RDWR | O_CREAT | O_APPEND | O_CLOEXEC | O_NONBLOCK, 0o600)
    guard descriptor >= 0 else { return broken(errno) }
    defer { close(descriptor) }
    var status = stat()
    // Into a pipe or device nothing is written.
    guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG else { return nil }
    var line = Array(Self.line(of: entry).utf8)
    // What a power cut left of the last line must not swallow this one.
    var end: UInt8 = 0x0A
    if pread(descriptor, &end, 1, status.st_size - 1) == 1, end != 0x0A { line.insert(0x0A, at: 0) }
    let count = line.withUnsafeBytes { write(descriptor, $0.baseAddress, $0.count) }
    return count == line.count ? nil : broken(count < 0 ? errno : ENOSPC)
  }

  /// An entry as a line of the file.
  static func line(of entry: String) -> String {
    var line = ""
    for scalar in entry.unicodeScalars {
      switch scalar {
      case "\\": line += "\\\\"
      case "\n": line += "\\n"
      default: line.unicodeScalars.append(scalar)
      }
    }
    return line + "\n"
  }

  /// The entry of a line; nothing where the line is damaged beyond use.
  static func entry(of line: some Collection<UInt8>) -> String? {
    guard line.count <= 2 * KeyDecoder.limit, !line.contains(0),
      let text = String(validating: line, as: UTF8.self)
    else { return nil }
    var entry = String.UnicodeScalarView()
    var isEscaped = false
    for scalar in text.unicodeScalars {
      if isEscaped {
        entry.append(scalar == "n" ? "\n" : scalar)
        isEscaped = false
      } else if scalar == "\\" {
        isEscaped = true
      } else if scalar.value >= 0x20, !(0x7F..<0xA0 ~= scalar.value) {
        entry.append(scalar)
      }
    }
    return entry.allSatisfy { $0 == " " || $0 == "\n" } ? nil : String(entry)
  }

  private static func bytes(from descriptor: Int32, _ start: Int) -> [UInt8] {
    guard lseek(descriptor, off_t(start), SEEK_SET) >= 0 else { return [] }
    var bytes: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: 1 << 16)
    while bytes.count <= 2 * mostBytes {
      let count = read(descriptor, &chunk, chunk.count)
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { break }
      bytes += chunk[..<count]
    }
    return bytes
  }

  /// Writes a file that has grown long anew with what is kept, unless another prompt wrote meanwhile.
  private func compact(_ entries: [String], _ read: stat) {
    let text = entries.map(Self.line).joined()
    // A link stays one: what it leads to is written.
    let real = realpath(path, nil)
    defer { free(real) }
    let path = real.map { String(cString: $0) } ?? path
    var file = AtomicFile(path: path)
    file.isDurable = false
    try? file.replace(with: Array(text.utf8)) { () throws(Fault) in
      var now = stat()
      guard stat(path, &now) == 0, now.st_size == read.st_size, now.st_ino == read.st_ino else {
        throw Fault("history.changed", "the history was changed by another prompt")
      }
    }
  }

  private func makeFolder() {
    guard access(path, F_OK) != 0 else { return }
    for (index, byte) in path.utf8.enumerated().dropFirst() where byte == UInt8(ascii: "/") {
      mkdir(String(path.utf8.prefix(index)) ?? "", 0o700)
    }
  }

  private func broken(_ number: Int32) -> Fault? {
    defer { isBroken = true }
    return isBroken
      ? nil
      : Fault(
        "prompt.history",
        "what is typed cannot be kept in `\(path)`: \(String(cString: strerror(number)))",
        hint: "Set LUPI_HISTORY to a file that can be written, or to nothing.")
  }
}
