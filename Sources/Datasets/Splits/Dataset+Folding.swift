public import Diagnostics
public import Tensors

extension Dataset {
  /// Divides the groups into folds; each is tested once by networks that never met its groups.
  ///
  /// Groups are shuffled and dealt, the largest first, to the fold that has the fewest clips. The
  /// validation part is a fraction of the training groups, at least one, chosen at random.
  ///
  /// - Parameters:
  ///   - label: The label whose classes are the groups.
  ///   - folds: The number of folds, from 2 to the number of groups.
  ///   - validation: The fraction of the training groups that validate, or 0 for no validation.
  ///   - key: The key of the random choices.
  ///   - allowsNewClasses: Whether tests may have classes of the target that training lacks.
  ///
  /// Throws `split.fold-count`, `split.fraction`, `split.class-left-out`, `split.validation`,
  /// `dataset.missing-label`.
  public func folds(
    by label: String, count folds: Int, validation: Double = 0.15, key: RandomKey,
    allowsNewClasses: Bool = false
  ) throws(Fault) -> [Fold] {
    let column = try completeLabel(label)
    let groups = column.counts.indices.filter { column.counts[$0] > 0 }
    try Self.checkFoldCount(folds, most: groups.count, "the number of groups of `\(label)`")
    let units = groups.map { column.members[$0] }
    let dealt = Self.deal(units, into: folds, key.child("folds"))
    var result: [Fold] = []
    for (index, tested) in dealt.enumerated() {
      let (rest, test) = try parted(Set(tested.flatMap { units[$0] }))
      let (train, held) = try rest.validationByGroup(
        label, validation, key.child("validation").child(index))
      if !allowsNewClasses { try requireClasses(in: train, dividedBy: label) }
      result.append(
        Fold(
          number: index + 1, train: train, validation: held, test: test,
          testGroups: tested.sorted().map { column.classes[groups[$0]] }))
    }
    return result
  }

  /// One fold a group: each group is tested by networks that learnt from all others.
  ///
  /// Throws as ``folds(by:count:validation:key:allowsNewClasses:)`` does.
  public func foldsLeavingOneOut(
    by label: String, validation: Double = 0.15, key: RandomKey, allowsNewClasses: Bool = false
  ) throws(Fault) -> [Fold] {
    let groups = try completeLabel(label).counts.count { $0 > 0 }
    let folds = try folds(
      by: label, count: groups, validation: validation, key: key,
      allowsNewClasses: allowsNewClasses)
    // Every fold holds one group: they are given in the order of the groups.
    let order = try self.label(label).classes
    let sorted = folds.sorted {
      (order.firstIndex(of: $0.testGroups[0]) ?? 0) < (order.firstIndex(of: $1.testGroups[0]) ?? 0)
    }
    return sorted.enumerated().map { index, fold in
      Fold(
        number: index + 1, train: fold.train, validation: fold.validation, test: fold.test,
        testGroups: fold.testGroups)
    }
  }

  /// Divides clip by clip into folds that keep the proportions of the classes.
  ///
  /// Throws `split.fold-count`, `split.fraction`, `split.small-class`.
  public func folds(
    count folds: Int, validation: Double = 0.15, key: RandomKey
  ) throws(Fault) -> [Fold] {
    try Self.checkFoldCount(folds, most: count, "the number of clips")
    var tested = [Set<Int>](repeating: [], count: folds)
    var next = 0
    try requireDivisibleClasses()
    for (name, members) in strata() {
      for place in key.child("folds").child(name).permutation(members.count) {
        tested[next % folds].insert(members[place])
        next += 1
      }
    }
    var result: [Fold] = []
    for (index, chosen) in tested.enumerated() {
      let (rest, test) = try parted(chosen)
      var train = rest
      var held: Dataset?
      if validation != 0 {
        try Self.checkFraction(validation, of: "validation part")
        let inner = try rest.stratifiedSplit(validation, key.child("validation").child(index))
        train = inner.train
        held = inner.test
      }
      try requireClasses(in: train, dividedBy: nil)
      result.append(
        Fold(number: index + 1, train: train, validation: held, test: test, testGroups: []))
    }
    return result
  }

  /// Takes a validation part of whole groups out of a training part.
  private func validationByGroup(
    _ label: String, _ fraction: Double, _ key: RandomKey
  ) throws(Fault) -> (train: Dataset, validation: Dataset?) {
    if fraction == 0 { return (self, nil) }
    try Self.checkFraction(fraction, of: "validation part")
    let counts = try self.label(label).counts
    guard counts.count(where: { $0 > 0 }) > 1 else {
      throw Fault(
        "split.validation",
        "a validation part of whole groups needs at least two groups of `\(label)` outside the "
          + "test part, but there is one",
        hint: "Use fewer groups for the test part, or no validation part.")
    }
    let inner = try split(by: label, fraction: fraction, key: key, allowsNewClasses: true)
    return (inner.train, inner.test)
  }

  /// Deals units of clips to folds of about equal size; returns the units of each fold.
  private static func deal(_ units: [[Int]], into folds: Int, _ key: RandomKey) -> [[Int]] {
    var order = key.permutation(units.count)
    let places = Dictionary(uniqueKeysWithValues: order.enumerated().map { ($1, $0) })
    order.sort {
      (units[$1].count, places[$0] ?? 0) < (units[$0].count, places[$1] ?? 0)
    }
    var dealt = [[Int]](repeating: [], count: folds)
    var sizes = [Int](repeating: 0, count: folds)
    for unit in order {
      var best = 0
      for fold in 1..<folds
      where (sizes[fold], dealt[fold].count) < (sizes[best], dealt[best].count) { best = fold }
      dealt[best].append(unit)
      sizes[best] += units[unit].count
    }
    return dealt
  }

  private static func checkFoldCount(_ folds: Int, most: Int, _ what: String) throws(Fault) {
    guard folds >= 2, folds <= most else {
      throw Fault(
        "split.fold-count",
        "the number of folds must be from 2 to \(most), \(what), but is \(folds)")
    }
  }
}
