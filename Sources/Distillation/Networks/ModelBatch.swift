import Autodiff
import NeuralNets

/// What a model reads of some clips.
struct ModelBatch {
  /// The items of each view, in the order of the specification: clips, or segments of them.
  let items: [ItemBatch]
  /// The segments of each clip, where the model is sequential.
  let segments: SequenceLayout?
}

/// What a model makes of some clips before the header.
struct Embedded {
  /// The embedding of each clip, `[clips, embedding]`.
  let clips: Variable
  /// The embedding of each segment, `[segments of all clips, embedding]`, where the model is sequential.
  let segments: ItemBatch?
}
