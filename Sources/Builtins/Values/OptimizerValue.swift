import Binding
import Diagnostics
import Language
import NeuralNets

/// An optimizer with its learning rate as the language holds it.
struct OptimizerValue: ForeignBindable {
  let optimizer: any Optimizer
  let learningRate: RateValue
  /// The arguments but the rate, as in a call.
  var settings: [(name: String, value: Double)] = []

  var rate: Double { learningRate.rate }
  var schedule: LearningRateSchedule { learningRate.schedule }

  static var kindName: String { "optimizer" }
  /// The optimizer as it would be written.
  var summary: String {
    let rest = settings.map { ", \($0.name)=\($0.value)" }
    return "\(type(of: optimizer).name)(rate=\(learningRate.argument)\(rest.joined()))"
  }
  func digest(into digest: inout Digest) { digest.combine("optimizer \(summary)") }
  func isEqual(to other: any Foreign) -> Bool { (other as? OptimizerValue)?.summary == summary }
  static func hint(for value: Value) -> String? { "Write one such as `adam(rate=0.001)`." }
}

/// A learning rate that changes over training, as the language holds it.
struct RateValue: ForeignBindable {
  let rate: Double
  let schedule: LearningRateSchedule

  static var kindName: String { "rate" }
  /// The rate as it would be written.
  var summary: String {
    switch schedule {
    case .constant: "constant_schedule(rate=\(rate))"
    case .cosine(let warmUp): "cosine_schedule(rate=\(rate), warm_up=\(warmUp))"
    case .step(let epochs, let factor):
      "step_schedule(rate=\(rate), epochs=\(epochs), factor=\(factor))"
    }
  }
  /// The rate as the argument of an optimizer, where a number alone means half a cosine.
  var argument: String { schedule == .cosine() ? "\(rate)" : summary }
  func digest(into digest: inout Digest) { digest.combine(summary) }
  func isEqual(to other: any Foreign) -> Bool { (other as? RateValue)?.summary == summary }

  /// Reads a rate; a plain number falls along half a cosine to 0.
  init(_ argument: Either<Double, RateValue>) {
    switch argument {
    case .first(let number): self.init(rate: number, schedule: .cosine())
    case .second(let value): self = value
    }
  }

  init(rate: Double, schedule: LearningRateSchedule) {
    self.rate = rate
    self.schedule = schedule
  }
}
