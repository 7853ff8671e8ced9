import Tensors

/// Something to time.
protocol BenchCase {
  /// The name, such as `mlp_base`.
  var name: String { get }
  /// Floating-point operations of one run, if that is what counts.
  var operations: Double? { get }
  /// How many seconds of sound one run deals with, if that is what counts.
  var soundSeconds: Double? { get }
  /// Numbers or rows that one run deals with, and what they are called.
  var items: (count: Int, unit: String) { get }
  /// Checks the result of a run against something independent; what is wrong with it, if anything.
  func verify() throws -> String?
  /// Does the work once.
  func run() throws
}

extension BenchCase {
  var operations: Double? { nil }
  var soundSeconds: Double? { nil }
}
