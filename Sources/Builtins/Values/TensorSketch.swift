import Diagnostics
import Tensors

/// The values of a tensor at a glance: a vector from first to last, anything else by how often values
/// of each size occur.
struct TensorSketch {
  private static let columns = 40
  /// Fewer values are read as quickly as they are sketched.
  private static let fewest = 8
  /// How often values occur means something only of many.
  private static let fewestSpread = 64

  private let tensor: Tensor

  init(_ tensor: Tensor) { self.tensor = tensor }

  /// A line, or nothing for few values, equal ones, and such that are not numbers.
  func line(_ presentation: Presentation) -> String? {
    guard tensor.count >= Self.fewest, let range = tensor.statistics.range, range.low < range.high,
      range.low.isFinite, range.high.isFinite
    else { return nil }
    let (low, high) = (Double(range.low), Double(range.high))
    if tensor.shape.rank == 1 {
      return "  values  " + Levels.text(means, from: low, to: high, presentation)
    }
    guard tensor.count >= Self.fewestSpread else { return nil }
    let counts = self.counts(low, high)
    return "  spread  "
      + Levels.text(counts, from: 0, to: counts.max() ?? 1, presentation)
  }

  /// The means of equal parts, or the values where they are few.
  private var means: [Double] {
    let columns = min(Self.columns, tensor.count)
    return (0..<columns).map { column in
      let part = tensor.values[
        (column * tensor.count / columns)..<((column + 1) * tensor.count / columns)
      ].filter { !$0.isNaN }
      return part.reduce(0.0) { $0 + Double($1) } / Double(part.count)
    }
  }

  /// How many values lie in each of equal ranges.
  private func counts(_ low: Double, _ high: Double) -> [Double] {
    var counts = [Double](repeating: 0, count: Self.columns)
    let scale = Double(Self.columns) / (high - low)
    for value in tensor.values where !value.isNaN {
      counts[min(Self.columns - 1, Int((Double(value) - low) * scale))] += 1
    }
    return counts
  }
}
