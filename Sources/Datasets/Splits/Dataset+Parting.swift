import Diagnostics
import Tensors

extension Dataset {
  /// The clips that are and those that are not chosen, each in the order of the data.
  func parted(_ chosen: Set<Int>) throws(Fault) -> (others: Dataset, chosen: Dataset) {
    let positions = clips.indices
    return (
      try subset(positions.filter { !chosen.contains($0) }),
      try subset(positions.filter { chosen.contains($0) })
    )
  }

  /// The clips that a stratified division keeps in proportion: one stratum a class of the target,
  /// and one for the clips that are not labelled, whose labels must not be looked at.
  func strata() -> [(name: String, members: [Int])] {
    let unlabelled = labelled.indices.filter { !labelled[$0] }
    guard let column = targetColumn else { return [("", Array(0..<count))] }
    var strata: [(name: String, members: [Int])] = []
    for (name, members) in zip(column.classes, column.members) {
      let usable = members.filter { labelled[$0] }
      if !usable.isEmpty { strata.append((name, usable)) }
    }
    if !unlabelled.isEmpty { strata.append(("", unlabelled)) }
    return strata
  }

  /// Checks that every class of the target has two labelled clips, one for each part.
  ///
  /// Throws `split.small-class`.
  func requireDivisibleClasses() throws(Fault) {
    guard let small = strata().first(where: { $0.members.count == 1 && !$0.name.isEmpty }) else {
      return
    }
    throw Fault(
      "split.small-class",
      "a class must have at least two labelled clips to be divided, but `\(small.name)` has one "
        + "(`\(clips[small.members[0]])`)",
      hint: "Leave the class out, or find more clips of it.")
  }

  /// Checks that every class of the target that the data have is among the labelled clips of a
  /// part of them.
  ///
  /// Throws `split.class-left-out`.
  func requireClasses(in train: Dataset, dividedBy label: String?) throws(Fault) {
    guard let whole = targetColumn, let part = train.targetColumn else { return }
    var have = [Bool](repeating: false, count: whole.classes.count)
    for clip in 0..<train.count where train.labelled[clip] && part.indices[clip] >= 0 {
      have[part.indices[clip]] = true
    }
    let lost = zip(whole.classes, whole.members).enumerated().compactMap { index, entry in
      entry.1.contains { labelled[$0] } && !have[index] ? entry.0 : nil
    }
    guard let first = lost.first else { return }
    let more = lost.count > 1 ? " and \(counted(lost.count - 1, "other", plural: "others"))" : ""
    let hint =
      label == target && label != nil
      ? "Divide by another label: the test part would hold only classes nobody has learnt."
      : "Divide in another way, or leave the class out."
    throw Fault(
      "split.class-left-out",
      "every class of `\(whole.name)` must be in the training part, but `\(first)`\(more) "
        + "\(lost.count > 1 ? "are" : "is") only outside it", hint: hint)
  }

  /// Checks a part of the whole.
  ///
  /// Throws `split.fraction`.
  static func checkFraction(_ fraction: Double, of what: String) throws(Fault) {
    guard fraction > 0, fraction < 1 else {
      throw Fault(
        "split.fraction",
        "the \(what) must be more than 0 and less than 1 of the clips, but is "
          + "\(fraction)")
    }
  }
}
