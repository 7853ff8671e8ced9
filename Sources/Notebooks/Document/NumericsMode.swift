/// How floating-point results are made.
public enum NumericsMode: String, Sendable, Hashable, CaseIterable {
  /// The fastest kernels: the same bits on the same kind of machine.
  case fast
  /// Kernels of fixed order: the same bits on every machine.
  case exact
}
