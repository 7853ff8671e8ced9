public import Autodiff
public import Diagnostics
public import NeuralNets

/// A header of cosines whose true class has a margin in training; in use the scores are
/// `scale · cos`.
public protocol MarginHeader: Header {
  /// What the margin is added to.
  static var kind: MarginKind { get }
  /// What cosines are multiplied by, s.
  var scale: Double { get }
  /// The margin m.
  var margin: Double { get }
  /// The part of the training steps in which the margin grows from 0 to m.
  var ramp: Double { get }
}

extension MarginHeader {
  /// Cosines times the scale.
  public func layer(classes: Int) -> any Layer { CosineScores(classes, scale: Float(scale)) }

  /// The margin after a part of the training steps: in proportion until the end of the ramp.
  public func margin(at progress: Double) -> Double {
    ramp > 0 ? margin * min(1, max(0, progress / ramp)) : margin
  }

  /// The scores with those of the true classes lowered by the margin.
  public func handicapped(
    _ scores: Variable, labels: [Int], progress: Double, _ tape: Tape
  ) throws(Fault) -> Variable {
    try tape.margin(
      scores, labels, on: Self.kind, scale: Float(scale), margin: Float(margin(at: progress)))
  }
}
