public import Autodiff
import Diagnostics
import NeuralNets
import Tensors

/// Where the time of training steps goes.
public struct StepProfile: Sendable {
  /// The kinds of work, in the order in which they are first done.
  public let entries: [TapeProfile.Entry]
  /// How many steps were taken.
  public let steps: Int
  /// How many clips make up a step.
  public let batchSize: Int
  /// The seconds of all steps, work between the entries included.
  public let seconds: Double
}

extension ModelSpecification {
  /// Takes a few training steps on true labels, as ``fit(_:validation:_:_:)`` does, with a clock beside
  /// every operation, after as many without one to warm up. Nothing is kept of what is learnt.
  ///
  /// Throws as ``fit(_:validation:_:_:)`` does.
  public func profile(
    _ examples: Examples, steps: Int, _ settings: TrainingSettings
  ) throws -> StepProfile {
    let places = examples.labelledPlaces
    try requireLabels(examples, places)
    let inputs = try ModelInputs(self, examples, standardizes: settings.standardizes)
    let network = try ModelNetwork(self, inputs: inputs.shapes, key: settings.key)
    let plan = settings.plan(rows: places.count, length: .steps(max(1, steps)), stage: "whole")
    let tape = Tape(settings.numerics)
    let size = min(settings.batchSize, places.count)
    var measured = TapeProfile()
    var start = ContinuousClock.now
    for step in 0..<(2 * max(1, steps)) {
      if step == max(1, steps) {
        measured = TapeProfile()
        start = ContinuousClock.now
      }
      tape.reset()
      tape.profile = measured
      let rows = (0..<size).map { places[(step * size + $0) % places.count] }
      let key = settings.key.child("profile").child(step)
      let batch = try measured.measure("take the batch") { try inputs.batch(rows, tape) }
      let embedded = try network.embed(batch, tape, isTraining: true, key: key)
      let labels = rows.map { examples.labels[$0] }
      let scores = try network.handicapped(
        network.scores(embedded.clips, tape), labels: labels, progress: 1, tape)
      try tape.backward(tape.crossEntropy(scores, labels))
      try measured.measure("move the weights") {
        for block in network.blocks {
          try plan.optimizer.step(block, rate: Float(plan.rate), plan.numerics)
        }
      }
    }
    let elapsed = (ContinuousClock.now - start).components
    return StepProfile(
      entries: measured.entries, steps: max(1, steps), batchSize: size,
      seconds: Double(elapsed.seconds) + Double(elapsed.attoseconds) * 1e-18)
  }
}
