import Autodiff
import Diagnostics
import NeuralNets
import Tensors

/// What a student is given of its teacher: for every training clip, and every segment of one, the
/// standardised embedding, and the class scores; computed once.
struct TeacherSignal {
  /// The embeddings of clips, each dimension with mean 0 and standard deviation 1 over the training
  /// clips.
  let clips: Tensor
  /// The embeddings of segments, standardised likewise, where the teacher is sequential.
  let segments: Tensor?
  /// How the segments belong to clips.
  let layout: SequenceLayout?
  /// The class scores before the softmax.
  let scores: Tensor
  private let teacher: any Teacher
  private let scaling: (clips: FeatureScaling, segments: FeatureScaling?)
  private let shuffled: RandomKey?

  init(
    _ teacher: any Teacher, _ examples: Examples, shuffled: RandomKey?, _ numerics: Numerics
  ) throws(Fault) {
    let raw = try teacher.outputs(for: examples, numerics)
    self.teacher = teacher
    self.shuffled = shuffled
    scaling = (
      FeatureScaling(measuring: raw.clips), raw.segments.map { FeatureScaling(measuring: $0) }
    )
    let own = try Self.standardized(raw, scaling, shuffled)
    (clips, segments, layout, scores) = (own.clips, own.segments, own.layout, own.scores)
  }

  /// The classes of the scores, in their order.
  var classes: [String] { teacher.classes }

  /// How the teacher cuts views into segments.
  var segmentations: [String: Segmentation] { teacher.segmentations }

  /// The width of the teacher's embeddings.
  var width: Int { clips.shape[1] }

  /// The embeddings of other clips, standardised as the training clips; shuffled where those are, or
  /// the right pairs would choose the epoch.
  func targets(for examples: Examples, _ numerics: Numerics) throws(Fault) -> ModelOutputs {
    try Self.standardized(
      teacher.outputs(for: examples, numerics), scaling, shuffled?.child("validation"))
  }

  private static func standardized(
    _ raw: ModelOutputs, _ scaling: (clips: FeatureScaling, segments: FeatureScaling?),
    _ shuffled: RandomKey?
  ) throws(Fault) -> ModelOutputs {
    var clips = try scaling.clips.applied(to: raw.clips)
    var segments = try raw.segments.map { rows throws(Fault) in
      try scaling.segments?.applied(to: rows) ?? rows
    }
    var scores = raw.scores
    if let shuffled {
      let order = shuffled.permutation(clips.shape[0])
      clips = try clips.gather(order)
      scores = try scores.gather(order)
      segments = try segments.map { rows throws(Fault) in
        try rows.gather(shuffled.child("segments").permutation(rows.shape[0]))
      }
    }
    return ModelOutputs(clips: clips, segments: segments, layout: raw.layout, scores: scores)
  }
}
