import Autodiff
import Diagnostics
import Tensors

/// The state of a training while it runs.
struct TrainingRun {
  private(set) var history = TrainingHistory()
  private let trainer: Trainer
  private let tape: Tape
  private let start = ContinuousClock.now
  /// The numbers of the best epoch, and those of the last completed one.
  private var best: [[Float]]?
  private var bestScore: Double?
  private var latest: [[Float]]
  /// The last numbers whose loss is known to be one, and the epoch they are from: those of an epoch
  /// whose last step went too far are finite, but only the next step tells that they are no good.
  private var good: (numbers: [[Float]], epoch: Int)
  private var average = WeightAverage()

  private var plan: TrainingPlan { trainer.plan }

  init(_ trainer: Trainer, _ state: TrainingState?) throws(Fault) {
    self.trainer = trainer
    tape = Tape(trainer.plan.numerics)
    var good: (numbers: [[Float]], epoch: Int)?
    if let state, state.blocks.count == trainer.blocks.count {
      history = state.history
      history.reason = .finished
      best = state.best
      bestScore = state.bestScore
      average = state.average
      for (block, saved) in zip(trainer.blocks, state.blocks) { try block.restore(saved) }
      good = (state.good, state.goodEpoch)
    }
    latest = try trainer.snapshots
    self.good = good ?? (latest, 0)
  }

  /// Whether there is another epoch to do.
  var wantsEpoch: Bool {
    guard history.reason == .finished, history.epochs.count < plan.epochs else { return false }
    if let patience = plan.patience, let best = history.bestEpoch,
      history.epochs.count - best >= max(1, patience)
    {
      return false
    }
    return true
  }

  /// Does one epoch; `false` if training must end.
  mutating func epoch(_ loss: (Tape, Batch) throws -> Variable) throws -> Bool {
    let number = history.epochs.count + 1
    let order = plan.key.child("order").child(number).permutation(plan.rowCount)
    var total = 0.0
    var rate = 0.0
    for step in 0..<plan.stepsPerEpoch {
      if trainer.isCancelled?() == true {
        history.reason = .cancelled
        restore(latest)
        return false
      }
      let low = step * plan.batchSize
      let rows = Array(order[low..<min(plan.rowCount, low + plan.batchSize)])
      let index = (number - 1) * plan.stepsPerEpoch + step
      let steps = plan.epochs * plan.stepsPerEpoch
      rate =
        plan.rate
        * plan.schedule.factor(step: index, of: steps, stepsPerEpoch: plan.stepsPerEpoch)
      let batch = Batch(
        rows: rows, epoch: number, step: index, progress: Double(index) / Double(max(1, steps)),
        key: plan.key.child("step").child(index))
      let value = try move(batch, rate: rate, loss)
      guard value.isFinite else {
        let found = "the loss must be a number, but is \(value.isNaN ? "NaN" : "infinite")"
        diverge("\(found) in epoch \(number), step \(step + 1)")
        return false
      }
      if step == 0 { good = (latest, number - 1) }
      if index >= firstAveraged { try average.add(trainer.blocks) }
      total += Double(value) * Double(rows.count)
      let seen = min(plan.rowCount, low + plan.batchSize)
      if step + 1 < plan.stepsPerEpoch {
        try report(number, step + 1, total / Double(seen), history.epochs.last?.validation, false)
      }
    }
    latest = try trainer.snapshots
    guard latest.allSatisfy({ $0.allSatisfy(\.isFinite) }) else {
      diverge(
        "every weight must be a finite number, but one is not after epoch \(number), "
          + "step \(plan.stepsPerEpoch)")
      return false
    }
    try complete(number, loss: total / Double(plan.rowCount), rate: rate)
    return true
  }

  /// The number of the first step whose weights are averaged.
  private var firstAveraged: Int {
    let steps = plan.epochs * plan.stepsPerEpoch
    return plan.averagedPart > 0 ? steps - Int(plan.averagedPart * Double(steps)) : steps
  }

  /// One step: loss, gradient, parameters.
  private func move(
    _ batch: Batch, rate: Double, _ loss: (Tape, Batch) throws -> Variable
  ) throws -> Float {
    tape.reset()
    let value = try loss(tape, batch)
    guard value.scalar.isFinite else { return value.scalar }
    try tape.backward(value)
    if let limit = plan.clipNorm {
      for group in trainer.clipGroups { GradientClipping.clip(group, to: limit) }
    }
    for block in trainer.blocks {
      try plan.optimizer.step(block, rate: Float(rate), plan.numerics)
    }
    return value.scalar
  }

  private mutating func complete(_ number: Int, loss: Double, rate: Double) throws {
    let validation = try trainer.validate?()
    history.epochs.append(
      TrainingHistory.Epoch(number: number, loss: loss, rate: rate, validation: validation))
    history.keptEpoch = number
    // A score that is not a number is never better.
    if let score = validation?.score, bestScore.map({ score > $0 }) ?? !score.isNaN {
      bestScore = score
      history.bestEpoch = number
      best = latest
    }
    try report(number, plan.stepsPerEpoch, loss, validation, true)
    guard let checkpoint = trainer.checkpoint, trainer.isCheckpointDue?(number) ?? true else {
      return
    }
    try checkpoint(
      TrainingState(
        history: history, blocks: try trainer.blocks.map { try $0.state }, best: best,
        bestScore: bestScore, good: good.numbers, goodEpoch: good.epoch, average: average))
  }

  private mutating func diverge(_ message: String) {
    history.reason = .diverged
    history.divergence = Fault(
      "train.diverged", message,
      hint: "Lower the learning rate, standardise the inputs, or clip the gradient.")
    restore(good.numbers)
    history.keptEpoch = good.epoch
  }

  /// Takes the average or the best numbers if asked to, and says why training ended.
  mutating func finish() throws {
    if history.reason == .finished, history.epochs.count < plan.epochs {
      history.reason = .earlyStop
    }
    if try takeAverage() { return }
    if plan.restoresBest, let best, let epoch = history.bestEpoch {
      restore(best)
      history.keptEpoch = epoch
    }
  }

  /// Leaves no gradient behind: another training of these blocks, with another tape, would add to it.
  func forgetGradients() { tape.reset() }

  /// Takes the average of a training that came to its end, unless a validated epoch is better.
  private mutating func takeAverage() throws -> Bool {
    guard history.reason == .finished, average.steps > 0 else { return false }
    restore(average.blocks)
    if plan.restoresBest, let bestScore, let score = try trainer.validate?().score,
      !(score >= bestScore)
    {
      return false
    }
    history.averagedSteps = average.steps
    return true
  }

  private func restore(_ numbers: [[Float]]) {
    for (block, saved) in zip(trainer.blocks, numbers) { block.restore(saved) }
  }

  private func report(
    _ epoch: Int, _ step: Int, _ loss: Double, _ validation: Validation?, _ isEnd: Bool
  ) throws {
    guard let progress = trainer.progress else { return }
    let elapsed = (ContinuousClock.now - start).components
    try progress(
      TrainingProgress(
        epoch: epoch, epochs: plan.epochs, step: step, steps: plan.stepsPerEpoch, loss: loss,
        validation: validation,
        seconds: Double(elapsed.seconds) + Double(elapsed.attoseconds) * 1e-18,
        isEpochEnd: isEnd))
  }
}
