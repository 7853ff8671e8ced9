public import Diagnostics
public import Tensors

extension Dataset {
  /// Gives a fraction of the labelled clips a wrong label of the target, each other class being
  /// equally likely.
  ///
  /// Throws `noise.fraction`, `noise.classes` (fewer than two classes) and `dataset.no-target`.
  public func mislabelled(fraction: Double, key: RandomKey) throws(Fault) -> Dataset {
    guard fraction >= 0, fraction <= 1 else {
      throw Fault(
        "noise.fraction",
        "the mislabelled part must be from 0 to 1 of the clips, but is \(fraction)"
      )
    }
    let column = try requiredTarget()
    let number = Int((fraction * Double(labelledCount)).rounded())
    if number == 0 { return self }
    guard column.classes.count > 1 else {
      throw Fault(
        "noise.classes",
        "there must be at least two classes of `\(column.name)` to confuse, but there is one")
    }
    let positions = labelledPositions
    let order = key.child("mislabelled").permutation(positions.count)
    var choices = key.child("wrong label").stream()
    var indices = column.indices
    for place in order.prefix(number) {
      let clip = positions[place]
      // A step from 1 to the number of classes less 1 never comes back to the right class.
      let step = 1 + choices.integer(below: column.classes.count - 1)
      indices[clip] = (indices[clip] + step) % column.classes.count
    }
    var copy = self
    copy.labels = labels.map { $0.name == column.name ? $0.replacing(indices) : $0 }
    return copy
  }
}
