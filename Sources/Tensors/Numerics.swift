/// Which kernels compute, and on how many threads; the thread count never changes a result.
public struct Numerics: Sendable, Hashable {
  /// Where matrix products come from.
  public enum Mode: String, Sendable, Hashable, CaseIterable {
    /// OpenBLAS on one thread per piece: the same bits on one machine always, and on every
    /// processor with AVX2 and FMA with the same OpenBLAS.
    case fast
    /// A fixed order of single operations: the same bits on any processor.
    case exact
  }

  /// Where matrix products come from.
  public var mode: Mode
  /// How many threads may work at once, at least 1.
  public var threads: Int

  /// Creates a choice; fewer than one thread is taken as one.
  public init(mode: Mode = .fast, threads: Int = 1) {
    self.mode = mode
    self.threads = max(1, threads)
  }

  /// OpenBLAS on the calling thread.
  public static let fast = Numerics(mode: .fast)
  /// The fixed order on the calling thread.
  public static let exact = Numerics(mode: .exact)
}
