public import Diagnostics

/// Holm's step-down correction of p-values for testing several hypotheses.
///
/// The i-th smallest of m p-values is multiplied by m − i + 1, kept in order and cut at 1, so that
/// the chance of any false rejection stays below the level.
///
/// Reference: Holm, "A simple sequentially rejective multiple test procedure", Scandinavian Journal
/// of Statistics 1979.
public enum HolmCorrection {
  /// The corrected p-values, in the order given; throws where one is not from 0 to 1.
  public static func adjusted(_ pValues: [Double]) throws(Fault) -> [Double] {
    if let wrong = pValues.first(where: { !($0 >= 0 && $0 <= 1) }) {
      throw Fault("statistics.probability", "a p-value must lie from 0 to 1, but is \(wrong)")
    }
    let order = pValues.indices.sorted { (pValues[$0], $0) < (pValues[$1], $1) }
    var adjusted = pValues
    var largest = 0.0
    for (rank, place) in order.enumerated() {
      largest = max(largest, min(1, Double(pValues.count - rank) * pValues[place]))
      adjusted[place] = largest
    }
    return adjusted
  }
}
