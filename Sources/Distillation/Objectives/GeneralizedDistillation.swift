public import Autodiff
public import Diagnostics

/// Generalized distillation: soft labels as the bridge between distillation and privileged
/// information; the teacher is softened, the student is not.
public struct GeneralizedDistillation: LabelObjective {
  /// The temperature T that the teacher's scores are divided by.
  public private(set) var temperature = 2.0
  /// The imitation λ, 0 to 1: the share of the teacher's part.
  public private(set) var imitation = 0.5
  /// Whether the teacher's part is multiplied by T², as the authors' program does and their
  /// objective does not.
  public private(set) var scalesByTemperature = false

  /// Creates the objective with a temperature of 2 and an imitation of 0.5.
  public init() {}

  /// Creates the objective; throws `setting.range` where a setting is out of range.
  public init(
    temperature: Double, imitation: Double = 0.5, scalesByTemperature: Bool = false
  ) throws(Fault) {
    self = try Self().with([
      "temperature": .number(temperature), "imitation": .number(imitation),
      "squared": .flag(scalesByTemperature),
    ])
  }

  /// Name, formula and reference.
  public static var about: ObjectiveDescription {
    ObjectiveDescription(
      "generalized", title: "generalized distillation",
      formula: "(1 − λ) H(y, σ(zˢ)) + λ H(σ(zᵗ/T), σ(zˢ)), H(p, q) = −Σ p log q",
      reference: "Lopez-Paz, Bottou, Schölkopf and Vapnik, Unifying distillation and "
        + "privileged information, ICLR 2016",
      notes: "The teacher is softened, the student is not.")
  }

  /// Temperature, share and factor.
  public static var settings: [Setting<Self>] {
    [
      Setting(
        "temperature", \.temperature, 0.01...1_000,
        "How much the teacher's probabilities are softened, T."),
      Setting(
        "imitation", \.imitation, 0...1,
        "The share of the teacher's part, λ; the rest goes to true labels."),
      Setting(
        "squared", \.scalesByTemperature,
        "Whether the teacher's part is multiplied by T², as the authors' program does."),
    ]
  }

  /// The loss of a batch, one number.
  public func apply(
    _ tape: Tape, student: Variable, handicapped: Variable, teacher: Variable, labels: [Int],
    weights: [Float]?
  ) throws(Fault) -> Variable {
    let target = try tape.softmax(tape.detached(teacher), temperature: Float(temperature))
    let hard = try tape.crossEntropy(handicapped, labels)
    let soft = try tape.softCrossEntropy(student, target, weights: weights)
    let scale = scalesByTemperature ? temperature * temperature : 1
    return try tape.weightedSum([
      (Float(1 - imitation), hard), (Float(imitation * scale), soft),
    ])
  }
}
