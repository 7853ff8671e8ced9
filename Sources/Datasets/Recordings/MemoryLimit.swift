#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// How much memory features may take.
public enum MemoryLimit {
  /// A quarter of the machine's memory, or an eighth of what a limit on the process allows, whichever is
  /// less: training and everything else want memory, too.
  public static var forFeatures: Int {
    let pages = max(0, sysconf(Int32(_SC_PHYS_PAGES)))
    let size = max(0, sysconf(Int32(_SC_PAGESIZE)))
    var least = Int(pages) * Int(size) / 4
    for kind in [RLIMIT_DATA, RLIMIT_AS] {
      var limit = rlimit()
      #if canImport(Glibc)
        let known = getrlimit(Int32(kind.rawValue), &limit) == 0
      #else
        let known = getrlimit(Int32(kind), &limit) == 0
      #endif
      if known, limit.rlim_cur < rlim_t(Int32.max) << 20 {
        least = min(least, Int(limit.rlim_cur) / 8)
      }
    }
    return max(1 << 20, least)
  }
}
