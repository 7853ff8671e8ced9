public import Autodiff
public import Diagnostics

/// Knowledge distillation: the student imitates the teacher's softened class probabilities.
public struct SoftLabels: LabelObjective {
  /// The temperature T that both sets of scores are divided by.
  public private(set) var temperature = 4.0
  /// The share α of the teacher's part, 0 to 1.
  public private(set) var imitation = 0.9

  /// Creates the objective with a temperature of 4 and a share of 0.9.
  public init() {}

  /// Creates the objective; throws `setting.range` where a setting is out of range.
  public init(temperature: Double, imitation: Double = 0.9) throws(Fault) {
    self = try Self().with([
      "temperature": .number(temperature), "imitation": .number(imitation),
    ])
  }

  /// Name, formula and reference.
  public static var about: ObjectiveDescription {
    ObjectiveDescription(
      "soft_labels", title: "soft labels (knowledge distillation)",
      formula: "(1 − α) CE(y, σ(zˢ)) + α T² KL(σ(zᵗ/T) ‖ σ(zˢ/T))",
      reference: "Hinton, Vinyals and Dean, Distilling the knowledge in a neural network, 2015")
  }

  /// Temperature and share.
  public static var settings: [Setting<Self>] {
    [
      Setting(
        "temperature", \.temperature, 0.01...1_000,
        "How much the probabilities of both are softened, T."),
      Setting(
        "imitation", \.imitation, 0...1,
        "The share of the teacher's part, α; the rest goes to true labels."),
    ]
  }

  /// The loss of a batch, one number.
  public func apply(
    _ tape: Tape, student: Variable, handicapped: Variable, teacher: Variable, labels: [Int],
    weights: [Float]?
  ) throws(Fault) -> Variable {
    let t = Float(temperature)
    let target = try tape.softmax(tape.detached(teacher), temperature: t)
    let hard = try tape.crossEntropy(handicapped, labels)
    let soft = try tape.divergence(student, target, temperature: t, weights: weights)
    return try tape.weightedSum([
      (Float(1 - imitation), hard), (Float(imitation * temperature * temperature), soft),
    ])
  }
}
