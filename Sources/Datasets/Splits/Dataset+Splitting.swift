public import Diagnostics
public import Tensors

extension Dataset {
  /// Divides by group: the clips of the named groups are the test part.
  ///
  /// - Parameters:
  ///   - label: The label whose classes are the groups, such as `speaker`.
  ///   - groups: The classes that become the test part.
  ///   - allowsNewClasses: Whether the test part may have classes of the target that the training
  ///     part lacks, as in the verification of unknown speakers.
  ///
  /// Throws `label.unknown-class`, `split.empty`, `split.class-left-out`, `dataset.missing-label`.
  public func split(
    by label: String, test groups: [String], allowsNewClasses: Bool = false
  ) throws(Fault) -> Split {
    let column = try completeLabel(label)
    var wanted: Set<Int> = []
    for group in groups { wanted.insert(try column.index(of: group)) }
    return try split(column, wanted, allowsNewClasses)
  }

  /// Divides by group: random groups with about a fraction of all groups are the test part.
  ///
  /// Throws `split.fraction`, `split.groups`, `split.class-left-out`, `dataset.missing-label`.
  public func split(
    by label: String, fraction: Double, key: RandomKey, allowsNewClasses: Bool = false
  ) throws(Fault) -> Split {
    try Self.checkFraction(fraction, of: "test part")
    let column = try completeLabel(label)
    let present = column.counts.indices.filter { column.counts[$0] > 0 }
    guard present.count > 1 else {
      throw Fault(
        "split.groups",
        "there must be at least two groups to divide by `\(label)`, but there "
          + "\(present.count == 1 ? "is one" : "are none")")
    }
    let wanted = Int((fraction * Double(present.count)).rounded())
    let number = min(max(1, wanted), present.count - 1)
    let order = key.child("split").permutation(present.count)
    return try split(column, Set(order.prefix(number).map { present[$0] }), allowsNewClasses)
  }

  /// Divides clip by clip, keeping the proportions of the classes: of each class at least one clip
  /// is tested and at least one is learnt from.
  ///
  /// Throws `split.fraction` and `split.small-class` for a class with one labelled clip.
  public func split(fraction: Double, key: RandomKey) throws(Fault) -> Split {
    try Self.checkFraction(fraction, of: "test part")
    try requireDivisibleClasses()
    return try stratifiedSplit(fraction, key)
  }

  /// Divides clip by clip; the clip of a class that has only one is learnt from.
  func stratifiedSplit(_ fraction: Double, _ key: RandomKey) throws(Fault) -> Split {
    var chosen: Set<Int> = []
    for (name, members) in strata() {
      let wanted = Int((fraction * Double(members.count)).rounded())
      let least = name.isEmpty ? 0 : 1
      let number = min(max(least, wanted), members.count - least)
      let order = key.child("split").child(name).permutation(members.count)
      chosen.formUnion(order.prefix(number).map { members[$0] })
    }
    let (train, test) = try parted(chosen)
    guard train.count > 0, test.count > 0 else { throw Self.emptyPart(train.count == 0) }
    return Split(train: train, test: test)
  }

  private func split(
    _ column: LabelColumn, _ groups: Set<Int>, _ allowsNewClasses: Bool
  ) throws(Fault) -> Split {
    let chosen = column.indices.indices.filter { groups.contains(column.indices[$0]) }
    let (train, test) = try parted(Set(chosen))
    guard train.count > 0, test.count > 0 else { throw Self.emptyPart(train.count == 0) }
    if !allowsNewClasses { try requireClasses(in: train, dividedBy: column.name) }
    return Split(train: train, test: test)
  }

  private static func emptyPart(_ isTraining: Bool) -> Fault {
    Fault(
      "split.empty",
      "both parts of a split must have clips, but the \(isTraining ? "training" : "test") part "
        + "has none")
  }
}
