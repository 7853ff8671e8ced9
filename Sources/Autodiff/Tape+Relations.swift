public import Diagnostics

// Operations on rows as a set: losses of relations between them, and the choice of some. Each throws
// `shape.mismatch` if its operands do not fit.
extension Tape {
  /// Rows in a given order.
  ///
  /// - Throws: `shape.index`.
  public func selectRows(_ x: Variable, _ indices: [Int]) throws(Fault) -> Variable {
    try apply(SelectRows(indices), x)
  }

  /// How differently two sets of rows are spaced.
  public func relationalDistance(_ s: Variable, _ t: Variable) throws(Fault) -> Variable {
    try apply(RelationalDistance(), s, t)
  }

  /// How differently two sets of rows are turned.
  public func relationalAngle(_ s: Variable, _ t: Variable) throws(Fault) -> Variable {
    try apply(RelationalAngle(), s, t)
  }

  /// How well rows are told from rows of a bank; `partners` are those they belong to.
  public func noiseContrast(
    _ rows: Variable, partners: Variable, bank: Variable, negatives: [[Int]], temperature: Float,
    logNormalizer: Float, weights: [Float]? = nil
  ) throws(Fault) -> Variable {
    try apply(
      NoiseContrast(
        negatives: negatives, temperature: temperature, logNormalizer: logNormalizer,
        weights: weights), rows, partners, bank)
  }
}
