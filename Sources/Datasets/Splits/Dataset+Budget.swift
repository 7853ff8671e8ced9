public import Diagnostics
public import Tensors

extension Dataset {
  /// Keeps the labels of a fraction of the labelled clips of each class, at least one, and marks
  /// the others unlabelled.
  ///
  /// **Properties** With the same key, a smaller budget is part of a larger one.
  /// Throws `budget.fraction` and `dataset.no-target`.
  public func labelBudget(fraction: Double, key: RandomKey) throws(Fault) -> Dataset {
    guard fraction > 0, fraction <= 1 else {
      throw Fault(
        "budget.fraction",
        "the labelled part must be more than 0 and at most 1 of the clips, but is \(fraction)")
    }
    return try budget(requiredTarget(), key) { _, available throws(Fault) in
      max(1, Int((fraction * Double(available)).rounded()))
    }
  }

  /// Keeps the labels of a number of clips of each class and marks the others unlabelled.
  ///
  /// - Parameters:
  ///   - number: How many clips of each class stay labelled, from 1.
  ///   - label: The label whose classes are counted; the target where it is not given.
  ///   - key: The key of the random choice.
  ///
  /// **Properties** With the same key, a smaller budget is part of a larger one.
  /// Throws `budget.count` (below 1, or more than a class has), `dataset.no-target`,
  /// `dataset.unknown-label`.
  public func labelBudget(
    _ number: Int, by label: String? = nil, key: RandomKey
  ) throws(Fault) -> Dataset {
    guard number >= 1 else {
      throw Fault(
        "budget.count", "the number of labelled clips a class must be 1 or more, but is \(number)")
    }
    _ = try requiredTarget()
    let column = try self.label(label ?? target ?? "")
    return try budget(column, key) { name, available throws(Fault) in
      guard available >= number else {
        throw Fault(
          "budget.count",
          "every \(column.name) must have \(counted(number, "labelled clip")) to keep, but "
            + "`\(name)` has \(available)",
          hint: "Ask for at most the number that the smallest class has.")
      }
      return number
    }
  }

  private func budget(
    _ column: LabelColumn, _ key: RandomKey,
    _ number: (_ name: String, _ available: Int) throws(Fault) -> Int
  ) throws(Fault) -> Dataset {
    var copy = self
    copy.labelled = [Bool](repeating: false, count: count)
    for (name, members) in zip(column.classes, column.members) {
      let available = members.filter { labelled[$0] }
      if available.isEmpty { continue }
      let order = key.child("budget").child(name).permutation(available.count)
      for place in order.prefix(try number(name, available.count)) {
        copy.labelled[available[place]] = true
      }
    }
    return copy
  }
}
