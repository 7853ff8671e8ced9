import COpenBLAS
import Synchronization

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// OpenBLAS, opened when the first product of fast mode needs it and kept until the process ends.
///
/// It is 36 MB with its Fortran libraries, and takes longer to load than lupi takes to start; whoever
/// multiplies nothing, or in exact mode, never loads it. Opening it late is also what lets lupi choose
/// its kernels, see ``KernelPin``.
struct OpenBLAS: Sendable {
  let multiply: lupi_sgemm
  let core: String
  let configuration: String

  /// The library, or `nil` where it cannot be opened: ``problem`` says why.
  static let shared: OpenBLAS? = opened()

  /// Whether ``shared`` was asked for.
  static var wasNeeded: Bool { isNeeded.load(ordering: .relaxed) }

  /// Why the library was needed and could not be opened.
  static var problem: String? { reason.withLock { $0 } }

  private static let isNeeded = Atomic<Bool>(false)
  private static let reason = Mutex<String?>(nil)

  #if os(Linux)
    // The name without a version belongs to the files for development.
    private static let names = ["libopenblas.so.0", "libopenblas.so"]
  #else
    private static let names = [
      "libopenblas.dylib", "/opt/homebrew/opt/openblas/lib/libopenblas.dylib",
      "/usr/local/opt/openblas/lib/libopenblas.dylib",
    ]
  #endif

  private static func opened() -> OpenBLAS? {
    isNeeded.store(true, ordering: .relaxed)
    guard let library = KernelPin.whileChosen({ firstOpened() }) else {
      return missing("it cannot be opened")
    }
    func symbol<T>(_ name: String, as type: T.Type) -> T? {
      dlsym(library, name).map { unsafeBitCast($0, to: type) }
    }
    guard let multiply = symbol("cblas_sgemm", as: lupi_sgemm.self),
      let setThreads = symbol("openblas_set_num_threads", as: lupi_set_num_threads.self),
      let core = symbol("openblas_get_corename", as: lupi_get_text.self),
      let configuration = symbol("openblas_get_config", as: lupi_get_text.self)
    else { return missing("it lacks a function") }
    // lupi cuts the work itself: how OpenBLAS would cut it depends on the number of threads.
    setThreads(1)
    return OpenBLAS(
      multiply: multiply, core: core().map { String(cString: $0) } ?? "unknown",
      configuration: configuration().map { String(cString: $0) } ?? "unknown")
  }

  private static func firstOpened() -> UnsafeMutableRawPointer? {
    for name in names {
      if let library = dlopen(name, RTLD_NOW | RTLD_LOCAL) { return library }
    }
    return nil
  }

  private static func missing(_ text: String) -> OpenBLAS? {
    let detail = dlerror().map { ": \(String(cString: $0))" } ?? ""
    reason.withLock { $0 = text + detail }
    return nil
  }
}
