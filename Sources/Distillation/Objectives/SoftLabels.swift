public import Autodiff
public import Diagnostics

/// Knowledge distillation: the student imitates the teacher's softened class probabilities.
public struct SoftLabels: LabelObjective {
  /// The temperature T that both sets of scores are divided by.
  public let temperature: Double
  /// The share α of the teacher's part, 0 to 1.
  public let imitation: Double

  /// Creates the objective with a temperature of 4 and a share of 0.9.
  public init() { (temperature, imitation) = (4, 0.9) }

  /// Creates the objective; throws where the temperature is not from 0.01 to 1000 or the share not
  /// from 0 to 1.
  public init(temperature: Double, imitation: Double = 0.9) throws(Fault) {
    try requireTemperature(temperature)
    try requireImitation(imitation)
    self.temperature = temperature
    self.imitation = imitation
  }

  /// Name, formula, reference and settings.
  public var about: ObjectiveDescription {
    ObjectiveDescription(
      "soft_labels", title: "soft labels",
      formula: "(1 − α) CE(y, σ(zˢ)) + α T² KL(σ(zᵗ/T) ‖ σ(zˢ/T))",
      reference: "Hinton, Vinyals and Dean, Distilling the knowledge in a neural network, 2015",
      settings: [
        ObjectiveSetting("temperature", temperature, "How much class probabilities are softened."),
        ObjectiveSetting("imitation", imitation, "The share of the teacher's part, 0 to 1."),
      ])
  }

  /// The loss of a batch, one number.
  public func apply(
    _ tape: Tape, student: Variable, teacher: Variable, labels: [Int], weights: [Float]?
  ) throws(Fault) -> Variable {
    let t = Float(temperature)
    let target = try tape.softmax(tape.detached(teacher), temperature: t)
    let hard = try tape.crossEntropy(student, labels)
    let soft = try tape.divergence(student, target, temperature: t, weights: weights)
    return try tape.weightedSum([
      (Float(1 - imitation), hard), (Float(imitation * temperature * temperature), soft),
    ])
  }
}
