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

  /// Creates outputs.
  public init(clips: Tensor, segments: Tensor?, layout: SequenceLayout?, scores: Tensor) {
    self.clips = clips
    self.segments = segments
    self.layout = layout
    self.scores = scores
  }

  /// Whether all parts are of the same clips.
  public var isWhole: Bool {
    guard clips.shape.rank == 2, scores.shape.rank == 2, clips.shape[0] == scores.shape[0] else {
      return false
    }
    guard let segments, let layout else { return segments == nil && layout == nil }
    return segments.shape.rank == 2 && layout.count == clips.shape[0]
      && layout.rowCount == segments.shape[0]
  }
}
