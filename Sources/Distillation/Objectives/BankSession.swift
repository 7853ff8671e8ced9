import Autodiff
import Diagnostics
import NeuralNets
import Tensors

/// The maps, the memory and the draws of a contrast with remembered clips.
final class BankSession: ObjectiveSession {
  private let objective: BankContrast
  private let space: CommonSpace
  private let bank: MemoryBank
  private let choice: NegativeChoice

  init(
    _ objective: BankContrast, _ space: CommonSpace, _ bank: MemoryBank, _ choice: NegativeChoice
  ) {
    self.objective = objective
    self.space = space
    self.bank = bank
    self.choice = choice
  }

  var blocks: [ParameterBlock] { space.blocks + [bank.block] }

  func loss(
    _ tape: Tape, student: Variable, target: Variable, batch: ObjectiveBatch, isTraining: Bool
  ) throws(Fault) -> Variable {
    try batch.check(student, target, for: BankContrast.name)
    let isKnown = batch.rows.count == batch.labels.count
    if let wrong = batch.rows.first(where: { $0 < 0 || $0 >= bank.rowsOf(.student).shape[0] }) {
      throw Fault(
        "shape.index",
        "a place among the training rows must be from 0 to \(bank.rowsOf(.student).shape[0] - 1), "
          + "but is \(wrong)")
    }
    let (u, v) = try space.maps(student, target, tape)
    let negatives = choice.draw(
      batch.labels.indices.map { (batch.labels[$0], isKnown ? batch.rows[$0] : nil) }, batch.key)
    var losses: [(weight: Float, value: Variable)] = []
    for (side, anchors, now) in [(MemoryBank.Side.teacher, u, v), (.student, v, u)] {
      let memory = bank.rowsOf(side)
      let partners = isKnown ? try tape.selectRows(memory, batch.rows) : tape.detached(now)
      let logNormalizer = normalizer(
        side, Critic(anchors, partners, memory, negatives, batch.counting), isTraining)
      losses.append(
        (
          1,
          try tape.noiseContrast(
            anchors, partners: partners, bank: memory, negatives: negatives,
            temperature: Float(objective.temperature), logNormalizer: logNormalizer,
            weights: batch.weights)
        ))
    }
    let loss = try tape.weightedSum(losses)
    // The gradient is found without another look at the bank, so that it may change now.
    if isTraining, isKnown, loss.scalar.isFinite {
      let places = batch.counting.map { (row: $0, place: batch.rows[$0]) }
      bank.remember(u, places, .student, momentum: Float(objective.momentum))
      bank.remember(v, places, .teacher, momentum: Float(objective.momentum))
    }
    return loss
  }

  /// ln Z, fixed by the first batch that is learnt from.
  private func normalizer(
    _ side: MemoryBank.Side, _ critic: Critic, _ isTraining: Bool
  ) -> Float {
    if let known = bank.logNormalizer(side) { return known }
    guard let found = critic.logNormalizer(temperature: objective.temperature) else { return 0 }
    if isTraining { bank.fix(logNormalizer: found, side) }
    return found
  }
}

/// The products that a critic sees in one batch.
private struct Critic {
  private let products: [Double]
  private let bankSize: Int

  init(
    _ anchors: Variable, _ partners: Variable, _ bank: Variable, _ negatives: [[Int]],
    _ counting: [Int]
  ) {
    let width = bank.shape[1]
    var products: [Double] = []
    for row in counting {
      let anchor = anchors.values + row * width
      products.append(
        Double(Kernels.dot(anchor, partners.values + row * width, count: width)))
      for index in negatives[row] {
        products.append(Double(Kernels.dot(anchor, bank.values + index * width, count: width)))
      }
    }
    self.products = products
    bankSize = bank.shape[0]
  }

  /// The logarithm of the bank's size times the mean of e^{product / τ}; none without a product, or
  /// where one is not a number.
  func logNormalizer(temperature: Double) -> Float? {
    guard let largest = products.max(), !products.isEmpty else { return nil }
    let sum = products.reduce(0.0) { $0 + Portable.exp(($1 - largest) / temperature) }
    let logarithm =
      largest / temperature + Portable.log(sum / Double(products.count) * Double(bankSize))
    return logarithm.isFinite ? Float(logarithm) : nil
  }
}
