import Binding
import Datasets
import Diagnostics
import Distillation
import Language
import Tensors

/// A bootstrap of a run's metric or of a verification's equal error rate, or of the difference of two.
struct Resampling {
  let dataset: Dataset
  /// The label whose groups are drawn; clips where it is not given.
  let group: String?
  let draws: Int
  let level: Double
  let key: RandomKey
  let isStopped: () -> Bool

  /// The equal error rate of `first`, less that of `second` where it is given.
  func equalErrorRate(
    _ first: VerificationValue, minus second: VerificationValue?
  ) throws -> GroupBootstrap {
    guard let trials = first.trials else {
      throw Fault(
        "bootstrap.trials",
        "a bootstrap over groups must know the clips of each trial, but does not",
        hint: "Make the verification with `verify`, or give `verification` the trials.", argument: 0
      )
    }
    if let second, second.trials != first.trials {
      throw Fault(
        "bootstrap.trials", "both verifications must have the same trials, but they differ",
        hint: "Verify both runs with one list of trials.", parameter: "minus")
    }
    guard let group else {
      throw Fault(
        "bootstrap.group", "a bootstrap of a verification must draw groups, but `by` is not given",
        hint: "Add by=\"speaker\", or the label that the trials are about.", parameter: "by")
    }
    let places = try trials.places(in: dataset)
    let groups = try Self.numbered(groups(at: places, of: group))
    return try GroupBootstrap.equalErrorRate(
      first.scores, minus: second?.scores, isTarget: trials.isSame,
      first: trials.first.map { groups.of[$0] }, second: trials.second.map { groups.of[$0] },
      groupCount: groups.count, draws: draws, level: level, key: key,
      isStopped: isStopped)
  }

  /// A metric of `first`, less that of `second` where it is given.
  func metric(
    _ kind: MetricKind, of first: RunValue, minus second: RunValue?
  ) throws -> GroupBootstrap {
    let classes = first.run.model.specification.classes
    if let second, second.run.model.specification.classes != classes {
      throw Fault(
        "bootstrap.classes", "both runs must have the same classes, but they differ",
        hint: "Compare runs that learnt the same target.", parameter: "minus")
    }
    let truth = try first.truth(of: dataset)
    let answers = try ([first] + [second].compactMap { $0 }).map {
      try $0.predictions(on: dataset)
    }
    let members =
      try group.map { try groups(at: Array(0..<dataset.count), of: $0) } ?? Array(0..<dataset.count)
    return try GroupBootstrap(groups: members, draws: draws, level: level, key: key) {
      clips throws(Fault) in
      if isStopped() { throw Fault("bootstrap.stopped", "the bootstrap was stopped") }
      let reference = clips.map { truth[$0] }
      var values: [Double] = []
      for predicted in answers {
        values.append(
          try ClassificationMetrics(
            predicted: clips.map { predicted[$0] }, reference: reference, classes: classes.count
          ).value(of: kind.rawValue))
      }
      return values.count == 2 ? values[0] - values[1] : values.first
    }
  }

  /// The group of clips at some places.
  private func groups(at places: [Int], of label: String) throws(Fault) -> [Int] {
    let indices = try dataset.label(label).indices
    let groups = places.map { indices[$0] }
    guard let bad = groups.firstIndex(of: LabelColumn.missing) else { return groups }
    throw Fault(
      "bootstrap.group",
      "every clip must have the label `\(label)` to be grouped by it, but "
        + "`\(dataset.clips[places[bad]])` has none", hint: "Leave such clips out.",
      parameter: "by")
  }

  /// Groups numbered from 0 without gaps, in the order of their first clip.
  private static func numbered(_ groups: [Int]) -> (of: [Int], count: Int) {
    var numbers: [Int: Int] = [:]
    for group in groups where numbers[group] == nil { numbers[group] = numbers.count }
    return (groups.map { numbers[$0] ?? 0 }, numbers.count)
  }
}
