public import Autodiff
public import Diagnostics

/// One minus the linear centered kernel alignment: blind to rotations and to scale.
public struct EmbeddingAlignment: RelationalObjective {
  /// Two clips are always aligned.
  public static let fewestRows = 3

  /// Creates the objective.
  public init() {}

  /// Name, formula and reference.
  public static var about: ObjectiveDescription {
    ObjectiveDescription(
      "cka_loss", title: "centered kernel alignment",
      formula: "1 − ‖TᵀS‖² / (‖SᵀS‖ ‖TᵀT‖), S and T the embeddings of the batch, columns centred",
      reference: "Kornblith, Norouzi, Lee and Hinton, Similarity of neural network representations "
        + "revisited, ICML 2019",
      notes: "In batches that are not much larger than the embedding is wide the alignment comes "
        + "out too high. Batches have at least 3 clips.")
  }

  /// The loss of a batch, one number.
  public func apply(_ tape: Tape, student: Variable, target: Variable) throws(Fault) -> Variable {
    // With K = X Xᵀ of centred columns, ‖TᵀS‖² is the inner product of Kˢ and Kᵗ.
    try tape.cosineDistance(kernel(student, tape), kernel(tape.detached(target), tape))
  }

  /// The inner products of all pairs as one row.
  private func kernel(_ x: Variable, _ tape: Tape) throws(Fault) -> Variable {
    let centred = try tape.subtract(x, tape.mean(x, axes: [0]))
    let products = try tape.matrixProduct(centred, centred, transposesB: true)
    return try tape.reshape(products, [1, products.count])
  }
}
