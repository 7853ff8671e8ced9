import Diagnostics
import Tensors

/// Lowers the score of each row's true class by a margin; scores are cosines c times a scale s.
///
/// With the margin m on the cosine, s (c − m); on the angle, s cos(θ + m) where c > cos(π − m), else
/// s (c − m sin m), so that a larger angle never makes a better score. A row with a class below 0 has
/// no label and stays as it is.
///
/// **Reference** F. Wang, J. Cheng, W. Liu, H. Liu, "Additive margin softmax for face verification",
/// IEEE Signal Processing Letters 2018; J. Deng, J. Guo, N. Xue, S. Zafeiriou, "ArcFace: additive
/// angular margin loss for deep face recognition", CVPR 2019.
struct AdditiveMargin: Operation {
  static let name = "margin"
  static var cases: [OperationCase] {
    [
      OperationCase(
        Self([1, -1, 0], on: .cosine, scale: 2, margin: 0.3), [[3, 4]], domains: [-1.5...1.5]),
      OperationCase(
        Self([1, -1, 0], on: .angle, scale: 2, margin: 0.3), [[3, 4]], domains: [-1.5...1.5]),
      OperationCase(
        Self([1, -1, 0], on: .angle, scale: 2, margin: 1.2), [[3, 4]], domains: [-1.9...(-1)]),
    ]
  }

  /// The class of each row, below 0 for none.
  let classes: [Int]
  /// What the margin is added to.
  let kind: MarginKind
  /// The scale s.
  let scale: Float
  /// The margin m, in radians on the angle.
  let margin: Float

  /// Creates the operation.
  init(_ classes: [Int], on kind: MarginKind, scale: Float, margin: Float) {
    self.classes = classes
    self.kind = kind
    self.scale = scale
    self.margin = margin
  }

  func shape(of operands: [Shape]) throws(Fault) -> Shape {
    let scores = operands[0]
    guard scores.rank == 2, scores[0] == classes.count else {
      throw mismatch(operands, "scores [rows, classes] for \(counted(classes.count, "row"))")
    }
    if let wrong = classes.first(where: { $0 >= scores[1] }) {
      throw Fault(
        "class.range",
        "a class must be below \(scores[1]), the number of scores, but is \(wrong)")
    }
    return scores
  }

  func forward(_ pass: Pass) {
    pass.result.update(from: pass.operand(0), count: pass.resultShape.count)
    forEachTrueScore(pass) { place in
      pass.result[place] = lowered(pass.operand(0)[place]).value
    }
  }

  func pullback(_ pass: Pass) throws(Fault) {
    try pass.assign(0) { target in
      target.update(from: pass.gradient, count: pass.resultShape.count)
      forEachTrueScore(pass) { target[$0] *= lowered(pass.operand(0)[$0]).slope }
    }
  }

  private func forEachTrueScore(_ pass: Pass, _ body: (_ place: Int) -> Void) {
    for (row, label) in classes.enumerated() where label >= 0 {
      body(row * pass.resultShape[1] + label)
    }
  }

  /// A true class's score with its margin, and the derivative.
  private func lowered(_ score: Float) -> (value: Float, slope: Float) {
    guard kind == .angle else { return (score - scale * margin, 1) }
    let turns = Double(margin) / 6.283185307179586
    let (cosine, sine) = (Portable.cosine(turns: turns), Portable.sine(turns: turns))
    let c = Double(score) / Double(scale)
    guard !(c <= -cosine) else { return (score - scale * margin * Float(sine), 1) }
    let other = max(0, 1 - c * c)
    // Rounding takes cosines past 1, where the derivative of the root is infinite.
    return (
      scale * Float(c * cosine - other.squareRoot() * sine),
      Float(cosine + c * sine / max(other, 1e-6).squareRoot())
    )
  }
}

/// What a margin is added to.
public enum MarginKind: String, Sendable, Hashable {
  /// The cosine of the angle between an embedding and its class.
  case cosine
  /// The angle.
  case angle
}
