#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Makes OpenBLAS use the same kernels on every processor with AVX2 and FMA.
///
/// OpenBLAS chooses by the environment while it is loaded, and never again.
enum KernelPin {
  /// Calls what loads OpenBLAS with an environment in which the kernels are chosen and no threads
  /// are asked for, unless the person has set either; the environment is then as it was, for the
  /// sake of child processes.
  ///
  /// `setenv` must not meet `getenv` on another thread: lupi reads its environment at the start only.
  static func whileChosen<T>(_ body: () -> T) -> T {
    var settings = [("OPENBLAS_NUM_THREADS", "1")]
    if processorFits { settings.append(("OPENBLAS_CORETYPE", "Haswell")) }
    let added = settings.filter { name, value in
      getenv(name) == nil && setenv(name, value, 1) == 0
    }
    defer { for (name, _) in added { unsetenv(name) } }
    return body()
  }

  /// Whether the processor has what the chosen kernels need.
  static var processorFits: Bool {
    #if os(Linux) && arch(x86_64)
      guard let file = fopen("/proc/cpuinfo", "r") else { return false }
      defer { fclose(file) }
      var line = [CChar](repeating: 0, count: 1 << 14)
      while fgets(&line, Int32(line.count), file) != nil {
        let text = String(
          decoding: line.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
        guard text.hasPrefix("flags") else { continue }
        let flags = Set(text.split { $0 == " " || $0 == "\t" || $0 == "\n" })
        return flags.contains("avx2") && flags.contains("fma")
      }
    #endif
    return false
  }
}
