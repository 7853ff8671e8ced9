import Binding
import Diagnostics
import Distillation
import Language
import Synchronization
import Tensors

/// Calls a function once for every round and seed, on several threads, and collects its numbers in
/// the order of rounds and seeds whatever the threads did.
struct TrialRunner: Sendable {
  let trial: Function
  let rounds: [Record]
  let seeds: [Int]
  /// How runs are judged, or what numbers are; nothing for UA and plain values.
  let metrics: [MetricKind]

  private struct Outcome: Sendable {
    var results: [TrialResult] = []
    var shown: [Value] = []
    var failure: (any Error)?
  }

  func run(_ call: Call) throws -> [TrialResult] {
    let environment = try call.environment()
    let jobs = rounds.indices.flatMap { round in seeds.indices.map { (round: round, seed: $0) } }
    let outcomes = Mutex([Outcome?](repeating: nil, count: jobs.count))
    let finished = Atomic<Int>(0)
    let failed = Atomic<Bool>(false)
    let hosts = jobs.map { _ in TrialEnvironment(parent: environment) }
    let parent = call.evaluation
    DeepStack.parallel(jobs.count, threads: environment.numerics.threads, megabytes: 64) { index in
      guard !failed.load(ordering: .relaxed), !environment.isInterrupted else { return }
      var outcome = Outcome()
      do {
        // Each trial has a machine of its own only while it runs. What it draws depends on its seed
        // and round alone, not on how many others there are.
        let machine = parent.fork(
          seed: UInt64(bitPattern: Int64(seeds[jobs[index].seed])), path: [jobs[index].round])
        machine.host = hosts[index]
        outcome.results = try results(of: jobs[index], machine)
      } catch {
        outcome.failure = error
        failed.store(true, ordering: .relaxed)
      }
      outcome.shown = hosts[index].shown
      outcomes.withLock { $0[index] = outcome }
      let done = finished.wrappingAdd(1, ordering: .relaxed).newValue
      environment.report(
        ProgressReport(task: "study", done: done, total: jobs.count, unit: "trial"))
    }
    var all: [TrialResult] = []
    for outcome in outcomes.withLock({ $0 }) {
      // A trial that never ran was stopped by an interruption or by the failure of another.
      guard let outcome else { continue }
      for value in outcome.shown { try environment.show(value, in: call.evaluation) }
      if let failure = outcome.failure { throw failure }
      all += outcome.results
    }
    try call.evaluation.checkpoint()
    return all
  }

  private func results(of job: (round: Int, seed: Int), _ evaluation: Evaluation) throws
    -> [TrialResult]
  {
    let seed = seeds[job.seed]
    let round = rounds[job.round]
    let fold = round["fold"]?.int ?? job.round + 1
    let argument = round.setting("fold", to: .int(fold)).setting("seed", to: .int(seed))
    let value = try evaluation.call(trial.value, [.record(argument)])
    guard let record = value.record, record.count > 0 else {
      throw Fault(
        "study.result",
        "a trial must return a record of runs or numbers, but returned \(value.literal)",
        hint: "End the function with something like `{audio_only: alone, embeddings: distilled}`.",
        parameter: "trial")
    }
    let runs = record.fields.count { $0.1.foreign is RunValue }
    guard runs == 0 || runs == record.count else {
      throw Fault(
        "study.mixed", "a trial must return runs alone or numbers alone, but returned both",
        hint: "Judge the runs in the trial, for instance with `evaluate(run, on=t.test).accuracy`.",
        parameter: "trial")
    }
    if runs == 0, metrics.count > 1 {
      throw Fault(
        "study.metric", "numbers can be of one metric only, but \(metrics.count) are given",
        hint: "Return runs, or make one study for each metric.", parameter: "metric")
    }
    return try record.fields.flatMap { variant, field in
      try results(field, named: variant, round).map {
        TrialResult(
          variant: variant, metric: $0.metric, fold: fold, seed: seed, value: $0.value,
          counts: $0.counts)
      }
    }
  }

  /// The number of a field: itself, or each metric of a run on the round's test part and the counts
  /// that it comes from.
  private func results(
    _ field: Value, named name: String, _ round: Record
  ) throws -> [(metric: String, value: Double, counts: ClassificationMetrics?)] {
    if let number = field.number { return [(metrics.first?.rawValue ?? "value", number, nil)] }
    guard let run = field.foreign as? RunValue else {
      throw Fault(
        "study.result", "`\(name)` of a trial must be a run or a number, but is \(field.literal)",
        parameter: "trial")
    }
    guard let test = round["test"]?.foreign as? DatasetValue else {
      throw Fault(
        "study.test", "the rounds of a study must have a test part to judge runs by",
        hint: "Use `over=folds(…)`, or return numbers.", parameter: "over")
    }
    let metrics = metrics.isEmpty ? [.unweightedAccuracy] : metrics
    if let other = metrics.first(where: { !MetricKind.ofClasses.contains($0) }) {
      throw Fault(
        "study.metric",
        "runs are judged by accuracy, unweighted_accuracy or macro_f1, but not by "
          + other.rawValue, hint: "Compute it in the trial and return numbers.",
        parameter: "metric")
    }
    let counts = try run.metrics(on: test.dataset)
    return metrics.map { ($0.rawValue, counts.value(of: $0.rawValue), counts) }
  }
}
