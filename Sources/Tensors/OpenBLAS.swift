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
  /// The memory that products under way work in.
  let areas: WorkAreas
  let core: String
  let configuration: String

  /// The library, or `nil` where it cannot be opened: ``problem`` says why.
  static let shared: OpenBLAS? = opened()

  /// Whether ``shared`` was asked for.
  static var wasNeeded: Bool { isNeeded.load(ordering: .relaxed) }

  /// Why the library was needed and could not be used, and what to do.
  struct Problem: Sendable {
    let reason: String
    let advice: String
  }

  /// Why the library was needed and could not be used.
  static var problem: Problem? { found.withLock { $0 } }

  private static let isNeeded = Atomic<Bool>(false)
  private static let found = Mutex<Problem?>(nil)

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
    let areas = WorkAreas()
    guard areas.canBegin else { return narrow() }
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
    // The library itself has taken some of the room.
    guard areas.canBegin else { return narrow() }
    areas.withArea { Self.takeArea(multiply) }
    return OpenBLAS(
      multiply: multiply, areas: areas, core: core().map { String(cString: $0) } ?? "unknown",
      configuration: configuration().map { String(cString: $0) } ?? "unknown")
  }

  /// Makes OpenBLAS take its first area, with a product that no kernel for small ones computes.
  private static func takeArea(_ multiply: lupi_sgemm) {
    let size = 128
    let numbers = [Float](repeating: 0, count: size * size)
    var product = numbers
    let n = Int32(size)
    multiply(
      CblasRowMajor, CblasNoTrans, CblasNoTrans, n, n, n, 1, numbers, n, numbers, n, 0, &product, n)
  }

  private static func firstOpened() -> UnsafeMutableRawPointer? {
    for name in names {
      if let library = dlopen(name, RTLD_NOW | RTLD_LOCAL) { return library }
    }
    return nil
  }

  private static func missing(_ text: String) -> OpenBLAS? {
    let detail = dlerror().map { ": \(String(cString: $0))" } ?? ""
    let problem = Problem(
      reason: text + detail,
      advice:
        "Install `libopenblas0` (Debian, Ubuntu) or `openblas`, or write `numerics exact`.")
    found.withLock { $0 = problem }
    return nil
  }

  private static func narrow() -> OpenBLAS? {
    let problem = Problem(
      reason:
        "a limit on the process leaves no room for the \(WorkAreas.byteCount >> 20) MiB it works in",
      advice: "Allow more with `ulimit`, or write `numerics exact`.")
    found.withLock { $0 = problem }
    return nil
  }
}
