import Autodiff
public import Diagnostics
import NeuralNets
public import Tensors

/// Half the squared distance of the teacher's embedding from what a learned linear map makes of the
/// student's: the student need know what the teacher knows, not say it alike.
public struct EmbeddingHint: EmbeddingObjective {
  /// Creates the objective.
  public init() {}

  /// Name, formula and reference.
  public static var about: ObjectiveDescription {
    ObjectiveDescription(
      "hint", title: "hints through a learned regressor",
      formula: "½ ‖t − r(s)‖², r a linear map that is learned with the student",
      reference: "Romero, Ballas, Kahou, Chassang, Gatta and Bengio, FitNets: hints for thin deep "
        + "nets, ICLR 2015",
      notes: "r is there even where the widths are equal, and is thrown away after training.")
  }

  /// A session that learns the regressor.
  public func session(
    studentWidth: Int, teacherWidth: Int, rows: ObjectiveRows, key: RandomKey
  ) throws(Fault) -> any ObjectiveSession {
    HintSession(
      try EmbeddingProjector.linear(
        from: studentWidth, to: teacherWidth, key: key, role: "hint regressor"))
  }
}

/// The regressor r.
private final class HintSession: ObjectiveSession {
  private let regressor: Network

  init(_ regressor: Network) {
    self.regressor = regressor
  }

  var blocks: [ParameterBlock] { [regressor.parameters] }

  func loss(
    _ tape: Tape, student: Variable, target: Variable, batch: ObjectiveBatch, isTraining: Bool
  ) throws(Fault) -> Variable {
    try batch.check(student, target, for: EmbeddingHint.name)
    let mean = try tape.meanSquaredError(
      regressor.forward(student, tape), tape.detached(target), weights: batch.weights)
    return try tape.scale(mean, by: Float(target.shape[1]) / 2)
  }
}
