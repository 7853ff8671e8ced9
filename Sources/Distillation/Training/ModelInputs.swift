import Autodiff
import Diagnostics
import NeuralNets
import Tensors

/// The views of clips that a model reads, scaled, and how they were scaled.
struct ModelInputs {
  /// What the model sees of a clip in each view.
  let shapes: [ItemShape]
  /// How each view was scaled.
  let scalings: [FeatureScaling]
  /// The views, in the order of the specification.
  let views: [ClipView]
  /// The number of segments of each clip, where the model is sequential.
  private(set) var segmentCounts: [Int]?
  /// The number of clips.
  let count: Int
  private let encoders: [Encoder]

  /// Takes the views of training clips, and measures how to scale them unless that is switched off.
  ///
  /// Throws `examples.view`, `model.segments`, `model.short-clip`.
  init(
    _ specification: ModelSpecification, _ examples: Examples, standardizes: Bool
  ) throws(Fault) {
    var scalings: [FeatureScaling] = []
    for name in specification.views {
      let view = try examples.view(name)
      scalings.append(
        standardizes ? try FeatureScaling(measuring: view) : FeatureScaling(identity: view.width))
    }
    try self.init(specification, examples, scalings)
  }

  /// Takes the views of any clips, scaled as others were.
  ///
  /// Throws `examples.view`, `model.width`, `model.segments`, `model.short-clip`.
  init(
    _ specification: ModelSpecification, _ examples: Examples, _ scalings: [FeatureScaling],
    expecting shapes: [ItemShape]? = nil
  ) throws(Fault) {
    var views: [ClipView] = []
    for (index, name) in specification.views.enumerated() {
      let view = try examples.view(name)
      if let shapes { try Self.requireShape(view, shapes[index], name) }
      views.append(try view.scaled(by: scalings[index]))
    }
    self.views = views
    self.scalings = scalings
    self.shapes = views.map(\.shape)
    encoders = specification.encoders
    count = examples.count
    segmentCounts =
      specification.isSequential ? try Self.segmentCounts(encoders, views, examples.names) : nil
  }

  /// The clips at some places, on a tape.
  func batch(_ clips: some Collection<Int>, _ tape: Tape) throws(Fault) -> ModelBatch {
    var items: [ItemBatch] = []
    for (view, encoder) in zip(views, encoders) {
      if let segmentation = encoder.segmentation, let segmentCounts {
        var rows: [(clip: Int, rows: Range<Int>)] = []
        var count = 0
        for clip in clips {
          let start = view.rows(of: clip).lowerBound
          for segment in 0..<segmentCounts[clip] {
            let first = start + segment * segmentation.hop
            rows.append((clip, first..<(first + segmentation.steps)))
          }
          count += segmentCounts[clip]
        }
        items.append(
          ItemBatch(
            try view.batch(rows, tape),
            try SequenceLayout(count: count, length: segmentation.steps)))
      } else if view.layout != nil {
        let ranges = clips.map { (clip: $0, rows: view.rows(of: $0)) }
        items.append(
          ItemBatch(
            try view.batch(ranges, tape),
            try SequenceLayout(lengths: ranges.map(\.rows.count))))
      } else {
        items.append(ItemBatch(try tape.rows(of: view.rows, clips)))
      }
    }
    return ModelBatch(items: items, segments: try segmentLayout(clips))
  }

  /// The clips at some places as training sees them: with views hidden of a share of them, which then
  /// have their mean, 0.
  func batch(
    _ clips: [Int], _ tape: Tape, hiding shares: [String: Double], _ key: RandomKey
  ) throws(Fault) -> ModelBatch {
    let batch = try batch(clips, tape)
    for (index, encoder) in encoders.enumerated() {
      guard let share = shares[encoder.view], share > 0 else { continue }
      let items = batch.items[index]
      let width = items.values.shape[1]
      let drawn = key.child("hidden").child(encoder.view).uniforms(clips.count)
      var item = 0
      for (place, clip) in clips.enumerated() {
        let count = encoder.segmentation == nil ? 1 : segmentCounts?[clip] ?? 1
        if Double(drawn[place]) < share {
          for hidden in item..<(item + count) {
            let rows = items.layout?[hidden] ?? hidden..<(hidden + 1)
            (items.values.values + rows.lowerBound * width).update(
              repeating: 0, count: rows.count * width)
          }
        }
        item += count
      }
    }
    return batch
  }

  /// How the segments of some clips belong to them, where the model is sequential.
  func segmentLayout(_ clips: some Collection<Int>) throws(Fault) -> SequenceLayout? {
    guard let segmentCounts else { return nil }
    return try SequenceLayout(lengths: clips.map { segmentCounts[$0] })
  }

  /// The inputs with the segments of each clip that others have, too, and the rows of the others' segments
  /// that are so paired, if not all are. Where clips are cut in the same way, another view may have ended
  /// one segment before: that one is left out. Nothing where the numbers differ otherwise.
  func paired(
    with theirs: SequenceLayout, orOneMore: Bool
  ) -> (inputs: ModelInputs, rows: [Int]?)? {
    guard let own = segmentCounts, own.count == theirs.count else { return nil }
    var rows: [Int] = []
    var common: [Int] = []
    for (clip, count) in own.enumerated() {
      let other = theirs.length(clip)
      guard abs(count - other) <= (orOneMore ? 1 : 0), min(count, other) > 0 else { return nil }
      common.append(min(count, other))
      rows += theirs[clip].prefix(common[clip])
    }
    var inputs = self
    inputs.segmentCounts = common
    return (inputs, rows.count == theirs.rowCount ? nil : rows)
  }

  /// How the segments of all clips belong to them, where the model is sequential.
  func segmentLayout() throws(Fault) -> SequenceLayout? { try segmentLayout(0..<count) }

  private static func requireShape(
    _ view: ClipView, _ shape: ItemShape, _ name: String
  ) throws(Fault) {
    guard view.shape.width == shape.width else {
      throw Fault(
        "model.width",
        "the view `\(name)` must have \(shape.width) features, as in training, but has "
          + "\(view.shape.width)",
        hint: "Prepare all parts of the data in the same way.")
    }
    guard view.shape.isSequence == shape.isSequence else {
      let kinds = shape.isSequence ? ("sequences", "vectors") : ("vectors", "sequences")
      throw Fault(
        "model.width",
        "the view `\(name)` must hold \(kinds.0), as in training, but holds \(kinds.1)",
        hint: "Prepare all parts of the data in the same way.")
    }
  }

  /// How many segments each clip has: as many as the view with the fewest, of which another may have
  /// one more, since cameras and microphones do not stop at the same moment.
  private static func segmentCounts(
    _ encoders: [Encoder], _ views: [ClipView], _ names: [String]
  ) throws(Fault) -> [Int] {
    var counts = [Int](repeating: .max, count: views.first?.count ?? 0)
    var most = [Int](repeating: 0, count: counts.count)
    for (encoder, view) in zip(encoders, views) {
      guard let segmentation = encoder.segmentation else { continue }
      // A vector view is refused with its own message where the networks are made.
      _ = try encoder.items(of: view.shape)
      for clip in counts.indices {
        let length = view.rows(of: clip).count
        let count = segmentation.count(of: length)
        guard count > 0 else {
          throw Fault(
            "model.short-clip",
            "a segment of `\(encoder.view)` has \(counted(segmentation.steps, "time step")), but "
              + "`\(names[clip])` has only \(length)",
            hint: "Use shorter segments, or leave such clips out.")
        }
        counts[clip] = min(counts[clip], count)
        most[clip] = max(most[clip], count)
      }
    }
    if let clip = counts.indices.first(where: { most[$0] > counts[$0] + 1 }) {
      throw Fault(
        "model.segments",
        "all views of a clip must have about equally many segments, but `\(names[clip])` has "
          + "from \(counts[clip]) to \(most[clip])",
        hint: "Give segments of all views the same duration: their steps differ as frame rates do.")
    }
    return counts
  }
}
