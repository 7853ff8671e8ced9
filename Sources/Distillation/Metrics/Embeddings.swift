public import Diagnostics

/// Embeddings of clips: one row per clip, one column per dimension, all finite.
public struct Embeddings: Sendable, Hashable {
  /// The number of clips, at least one.
  public let count: Int
  /// The number of dimensions, at least one.
  public let width: Int
  /// The numbers, row after row.
  public let values: [Double]

  /// Creates embeddings from flat rows; throws where sizes do not fit or a number is not finite.
  public init(count: Int, width: Int, values: [Double]) throws(Fault) {
    let (size, overflow) = count.multipliedReportingOverflow(by: width)
    guard count > 0, width > 0, !overflow, values.count == size else {
      throw Fault(
        "metrics.embedding-shape",
        "embeddings must be [clips, dimensions] with at least one of each, but are "
          + "[\(count), \(width)] with \(counted(values.count, "number"))")
    }
    if let place = values.firstIndex(where: { !$0.isFinite }) {
      throw Fault(
        "metrics.not-finite",
        "embeddings must be finite, but clip \(place / width + 1) has \(values[place]) in "
          + "dimension \(place % width + 1)",
        hint: "Look for a training that diverged or a feature that is not a number.")
    }
    self.count = count
    self.width = width
    self.values = values
  }

  /// Creates embeddings from rows; throws where they differ in length or a number is not finite.
  public init(rows: [[Double]]) throws(Fault) {
    let width = rows.first?.count ?? 0
    if let place = rows.firstIndex(where: { $0.count != width }) {
      throw Fault(
        "metrics.embedding-shape",
        "embeddings must have equally many dimensions, but clip 1 has \(width) and clip "
          + "\(place + 1) has \(rows[place].count)")
    }
    try self.init(count: rows.count, width: width, values: Array(rows.joined()))
  }

  /// The embedding of one clip; the index must be below `count`.
  public subscript(clip: Int) -> ArraySlice<Double> {
    values[(clip * width)..<((clip + 1) * width)]
  }

  /// The mean of each dimension.
  public var means: [Double] {
    var sums = [Double](repeating: 0, count: width)
    for place in values.indices { sums[place % width] += values[place] }
    return sums.map { $0 / Double(count) }
  }

  /// The numbers less the mean of their dimension, row after row.
  var centered: [Double] {
    let means = means
    return values.indices.map { values[$0] - means[$0 % width] }
  }
}
