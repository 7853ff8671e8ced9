public import Diagnostics
public import Tensors

extension Dataset {
  /// Deals the target labels of the labelled clips out among those clips anew: as many of each class,
  /// none that means anything.
  ///
  /// With `group` labels stay within its classes, such as a speaker's own emotions. Clips that are not
  /// labelled keep what they have, and no other label column changes. Whatever a network still learns
  /// from such labels about other clips is chance, or a mistake in how it is judged.
  ///
  /// Throws `dataset.no-target`, `dataset.unknown-label` and `dataset.missing-label`.
  public func permutingLabels(within group: String? = nil, key: RandomKey) throws(Fault) -> Dataset
  {
    let column = try requiredTarget()
    let positions = labelledPositions
    var units: [(name: String, members: [Int])] = [("", positions)]
    if let group {
      let groups = try completeLabel(group)
      units = groups.classes.indices.map { index in
        (groups.classes[index], positions.filter { groups.indices[$0] == index })
      }
    }
    var indices = column.indices
    for (name, members) in units {
      let order = key.child("permuted labels").child(name).permutation(members.count)
      for (place, other) in order.enumerated() {
        indices[members[place]] = column.indices[members[other]]
      }
    }
    var copy = self
    copy.labels = labels.map { $0.name == column.name ? $0.replacing(indices) : $0 }
    return copy
  }
}
