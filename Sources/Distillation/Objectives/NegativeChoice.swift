import Tensors

/// Which clips another clip is told from: any but itself and those known to be of its class.
struct NegativeChoice {
  private let labels: [Int]
  private let count: Int
  /// Whether some clip has another to be told from.
  let isPossible: Bool

  /// Chooses at most `count` clips of those with the given labels, −1 for unknown.
  init(labels: [Int], count: Int) {
    self.labels = labels
    self.count = count
    isPossible = labels.count > 1 && (labels[0] < 0 || labels.contains { $0 != labels[0] })
  }

  /// The clips that each anchor is told from, drawn without repetition; all of them if there are no
  /// more than asked for.
  ///
  /// All anchors go through one random order of the clips, so that a step costs one permutation;
  /// for each of them alone the draw is as good as its own.
  ///
  /// - Parameters:
  ///   - anchors: The label of each anchor, and its place among the clips if it is one of them.
  func draw(_ anchors: [(label: Int, place: Int?)], _ key: RandomKey) -> [[Int]] {
    let order = key.child("negatives").permutation(labels.count)
    return anchors.map { anchor in
      var chosen: [Int] = []
      chosen.reserveCapacity(min(count, labels.count))
      for index in order {
        if chosen.count == count { break }
        if index == anchor.place || (anchor.label >= 0 && anchor.label == labels[index]) {
          continue
        }
        chosen.append(index)
      }
      return chosen
    }
  }
}
