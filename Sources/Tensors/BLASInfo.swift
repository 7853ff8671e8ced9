import COpenBLAS

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Which OpenBLAS computes the products of fast mode.
public struct BLASInfo: Sendable, Hashable, CustomStringConvertible {
  /// The kernels in use, such as `Haswell`.
  public let core: String
  /// The version and build options, such as `OpenBLAS 0.3.21 … Haswell MAX_THREADS=64`.
  public let configuration: String

  /// The library this process has loaded.
  public static var current: BLASInfo {
    BLASInfo(
      core: openblas_get_corename().map { String(cString: $0) } ?? "unknown",
      configuration: openblas_get_config().map { String(cString: $0) } ?? "unknown")
  }

  /// The version alone, such as `0.3.21`.
  public var version: String {
    configuration.split(separator: " ").dropFirst().first.map(String.init) ?? "unknown"
  }

  /// Name, version and kernels on one line.
  public var description: String { "OpenBLAS \(version) (\(core))" }

  /// Whether the process should start again with the kernels chosen: the processor has AVX2 and
  /// FMA, and nobody has chosen yet.
  public static var needsKernelPin: Bool {
    getenv(KernelPin.variable) == nil && KernelPin.processorFits
  }
}
