public import Autodiff

/// Additive margin softmax: the cosine of the true class must exceed the others by a margin.
public struct CosineMarginHeader: MarginHeader {
  /// What cosines are multiplied by, s.
  public private(set) var scale = 30.0
  /// The margin m.
  public private(set) var margin = 0.2
  /// The part of the training steps in which the margin grows from 0 to m.
  public private(set) var ramp = 0.0

  /// Creates the header.
  public init() {}

  /// The margin is on the cosine.
  public static var kind: MarginKind { .cosine }

  /// Name, formula and reference.
  public static var about: HeaderDescription {
    HeaderDescription(
      name: "am_softmax",
      summary: "Makes a header whose true class must win by a margin of the cosine.",
      formula: "z_y = s (cos θ_y − m), z_j = s cos θ_j, θ the angles between the embedding and the "
        + "classes' weights",
      reference: "Wang, Cheng, Liu and Liu, Additive margin softmax for face verification, IEEE "
        + "Signal Processing Letters 2018")
  }

  /// Scale, margin and ramp.
  public static var settings: [Setting<Self>] {
    [
      Setting("scale", \.scale, 0.1...1_000, "What cosines are multiplied by, s."),
      Setting("margin", \.margin, 0...2, "The margin m."),
      Setting(
        "ramp", \.ramp, 0...1,
        "The first part of the training steps, in which the margin grows from 0."),
    ]
  }
}
