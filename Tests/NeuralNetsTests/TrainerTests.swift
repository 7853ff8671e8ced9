import Autodiff
import Diagnostics
import Tensors
import Testing

@testable import NeuralNets

@Suite struct TrainerTests {
  @Test(arguments: [0, 1, 2])
  func everyOptimizerLearns(_ index: Int) throws {
    let toy = try Toy()
    let optimizer = Optimizers.all[index]
    let before = try toy.accuracy()
    let plan = toy.plan(
      epochs: 20, optimizer: optimizer, rate: optimizer is GradientDescent ? 0.1 : 1e-2)
    let history = try Trainer(plan, [toy.network.parameters]).run(loss: toy.loss)
    #expect(history.epochs.count == 20)
    #expect(history.reason == .finished)
    #expect(history.epochs[19].loss < 0.3 * history.epochs[0].loss)
    #expect(try toy.accuracy() > max(0.95, before))
  }

  @Test func bitsDependOnTheSeedAloneNotOnThreads() throws {
    // Wide enough for products that are cut into pieces.
    func run(_ numerics: Numerics) throws -> [Float] {
      let layers: [any Layer] = [
        Dense(200, .relu), Dropout(0.2), BatchNorm(), Dense(300, .gelu), LayerNorm(), Dense(3),
      ]
      let toy = try Toy(rowCount: 200, layers: layers)
      var plan = toy.plan(epochs: 2, numerics: numerics)
      plan.batchSize = 100
      _ = try Trainer(plan, [toy.network.parameters]).run(loss: toy.loss)
      return try toy.network.parameters.snapshot
    }
    for mode in Numerics.Mode.allCases {
      let one = try run(Numerics(mode: mode, threads: 1))
      for threads in [1, 2, 5] {
        let other = try run(Numerics(mode: mode, threads: threads))
        #expect(one.map(\.bitPattern) == other.map(\.bitPattern), "\(mode), \(threads) threads")
      }
    }
  }

  @Test func resumingGivesTheBitsOfOneRun() throws {
    let layers: [any Layer] = [Dense(8, .relu), Dropout(0.3), BatchNorm(), Dense(3)]
    func validation(_ toy: Toy) -> (() throws -> Validation) {
      { Validation(loss: 1, metric: try toy.accuracy()) }
    }
    let whole = try Toy(layers: layers)
    var states: [TrainingState] = []
    var trainer = Trainer(whole.plan(epochs: 6), [whole.network.parameters])
    trainer.validate = validation(whole)
    trainer.checkpoint = { states.append($0) }
    let history = try trainer.run(loss: whole.loss)
    #expect(states.count == 6)
    let other = try Toy(layers: layers, seed: 1)
    var second = Trainer(other.plan(epochs: 6), [other.network.parameters])
    second.validate = validation(other)
    let resumed = try second.run(resuming: states[2], loss: other.loss)
    #expect(resumed == history)
    #expect(try other.network.parameters.snapshot == whole.network.parameters.snapshot)
  }

  @Test func divergenceSaysWhereAndKeepsTheLastGoodParameters() throws {
    let toy = try Toy()
    var good: [Float] = []
    var trainer = Trainer(toy.plan(epochs: 5), [toy.network.parameters])
    trainer.checkpoint = { if $0.history.epochs.count == 2 { good = $0.blocks[0].values } }
    let history = try trainer.run { tape, batch in
      let loss = try toy.loss(tape, batch)
      return batch.epoch == 3 && batch.step % 6 == 3
        ? try tape.scale(loss, by: .infinity) : loss
    }
    #expect(history.reason == .diverged)
    #expect(history.epochs.count == 2)
    #expect(history.divergence?.code == "train.diverged")
    #expect(history.divergence?.message.contains("epoch 3, step 4") == true)
    #expect(throws: Fault.self) { try history.checked() }
    #expect(try toy.network.parameters.snapshot == good)
  }

  /// One step for each epoch, the second of which goes too far: the third loss tells.
  @Test func numbersOfAStepThatWentTooFarAreNotKept() throws {
    func trainer(_ toy: Toy) -> Trainer {
      var plan = toy.plan(epochs: 5, optimizer: GradientDescent(), rate: 1)
      plan.batchSize = 90
      plan.schedule = .step(epochs: 1, factor: 1e36)
      return Trainer(plan, [toy.network.parameters])
    }
    let toy = try Toy(layers: [Dense(8), Dense(3)])
    var states: [TrainingState] = []
    var first = trainer(toy)
    first.checkpoint = { states.append($0) }
    let history = try first.run(loss: toy.loss)
    #expect(history.divergence?.message.hasSuffix("in epoch 3, step 1") == true)
    #expect(history.epochs.count == 2)
    #expect(history.keptEpoch == 1)
    #expect(try toy.network.parameters.snapshot == states[0].blocks[0].values)
    // Stopped and resumed in between, the end is the same.
    let other = try Toy(layers: [Dense(8), Dense(3)])
    #expect(try trainer(other).run(resuming: states[1], loss: other.loss) == history)
    #expect(try other.network.parameters.snapshot == toy.network.parameters.snapshot)
  }

  @Test func weightsThatAreNoNumbersAfterTheLastStepAreADivergence() throws {
    let toy = try Toy()
    let before = try toy.network.parameters.snapshot
    var plan = toy.plan(epochs: 1, optimizer: GradientDescent(), rate: 1e38)
    plan.batchSize = 90
    plan.clipNorm = 1e30
    let history = try Trainer(plan, [toy.network.parameters]).run { tape, batch in
      try tape.scale(toy.loss(tape, batch), by: 1e3)
    }
    #expect(history.reason == .diverged)
    #expect(
      history.divergence?.message
        == "every weight must be a finite number, but one is not after epoch 1, step 1")
    #expect(history.epochs.isEmpty && history.keptEpoch == 0)
    #expect(try toy.network.parameters.snapshot == before)
  }

  /// The last gradient of one training does not count in the first step of the next.
  @Test func trainingsOfTheSameBlocksFollowEachOther() throws {
    let toy = try Toy()
    _ = try Trainer(toy.plan(epochs: 2), [toy.network.parameters]).run(loss: toy.loss)
    let other = try Toy()
    try other.network.parameters.restore(toy.network.parameters.state)
    for each in [toy, other] {
      _ = try Trainer(each.plan(epochs: 1), [each.network.parameters]).run(loss: each.loss)
    }
    #expect(try other.network.parameters.snapshot == toy.network.parameters.snapshot)
  }

  @Test func groupsOfBlocksAreShortenedApart() throws {
    func trained(_ weight: Float, isApart: Bool) throws -> [Float] {
      let toy = try Toy()
      let other = try Toy()
      let blocks = [toy.network.parameters, other.network.parameters]
      var plan = toy.plan(epochs: 2, optimizer: GradientDescent(), rate: 0.1)
      plan.clipNorm = 0.01
      var trainer = Trainer(plan, blocks)
      if isApart { trainer.clipGroups = blocks.map { [$0] } }
      _ = try trainer.run { tape, batch in
        try tape.add(
          toy.loss(tape, batch), tape.scale(other.loss(tape, batch), by: weight))
      }
      return try toy.network.parameters.snapshot
    }
    #expect(try trained(1, isApart: true) == trained(5, isApart: true))
    #expect(try trained(1, isApart: false) != trained(5, isApart: false))
  }

  @Test func earlyStoppingTakesTheBestEpoch() throws {
    let toy = try Toy()
    var plan = toy.plan(epochs: 50)
    plan.patience = 3
    var trainer = Trainer(plan, [toy.network.parameters])
    var snapshots: [[Float]] = []
    var scores = [0.1, 0.4, 0.3, 0.4, .nan, 0.9].makeIterator()
    trainer.validate = { Validation(loss: 1, metric: scores.next() ?? 0) }
    trainer.checkpoint = { snapshots.append($0.blocks[0].values) }
    let history = try trainer.run(loss: toy.loss)
    // An equal score is not better: epochs 3, 4 and 5 exhaust the patience.
    #expect(history.epochs.count == 5)
    #expect(history.reason == .earlyStop)
    #expect(history.bestEpoch == 2)
    #expect(history.keptEpoch == 2)
    #expect(try toy.network.parameters.snapshot == snapshots[1])
  }

  @Test func cancellingKeepsTheLastCompleteEpoch() throws {
    let toy = try Toy()
    var trainer = Trainer(toy.plan(epochs: 5), [toy.network.parameters])
    var steps = 0
    var after: [Float] = []
    trainer.isCancelled = { steps > 8 }
    trainer.progress = { _ in steps += 1 }
    trainer.checkpoint = { after = $0.blocks[0].values }
    let history = try trainer.run(loss: toy.loss)
    #expect(history.reason == .cancelled)
    #expect(history.epochs.count == 1)
    #expect(try toy.network.parameters.snapshot == after)
  }

  @Test func aBlockThatIsNotTrainedStaysAsItIs() throws {
    let toy = try Toy()
    let header = try Network(
      Sequential(inputWidth: 3, [Dense(3)]), key: RandomKey(4), role: "header")
    let before = try toy.network.parameters.snapshot
    _ = try Trainer(toy.plan(), [header.parameters]).run { tape, batch in
      let x = try tape.rows(of: toy.rows, batch.rows)
      let embedding = try toy.network.forward(x, tape, isFrozen: true)
      let logits = try header.forward(embedding, tape, isTraining: true)
      return try tape.crossEntropy(logits, batch.rows.map { toy.classes[$0] })
    }
    #expect(try toy.network.parameters.snapshot == before)
    #expect(!toy.network.parameters.variables.contains { $0.hasGradient })
  }

  @Test func everyRowIsSeenOnceInEveryEpochInAnotherOrder() throws {
    let toy = try Toy()
    var orders: [[Int]] = []
    _ = try Trainer(toy.plan(epochs: 3), [toy.network.parameters]).run { tape, batch in
      while orders.count < batch.epoch { orders.append([]) }
      orders[batch.epoch - 1] += batch.rows
      return try toy.loss(tape, batch)
    }
    for order in orders { #expect(order.sorted() == Array(0..<90)) }
    #expect(Set(orders).count == 3)
  }

  @Test func clippingShortensLongGradientsOnly() throws {
    let toy = try Toy()
    let block = toy.network.parameters
    let tape = Tape(.exact)
    let batch = Batch(rows: Array(0..<90), epoch: 1, step: 0, key: RandomKey(0))
    try tape.backward(try toy.loss(tape, batch))
    let length = GradientClipping.norm(of: [block])
    GradientClipping.clip([block], to: length * 2)
    #expect(GradientClipping.norm(of: [block]) == length)
    GradientClipping.clip([block], to: 0.125)
    #expect(abs(GradientClipping.norm(of: [block]) - 0.125) < 1e-6)
  }

  @Test(arguments: [
    TrainingPlan(rowCount: 0, epochs: 1, key: RandomKey(0)),
    TrainingPlan(rowCount: 1, batchSize: 0, epochs: 1, key: RandomKey(0)),
    TrainingPlan(rowCount: 1, epochs: -1, key: RandomKey(0)),
    TrainingPlan(rowCount: 1, epochs: 1, rate: .nan, key: RandomKey(0)),
  ])
  func impossiblePlansAreRefused(_ plan: TrainingPlan) {
    #expect(throws: Fault.self) {
      try Trainer(plan, []).run { tape, _ in try tape.constant(Tensor(0)) }
    }
  }
}
