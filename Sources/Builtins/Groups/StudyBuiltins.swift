import Binding
import Diagnostics
import Distillation
import Language

/// Builtins that repeat an experiment over folds and seeds.
let studyBuiltins: [Builtin] = [
  Builtin(
    "study", .evaluation,
    "Repeats an experiment over folds and seeds, in parallel, and compares its variants.",
    Parameter<Function>(
      "trial",
      "A function of {train, validation, test, fold, seed} that returns a record of runs or of numbers."
    ),
    Parameter<[Record]>("over", "The rounds, usually `folds(…)`; or a list of {train, test}."),
    Parameter<[Int]>("seeds", "The seeds of the repetitions, such as 1..5."),
    Parameter<String?>(
      "baseline",
      "The variant that the others are compared with; without it, audio_only or the first.",
      default: nil),
    Parameter<Either<String, [String]>?>(
      "metric",
      "How runs are judged on the test part, by one or several of accuracy, unweighted_accuracy and macro_f1; or what the numbers are, such as eer, min_dcf or loss; without it, unweighted_accuracy of runs, and of numbers nothing is known.",
      default: nil),
    Parameter<String?>(
      "unit",
      "What one repetition is: per_seed, per_fold or all_pairs; without it, per_seed where there are several seeds.",
      default: nil, where: .ifGiven(.oneOf("per_seed", "per_fold", "all_pairs"))),
    details:
      "Each trial starts from its own seed, so that the runs within a trial share first weights, batch order and label budget, and are compared in pairs. The result has the mean, standard deviation and 95% confidence interval of each variant, and the mean difference from the baseline with Student's paired t test, corrected for several comparisons by Holm's method. Where runs are judged over several folds, the mean over folds is the primary number, and the metric over the clips of all folds at once, `pooled`, stands beside it: they differ where folds differ in size or classes. With several metrics there is a table for each, and fields of the result are those of the first. A class that a test part lacks does not count in unweighted accuracy. The numbers do not depend on the number of threads.",
    returns: "study",
    references: [
      "S. Holm, \"A simple sequentially rejective multiple test procedure\", Scandinavian Journal of Statistics, 1979"
    ],
    seeAlso: ["folds", "compare", "bars"],
    examples: [
      Example(
        "trial = t -> {a: t.seed, b: t.seed + 1}\nresult = study(trial, over=[{}], seeds=1..3)\nresult.b.difference",
        shows: "1.0"),
      Example(
        """
        clips = synthetic(clips=80)
        ear = student(network(inputs="audio") |> dense(4), clips.classes)
        trial = t -> ({a: fit(ear, t.train, steps=2)})
        part = {train: clips, test: clips}
        both = ["accuracy", "macro_f1"]
        result = study(trial, over=[part], seeds=1..2, metric=both)
        len(result.trials)
        """,
        shows: "4"),
      Example(
        """
        clips = synthetic(clips=80)
        hear = student(network(inputs="audio"), clips.classes, embedding=4)
        fn trial(t) {
          {short: fit(hear, t.train, steps=3), long: fit(hear, t.train, steps=6)}
        }
        rounds = folds(clips, by="speaker", count=2)
        result = study(trial, over=rounds, seeds=1..2, metric="accuracy")
        keys(result)
        """,
        shows: "[\"table\", \"trials\", \"short\", \"long\"]"),
    ]
  ) { call, trial, over, seeds, baseline, metric, unit in
    guard !over.isEmpty, !seeds.isEmpty else {
      throw Fault(
        "study.empty",
        "a study needs at least one round and one seed, but has \(over.count) and \(seeds.count)",
        parameter: over.isEmpty ? "over" : "seeds")
    }
    guard Set(seeds).count == seeds.count else {
      throw Fault("study.repeated-seed", "the seeds of a study must differ", parameter: "seeds")
    }
    let results = try TrialRunner(
      trial: trial, rounds: over, seeds: seeds, metrics: try metric.map(metrics) ?? []
    ).run(call)
    return StudyValue(
      trials: results,
      summaryOfTrials: try StudySummary(
        results, baseline: baseline ?? standardBaseline(results.map(\.variant)),
        aggregation: unit.flatMap { StudyAggregation(rawValue: $0) }))
  }
]

/// The metrics of a name or of several, each once.
private func metrics(_ names: Either<String, [String]>) throws(Fault) -> [MetricKind] {
  let list: [String]
  switch names {
  case .first(let name): list = [name]
  case .second(let names): list = names
  }
  guard !list.isEmpty, Set(list).count == list.count else {
    throw Fault(
      "study.metric", "the metrics of a study must be at least one, each once, but are \(list)",
      parameter: "metric")
  }
  var kinds: [MetricKind] = []
  for name in list { kinds.append(try MetricKind.named(name)) }
  return kinds
}

/// What variants are compared with unless somebody chooses, as in `compare`.
private func standardBaseline(_ variants: [String]) -> String? {
  variants.contains("audio_only") ? "audio_only" : variants.first
}
