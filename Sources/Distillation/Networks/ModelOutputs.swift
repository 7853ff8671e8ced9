public import Autodiff
import Diagnostics
public import Tensors

/// What a model makes of clips.
public struct ModelOutputs: Sendable, Equatable {
  /// The embedding of each clip, `[clips, embedding]`.
  public let clips: Tensor
  /// The embedding of each segment, `[segments of all clips, embedding]`, where the model is sequential.
  public let segments: Tensor?
  /// How the segments belong to clips.
  public let layout: SequenceLayout?
  /// The class scores of each clip before the softmax, `[clips, classes]`.
  public let scores: Tensor
}
