import Diagnostics
import NeuralNets
import Tensors

/// What a student is given of its teacher: for every training clip the standardised embedding and the
/// class scores, computed once.
struct TeacherSignal {
  /// The embeddings, each dimension with mean 0 and standard deviation 1 over the training clips.
  let embeddings: Tensor
  /// The class scores before the softmax.
  let scores: Tensor
  private let model: Model
  private let scaling: FeatureScaling
  private let shuffled: RandomKey?

  init(
    _ model: Model, _ examples: Examples, shuffled: RandomKey?, _ numerics: Numerics
  ) throws(Fault) {
    self.model = model
    self.shuffled = shuffled
    let raw = try model.embeddings(of: examples, numerics)
    scaling = FeatureScaling(measuring: raw)
    var embeddings = try scaling.applied(to: raw)
    var scores = try model.scores(of: examples, numerics)
    if let shuffled {
      let order = shuffled.permutation(examples.count)
      embeddings = try embeddings.gather(order)
      scores = try scores.gather(order)
    }
    self.embeddings = embeddings
    self.scores = scores
  }

  /// The classes of the scores, in their order.
  var classes: [String] { model.specification.classes }

  /// The width of the teacher's embedding.
  var width: Int { embeddings.shape[1] }

  /// The embeddings of other clips, standardised as the training clips; shuffled where those are, or
  /// the right pairs would choose the epoch.
  func targets(for examples: Examples, _ numerics: Numerics) throws(Fault) -> Tensor {
    let right = try scaling.applied(to: model.embeddings(of: examples, numerics))
    guard let shuffled else { return right }
    return try right.gather(shuffled.child("validation").permutation(examples.count))
  }
}
