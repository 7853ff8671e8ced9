public import Autodiff
public import Diagnostics

/// Generalized distillation: soft labels as the bridge between distillation and privileged
/// information; the teacher is softened, the student is not.
public struct GeneralizedDistillation: LabelObjective {
  /// The temperature T that the teacher's scores are divided by.
  public let temperature: Double
  /// The imitation λ, 0 to 1: the share of the teacher's part.
  public let imitation: Double
  /// Whether the teacher's part is multiplied by T², as the authors' program does and their
  /// objective does not.
  public let scalesByTemperature: Bool

  /// Creates the objective with a temperature of 2 and an imitation of 0.5.
  public init() { (temperature, imitation, scalesByTemperature) = (2, 0.5, false) }

  /// Creates the objective; throws where the temperature is not from 0.01 to 1000 or the imitation
  /// not from 0 to 1.
  public init(
    temperature: Double, imitation: Double = 0.5, scalesByTemperature: Bool = false
  ) throws(Fault) {
    try requireTemperature(temperature)
    try requireImitation(imitation)
    self.temperature = temperature
    self.imitation = imitation
    self.scalesByTemperature = scalesByTemperature
  }

  /// Name, formula, reference and settings.
  public var about: ObjectiveDescription {
    ObjectiveDescription(
      "generalized", title: "generalized distillation",
      formula: "(1 − λ) H(y, σ(zˢ)) + λ H(σ(zᵗ/T), σ(zˢ)), H(p, q) = −Σ p log q",
      reference: "Lopez-Paz, Bottou, Schölkopf and Vapnik, Unifying distillation and "
        + "privileged information, ICLR 2016",
      settings: [
        ObjectiveSetting("temperature", temperature, "How much the teacher is softened."),
        ObjectiveSetting("imitation", imitation, "The share of the teacher's part, 0 to 1."),
        ObjectiveSetting(
          "squared_temperature", scalesByTemperature ? 1 : 0,
          "Whether (1) or not (0) the teacher's part is multiplied by T²."),
      ])
  }

  /// The loss of a batch, one number.
  public func apply(
    _ tape: Tape, student: Variable, teacher: Variable, labels: [Int], weights: [Float]?
  ) throws(Fault) -> Variable {
    let target = try tape.softmax(tape.detached(teacher), temperature: Float(temperature))
    let hard = try tape.crossEntropy(student, labels)
    let soft = try tape.softCrossEntropy(student, target, weights: weights)
    let scale = scalesByTemperature ? temperature * temperature : 1
    return try tape.weightedSum([
      (Float(1 - imitation), hard), (Float(imitation * scale), soft),
    ])
  }
}
