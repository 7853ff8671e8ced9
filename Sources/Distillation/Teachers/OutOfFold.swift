import Autodiff
import Diagnostics
import NeuralNets
import Tensors

extension ModelSpecification {
  /// Trains a teacher of which every labelled clip is judged by a teacher that has not learnt from it.
  ///
  /// A teacher that has learnt its few clips by heart hands over embeddings of them that are better than
  /// those of any other clip, and the student learns what will never be true again. Here the labelled
  /// clips are dealt to folds; the embeddings and scores of a fold are those of a teacher trained on the
  /// other folds, rotated to the space of one that is trained on all. That one judges clips without a
  /// label, and clips outside the training part.
  ///
  /// - Parameters:
  ///   - examples: The training clips.
  ///   - folds: The number of folds, 2 or more.
  ///   - groups: A number for each clip; clips of one number stay in one fold.
  /// Throws `distill.folds` where there are fewer labelled groups than folds, and as
  /// ``fit(_:validation:_:_:)`` does.
  public func outOfFold(
    _ examples: Examples, folds: Int, groups: [Int]? = nil, _ settings: TrainingSettings,
    _ hooks: TrainingHooks = TrainingHooks()
  ) throws -> RecordedTeacher {
    let reference = try finished(examples, settings, hooks)
    let whole = try reference.outputs(for: examples, settings.numerics)
    var rows = OutputRows(whole)
    let held = try Self.deal(examples, folds, groups, settings.key.child("out of fold"))
    for (index, fold) in held.enumerated() {
      let isHeld = Set(fold)
      let labels = examples.labels.enumerated().map {
        isHeld.contains($0) ? Examples.unlabelled : $1
      }
      var own = settings
      own.key = settings.key.child("fold").child(index)
      let model = try finished(examples.relabelled(labels), own, hooks)
      let made = try model.outputs(for: examples, settings.numerics)
      try rows.replace(
        fold, by: made, alignedOn: examples.labels.indices.filter { labels[$0] >= 0 })
    }
    return try RecordedTeacher(
      rows.outputs(), clips: examples.names, classes: classes,
      summary: "\(reference.summary), out of \(folds) folds", others: reference)
  }

  private func finished(
    _ examples: Examples, _ settings: TrainingSettings, _ hooks: TrainingHooks
  ) throws -> Model {
    let run = try fit(examples, settings, hooks.withoutCheckpoint)
    if let fault = run.divergence { throw fault }
    if run.isCancelled {
      throw Fault("train.cancelled", "the training of the teachers was stopped before its end")
    }
    return run.model
  }

  /// The labelled clips of each fold: groups in random order, in turns.
  private static func deal(
    _ examples: Examples, _ folds: Int, _ groups: [Int]?, _ key: RandomKey
  ) throws(Fault) -> [[Int]] {
    let places = examples.labelledPlaces
    let group = { (place: Int) in groups.map { $0[place] } ?? place }
    var members: [Int: [Int]] = [:]
    for place in places { members[group(place), default: []].append(place) }
    guard folds >= 2, folds <= members.count else {
      throw Fault(
        "distill.folds",
        "the number of folds must be from 2 to the number of labelled \(groups == nil ? "clips" : "groups"), "
          + "\(members.count), but is \(folds)", parameter: "folds")
    }
    // Clips are dealt class by class, so that every fold has all classes where it can.
    let sorted = members.keys.sorted {
      (examples.labels[members[$0]?[0] ?? 0], $0) < (examples.labels[members[$1]?[0] ?? 0], $1)
    }
    let order = groups == nil ? Self.shuffledWithinClasses(sorted, examples, key) : sorted
    var dealt = [[Int]](repeating: [], count: folds)
    for (turn, name) in order.enumerated() { dealt[turn % folds] += members[name] ?? [] }
    return dealt.map { $0.sorted() }
  }

  private static func shuffledWithinClasses(
    _ places: [Int], _ examples: Examples, _ key: RandomKey
  ) -> [Int] {
    let order = key.permutation(places.count)
    let rank = Dictionary(uniqueKeysWithValues: zip(places, order))
    return places.sorted {
      (examples.labels[$0], rank[$0] ?? 0) < (examples.labels[$1], rank[$1] ?? 0)
    }
  }
}

/// Outputs of which some rows are replaced by those of other models.
private struct OutputRows {
  private let whole: ModelOutputs
  private var clips: [Float]
  private var segments: [Float]
  private var scores: [Float]

  init(_ whole: ModelOutputs) {
    self.whole = whole
    clips = whole.clips.values
    segments = whole.segments?.values ?? []
    scores = whole.scores.values
  }

  /// Takes clips from another model, its embeddings rotated to where they were for the given clips.
  mutating func replace(
    _ places: [Int], by other: ModelOutputs, alignedOn known: [Int]
  ) throws(Fault) {
    let rotation = try OrthogonalAlignment(
      from: other.clips.gather(known), to: whole.clips.gather(known))
    try Self.copy(rotation.applied(to: other.clips), places, into: &clips)
    try Self.copy(other.scores, places, into: &scores)
    guard let theirs = other.segments, let own = whole.segments, let layout = whole.layout else {
      return
    }
    let steps = known.flatMap { Array(layout[$0]) }
    let turn = try OrthogonalAlignment(from: theirs.gather(steps), to: own.gather(steps))
    try Self.copy(turn.applied(to: theirs), places.flatMap { Array(layout[$0]) }, into: &segments)
  }

  func outputs() throws(Fault) -> ModelOutputs {
    ModelOutputs(
      clips: try Tensor(whole.clips.shape, clips),
      segments: try whole.segments.map { old throws(Fault) in try Tensor(old.shape, segments) },
      layout: whole.layout, scores: try Tensor(whole.scores.shape, scores))
  }

  private static func copy(_ rows: Tensor, _ places: [Int], into values: inout [Float])
    throws(Fault)
  {
    let width = rows.shape[1]
    for place in places {
      let range = (place * width)..<((place + 1) * width)
      values.replaceSubrange(range, with: rows.values[range])
    }
  }
}
