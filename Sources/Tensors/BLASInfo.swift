public import Diagnostics

/// Which OpenBLAS computes the products of fast mode.
public struct BLASInfo: Sendable, Hashable, CustomStringConvertible {
  /// The kernels in use, such as `Haswell`.
  public let core: String
  /// The version and build options, such as `OpenBLAS 0.3.21 … Haswell MAX_THREADS=64`.
  public let configuration: String

  /// The library, which is loaded if it was not yet; `nil` where there is none, and fast mode computes
  /// as exact mode does.
  public static var current: BLASInfo? {
    OpenBLAS.shared.map { BLASInfo(core: $0.core, configuration: $0.configuration) }
  }

  /// Whether this process has loaded the library, or has tried to.
  public static var wasNeeded: Bool { OpenBLAS.wasNeeded }

  /// What to tell a person whose fast products were computed without the library.
  public static var absence: Fault? {
    OpenBLAS.problem.map { problem in
      Fault(
        "numerics.no-openblas",
        "fast numerics must have OpenBLAS, but \(problem.reason); the exact kernels computed instead",
        hint: problem.advice)
    }
  }

  /// The version alone, such as `0.3.21`.
  public var version: String {
    configuration.split(separator: " ").dropFirst().first.map(String.init) ?? "unknown"
  }

  /// Name, version and kernels on one line.
  public var description: String { "OpenBLAS \(version) (\(core))" }
}
