import Binding
import Diagnostics
import Language
import NeuralNets

/// An optimizer with its learning rate as the language holds it.
struct OptimizerValue: ForeignBindable {
  let optimizer: any Optimizer
  let rate: Double
  let schedule: LearningRateSchedule

  static var kindName: String { "optimizer" }
  var summary: String { "\(optimizer.description), rate \(rate), \(schedule.description)" }
  func digest(into digest: inout Digest) { digest.combine("optimizer \(summary)") }
  func isEqual(to other: any Foreign) -> Bool { (other as? OptimizerValue)?.summary == summary }
  static func hint(for value: Value) -> String? { "Write one such as `adam(rate=0.001)`." }
}

/// A learning rate that changes over training, as the language holds it.
struct RateValue: ForeignBindable {
  let rate: Double
  let schedule: LearningRateSchedule

  static var kindName: String { "rate" }
  var summary: String { "rate \(rate), \(schedule.description)" }
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
