public import Autodiff
public import Diagnostics
import Tensors

/// Squared where embeddings are near and absolute where they are far: the Huber loss over its
/// threshold.
public struct EmbeddingSmoothL1: RowObjective {
  /// The difference δ at which the square gives way to the absolute value.
  public private(set) var threshold = 1.0

  /// Creates the objective.
  public init() {}

  /// Name, formula and reference.
  public static var about: ObjectiveDescription {
    ObjectiveDescription(
      "smooth_l1", title: "smoothed absolute error",
      formula: "(1/d) Σ h(s − t), h(u) = u² / 2δ where |u| < δ, else |u| − δ/2",
      reference: "Huber, Robust estimation of a location parameter, Annals of "
        + "Mathematical Statistics 1964; Girshick, Fast R-CNN, ICCV 2015")
  }

  /// The threshold.
  public static var settings: [Setting<Self>] {
    [
      Setting(
        "threshold", \.threshold, 1e-6...1e6,
        "The difference δ from which on the loss grows in proportion.")
    ]
  }

  /// The loss of a batch, one number.
  public func apply(
    _ tape: Tape, student: Variable, target: Variable, weights: [Float]?
  ) throws(Fault) -> Variable {
    guard student.shape == target.shape, student.shape.rank > 0,
      weights.map({ $0.count == student.shape.rowCount }) ?? true
    else {
      throw Fault(
        "shape.mismatch",
        "`smooth_l1` needs two tensors of one shape and, if any, one weight per row, but has "
          + "\(student.shape), \(target.shape) and \(counted(weights?.count ?? 0, "weight"))")
    }
    // With e the excess of |u| over δ, 0 where there is none, h(u) = (u² − e²) / 2δ.
    let difference = try tape.subtract(student, tape.detached(target))
    let offset = -Float(threshold)
    let above = try tape.activate(tape.scale(difference, by: 1, plus: offset), .relu)
    let below = try tape.activate(tape.scale(difference, by: -1, plus: offset), .relu)
    let excess = try tape.add(tape.square(above), tape.square(below))
    let squares = try tape.subtract(tape.square(difference), excess)
    let rows = try tape.scale(tape.mean(squares, axes: [-1]), by: 0.5 / Float(threshold))
    guard let weights else { return try tape.mean(rows) }
    let total = weights.reduce(0, +)
    let shares = try Tensor(rows.shape, weights.map { total > 0 ? $0 / total : 0 })
    return try tape.sum(tape.multiply(rows, tape.constant(shares)))
  }
}
