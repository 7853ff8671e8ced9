import Autodiff
import Diagnostics
import NeuralNets
import Tensors

/// The cross-entropy and accuracy of a model on clips that it does not learn from.
struct LabelValidation {
  private let inputs: ModelInputs
  private let places: [Int]
  private let labels: [Int]
  private let network: ModelNetwork
  private let numerics: Numerics

  /// Takes the labelled clips of a validation part, scaled as the training clips.
  ///
  /// Throws `fit.classes` where its classes are others or in another order, and `fit.validation`
  /// where no clip has a label.
  init(
    _ examples: Examples, _ training: ModelInputs, _ network: ModelNetwork, _ numerics: Numerics
  ) throws(Fault) {
    let specification = network.specification
    guard examples.classes == specification.classes else {
      throw Fault(
        "fit.classes",
        "the clips of the validation part must have the classes of the "
          + "\(specification.role.rawValue), \(listed(specification.classes)), but have "
          + listed(examples.classes),
        hint: "Take training and validation part from one data set.", parameter: "validation")
    }
    let places = examples.labelledPlaces
    guard !places.isEmpty else {
      throw Fault(
        "fit.validation",
        "at least one clip of the validation part must have a label, but none has",
        parameter: "validation")
    }
    inputs = try ModelInputs(
      specification, examples, training.scalings, expecting: training.shapes)
    self.places = places
    labels = places.map { examples.labels[$0] }
    self.network = network
    self.numerics = numerics
  }

  func run() throws -> Validation {
    let scores = try network.outputs(of: inputs, numerics).scores.gather(places)
    let tape = Tape(numerics)
    tape.isRecording = false
    let loss = Double(try tape.crossEntropy(tape.constant(scores), labels).scalar)
    let predicted = try scores.reduced(.indexOfMaximum, axis: 1).values.map { Int($0) }
    let metrics = try ClassificationMetrics(
      predicted: predicted, reference: labels, classes: network.specification.classes.count)
    return Validation(loss: loss, metric: metrics.unweightedAccuracy, score: -loss)
  }
}
