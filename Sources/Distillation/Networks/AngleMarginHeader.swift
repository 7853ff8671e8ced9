public import Autodiff

/// Additive angular margin softmax: the true class must win even from a larger angle.
public struct AngleMarginHeader: MarginHeader {
  /// What cosines are multiplied by, s.
  public private(set) var scale = 30.0
  /// The margin m, in radians.
  public private(set) var margin = 0.2
  /// The part of the training steps in which the margin grows from 0 to m.
  public private(set) var ramp = 0.3

  /// Creates the header.
  public init() {}

  /// The margin is on the angle.
  public static var kind: MarginKind { .angle }

  /// Name, formula and reference.
  public static var about: HeaderDescription {
    HeaderDescription(
      name: "aam_softmax",
      summary: "Makes a header whose true class must win by a margin of the angle.",
      formula: "z_y = s cos(θ_y + m) where cos θ_y > cos(π − m), else s (cos θ_y − m sin m), "
        + "z_j = s cos θ_j, θ the angles between the embedding and the classes' weights",
      reference:
        "Deng, Guo, Xue and Zafeiriou, ArcFace: additive angular margin loss for deep face "
        + "recognition, CVPR 2019")
  }

  /// Scale, margin and ramp.
  public static var settings: [Setting<Self>] {
    [
      Setting("scale", \.scale, 0.1...1_000, "What cosines are multiplied by, s."),
      Setting("margin", \.margin, 0...1.5, "The margin m in radians."),
      Setting(
        "ramp", \.ramp, 0...1,
        "The first part of the training steps, in which the margin grows from 0."),
    ]
  }
}
