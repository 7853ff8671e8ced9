public import Diagnostics
import Synchronization

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// How much memory the process may hold, asked before much of it is taken.
///
/// Nothing is counted along: what is held is what the operating system says, and only requests that take
/// far longer to fill than to ask about are asked about. So the limit costs nothing in ordinary work, and
/// what it stops is an error at the call that wanted too much instead of the end of the process.
public enum MemoryLimit {
  /// The smallest number of bytes that whoever takes them must ask for.
  public static let worthAsking = 16 << 20

  private static let chosen = Atomic<Int>(0)
  private static let standard = standardBytes()

  /// The most bytes the process may hold: four fifths of the machine's memory unless set.
  public static var bytes: Int {
    get {
      let bytes = chosen.load(ordering: .relaxed)
      return bytes > 0 ? bytes : standard
    }
    set { chosen.store(max(1, newValue), ordering: .relaxed) }
  }

  /// Asks for `bytes` more.
  ///
  /// - Throws: `limit.memory` where the process would hold more than it may.
  public static func admit(_ bytes: Int) throws(Fault) {
    try admit(bytes, held: heldBytes() ?? 0, limit: Self.bytes)
  }

  /// Asks for the memory of `count` floats, if they are many.
  ///
  /// - Throws: `limit.memory`.
  @inline(__always)
  public static func admit(floats count: Int) throws(Fault) {
    if count >= worthAsking / MemoryLayout<Float>.stride {
      try admit(count * MemoryLayout<Float>.stride)
    }
  }

  static func admit(_ bytes: Int, held: Int, limit: Int) throws(Fault) {
    guard bytes > limit - held else { return }
    throw Fault(
      "limit.memory",
      "all memory together must be at most \(drawn(limit)), but \(drawn(held)) are held and "
        + "\(drawn(max(0, bytes))) more are needed",
      hint: "Take smaller batches or a part of the data, or allow more with `--memory`.")
  }

  /// The bytes that the process holds, if the system tells.
  static func heldBytes() -> Int? {
    guard descriptor >= 0 else { return nil }
    return withUnsafeTemporaryAllocation(of: UInt8.self, capacity: 128) { buffer in
      let count = pread(descriptor, buffer.baseAddress, 128, 0)
      guard count > 0 else { return nil }
      // Pages in all, pages held, and others that do not matter here.
      let fields = buffer[..<count].split(separator: UInt8(ascii: " "), maxSplits: 2)
      guard fields.count > 1 else { return nil }
      return number(fields[1]).map { $0 * pageSize }
    }
  }

  private static let pageSize = max(1, Int(sysconf(Int32(_SC_PAGESIZE))))
  /// Kept open, because reading then takes a few microseconds.
  private static let descriptor = open("/proc/self/statm", O_RDONLY | O_CLOEXEC)

  private static func standardBytes() -> Int {
    let pages = Int(sysconf(Int32(_SC_PHYS_PAGES)))
    var machine = pages > 0 ? pages.multipliedReportingOverflow(by: pageSize).partialValue : 8 << 30
    // A container may be allowed less than the machine has.
    for path in ["/sys/fs/cgroup/memory.max", "/sys/fs/cgroup/memory/memory.limit_in_bytes"] {
      if let bytes = try? FileBytes.read(path),
        let allowed = number(bytes.prefix { $0 != UInt8(ascii: "\n") }), allowed > 0
      {
        machine = min(machine, allowed)
      }
    }
    return machine / 5 * 4
  }

  private static func number(_ digits: some Collection<UInt8>) -> Int? {
    guard !digits.isEmpty, digits.count <= 19 else { return nil }
    var value = 0
    for digit in digits {
      guard (48...57).contains(digit) else { return nil }
      let (product, overflow) = value.multipliedReportingOverflow(by: 10)
      let (sum, carry) = product.addingReportingOverflow(Int(digit) - 48)
      if overflow || carry { return nil }
      value = sum
    }
    return value
  }

  /// `340 MiB`, `1.5 GiB`
  private static func drawn(_ bytes: Int) -> String {
    let mebibytes = (Double(bytes) / 0x1p20).rounded()
    if mebibytes < 1024 { return "\(Int(mebibytes)) MiB" }
    return "\((mebibytes / 102.4).rounded() / 10) GiB"
  }
}
