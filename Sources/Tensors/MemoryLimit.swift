public import Diagnostics
import Synchronization

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// How much memory the process may hold, asked before much of it is taken.
///
/// Three things limit it: what a person chose with `--memory`, or else four fifths of the machine's or
/// container's memory; and what `ulimit -d` and `ulimit -v` allow. Nothing is counted along: what is held
/// is what the operating system says, and only requests that take far longer to fill than to ask about
/// are asked about. So the limits cost nothing in ordinary work, and what they stop is an error at the
/// call that wanted too much instead of the end of the process.
public enum MemoryLimit {
  /// The smallest number of bytes that whoever takes them must ask for: smaller where a limit on the process
  /// would end it if many took a little without asking.
  public static let worthAsking = ProcessLimit.all.isEmpty ? 16 << 20 : 1 << 20

  private static let chosen = Atomic<Int>(0)
  private static let machine = machineBytes()

  /// The most bytes the process may hold: four fifths of the machine's memory unless set.
  public static var bytes: Int {
    get {
      let bytes = chosen.load(ordering: .relaxed)
      return bytes > 0 ? bytes : machine / 5 * 4
    }
    set { chosen.store(max(1, newValue), ordering: .relaxed) }
  }

  /// Asks for `bytes` more.
  ///
  /// - Throws: `limit.memory` where the process would hold more than it may.
  public static func admit(_ bytes: Int) throws(Fault) {
    let use = MemoryUse.now
    try admit(bytes, held: use?.resident ?? 0, limit: Self.bytes)
    guard let use else { return }
    for limit in ProcessLimit.all { try admit(bytes, limit, use) }
  }

  /// The error of a request that the system has refused.
  public static func refused(_ bytes: Int) -> Fault {
    Fault(
      "limit.memory",
      "there must be \(drawn(bytes)) more of memory, but the system refuses them",
      hint:
        "Take smaller batches or a part of the data, or allow more with `ulimit` before lupi starts."
    )
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

  /// Asks for the memory of `count` numbers of double precision, if they are many.
  ///
  /// - Throws: `limit.memory`.
  public static func admit(doubles count: Int) throws(Fault) { try admit(floats: 2 * count) }

  /// How many bytes of features may stay in memory: a quarter of the machine's, or an eighth of what a
  /// limit that somebody set leaves, whichever is less. Training and everything else want memory, too.
  public static var forFeatures: Int {
    var least = machine / 4
    let use = MemoryUse.now
    if chosen.load(ordering: .relaxed) > 0 {
      least = min(least, max(0, bytes - (use?.resident ?? 0)) / 8)
    }
    if let room = roomOfProcess { least = min(least, room / 8) }
    return max(1 << 20, least)
  }

  /// How much the limits on the process leave; nothing where there are none.
  public static var roomOfProcess: Int? {
    guard let use = MemoryUse.now else { return nil }
    return ProcessLimit.all.map { $0.room(use) }.min()
  }

  static func admit(_ bytes: Int, held: Int, limit: Int) throws(Fault) {
    guard bytes > limit - held else { return }
    throw Fault(
      "limit.memory",
      "all memory together must be at most \(drawn(limit)), but \(drawn(held)) are held and "
        + "\(drawn(max(0, bytes))) more are needed",
      hint: "Take smaller batches or a part of the data, or allow more with `--memory`.")
  }

  static func admit(_ bytes: Int, _ limit: ProcessLimit, _ use: MemoryUse) throws(Fault) {
    guard bytes > limit.room(use) - limit.reserve else { return }
    throw Fault(
      "limit.memory",
      "all memory together must be at most \(drawn(limit.bytes)), as a limit on the process says, but "
        + "\(drawn(limit.kind.counted(use))) are held and \(drawn(max(0, bytes))) more are needed",
      hint: "Take smaller batches or a part of the data, or allow more with "
        + "`\(limit.kind.command) unlimited` before lupi starts.")
  }

  /// The memory of the machine, or of the container where that is allowed less.
  private static func machineBytes() -> Int {
    let pages = Int(sysconf(Int32(_SC_PHYS_PAGES)))
    var machine =
      pages > 0 ? pages.multipliedReportingOverflow(by: MemoryUse.pageSize).partialValue : 8 << 30
    for path in ["/sys/fs/cgroup/memory.max", "/sys/fs/cgroup/memory/memory.limit_in_bytes"] {
      if let bytes = try? FileBytes.read(path),
        let allowed = MemoryUse.wholeNumber(bytes.prefix { $0 != UInt8(ascii: "\n") }), allowed > 0
      {
        machine = min(machine, allowed)
      }
    }
    return machine
  }

  /// `340 MiB`, `1.5 GiB`
  private static func drawn(_ bytes: Int) -> String {
    let mebibytes = (Double(bytes) / 0x1p20).rounded()
    if mebibytes < 1024 { return "\(Int(mebibytes)) MiB" }
    return "\((mebibytes / 102.4).rounded() / 10) GiB"
  }
}
