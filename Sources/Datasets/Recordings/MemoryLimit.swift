#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// How much memory features may take.
public enum MemoryLimit {
  /// A quarter of the machine's memory, or an eighth of what a limit on the process leaves, whichever is
  /// less: training and everything else want memory, too.
  public static var forFeatures: Int {
    let pages = max(0, sysconf(Int32(_SC_PHYS_PAGES)))
    let size = max(0, sysconf(Int32(_SC_PAGESIZE)))
    var least = Int(pages) * Int(size) / 4
    let taken = reserved * Int(size)
    for kind in [RLIMIT_DATA, RLIMIT_AS] {
      var limit = rlimit()
      #if canImport(Glibc)
        let known = getrlimit(Int32(kind.rawValue), &limit) == 0
      #else
        let known = getrlimit(Int32(kind), &limit) == 0
      #endif
      if known, limit.rlim_cur < rlim_t(Int32.max) << 20 {
        least = min(least, max(0, Int(limit.rlim_cur) - taken) / 8)
      }
    }
    return max(1 << 20, least)
  }

  /// The pages that count against a limit already, above all the stack of the interpreter.
  private static var reserved: Int {
    let descriptor = open("/proc/self/statm", O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { return 0 }
    defer { close(descriptor) }
    var bytes = [UInt8](repeating: 0, count: 256)
    let count = bytes.withUnsafeMutableBytes { read(descriptor, $0.baseAddress, $0.count) }
    let numbers = bytes.prefix(max(0, count)).split(separator: 0x20)
    // size resident shared text lib data dt
    return numbers.count > 5 ? Int(String(decoding: numbers[5], as: UTF8.self)) ?? 0 : 0
  }
}
