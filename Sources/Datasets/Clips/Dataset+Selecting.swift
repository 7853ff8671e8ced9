public import Diagnostics
public import Tensors

extension Dataset {
  /// The clips at the given positions, from 0, in that order.
  ///
  /// Throws `dataset.position` for a position outside the data or one that appears twice.
  public func subset(_ positions: [Int]) throws(Fault) -> Dataset {
    var isTaken = [Bool](repeating: false, count: count)
    for position in positions {
      guard isTaken.indices.contains(position), !isTaken[position] else {
        let isTwice = isTaken.indices.contains(position)
        throw Fault(
          "dataset.position",
          "a position must be from 0 to \(count - 1) and appear once, but \(position) "
            + (isTwice ? "appears twice" : "is outside"))
      }
      isTaken[position] = true
    }
    var copy = self
    copy.clips = positions.map { clips[$0] }
    copy.labelled = positions.map { labelled[$0] }
    copy.labels = labels.map { $0.clips(positions) }
    copy.views = []
    for view in views { copy.views.append(try view.clips(positions)) }
    return copy
  }

  /// The clips for which a label is one of the given classes; other classes of it are forgotten.
  ///
  /// Throws `dataset.unknown-label`, `label.unknown-class` and `dataset.empty`.
  public func filtered(by name: String, to classes: [String]) throws(Fault) -> Dataset {
    let column = try label(name)
    guard !classes.isEmpty else {
      throw Fault(
        "dataset.empty",
        "a selection must keep at least one clip, but no class of `\(name)` is given",
        hint: "Look at the list of classes: it is empty.", parameter: "is")
    }
    var wanted: Set<Int> = []
    for text in classes { wanted.insert(try column.index(of: text)) }
    let positions = column.indices.indices.filter { wanted.contains(column.indices[$0]) }
    guard !positions.isEmpty else {
      throw Fault(
        "dataset.empty",
        "a selection must keep at least one clip, but none has "
          + "\(listed(classes, conjunction: "or", quoted: true)) as `\(name)`")
    }
    var chosen = try subset(positions)
    chosen.labels = chosen.labels.map { $0.name == name ? $0.droppingEmptyClasses() : $0 }
    return chosen
  }

  /// The first clips, as many as there are at most.
  ///
  /// Throws `dataset.take` for a negative number.
  public func taking(_ number: Int) throws(Fault) -> Dataset {
    guard number >= 0 else {
      throw Fault("dataset.take", "the number of clips to take must be 0 or more, but is \(number)")
    }
    return try subset(Array(0..<min(number, count)))
  }

  /// The clips in random order.
  public func shuffled(_ key: RandomKey) throws(Fault) -> Dataset {
    try subset(key.permutation(count))
  }
}
