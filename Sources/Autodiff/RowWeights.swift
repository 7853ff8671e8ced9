import Diagnostics

/// How much each row counts in a mean over rows; rows of weight 0 are never looked at.
struct RowWeights {
  private let weights: [Float]?
  /// The sum of the weights; 0 if no row counts.
  let total: Float

  /// Weights, or 1 for each of `rows` rows.
  init(_ weights: [Float]?, rows: Int) {
    self.weights = weights
    total = weights.map { Float($0.reduce(0.0) { $0 + Double($1) }) } ?? Float(rows)
  }

  /// Calls a closure for every row that counts, with its share of the mean.
  func forEach(_ rows: Int, _ body: (_ row: Int, _ share: Float) -> Void) {
    guard total > 0 else { return }
    for row in 0..<rows {
      let weight = weights?[row] ?? 1
      if weight != 0 { body(row, weight / total) }
    }
  }

  /// Refuses weights that do not match the rows or are not numbers of at least 0.
  static func check(_ weights: [Float]?, rows: Int, in operation: String) throws(Fault) {
    guard let weights else { return }
    guard weights.count == rows else {
      throw Fault(
        "shape.mismatch",
        "`\(operation)` needs one weight per row, \(rows), but has \(weights.count)")
    }
    if let bad = weights.first(where: { !($0 >= 0 && $0.isFinite) }) {
      throw Fault("weight.range", "a row weight must be 0 or more, but is \(bad)")
    }
  }
}
