import Binding
import Datasets
import Diagnostics
import Distillation
import Language

/// Builtins that say how much a result depends on who happened to be tested.
let resamplingBuiltins: [Builtin] = [
  Builtin(
    "bootstrap", .evaluation,
    "Computes how much a result, or the difference of two, depends on who was tested.",
    Parameter<Either<RunValue, VerificationValue>>("result", "A run, or what `verify` returns."),
    Parameter<DatasetValue>("on", "The clips it is judged on."),
    Parameter<String?>(
      "by", "A label whose groups are drawn, such as \"speaker\"; without it, clips.", default: nil),
    Parameter<Either<RunValue, VerificationValue>?>(
      "minus", "Another of the same kind, judged on the same draws, to be subtracted.",
      default: nil),
    Parameter<String>(
      "metric", "What runs are judged by; of a verification it is the equal error rate.",
      default: "unweighted_accuracy", where: .oneOf(MetricKind.ofClasses.map(\.rawValue))),
    Parameter<Int>(
      "draws", "How often is drawn.", default: 10_000, where: .within(100...1_000_000)),
    Parameter<Double>(
      "level", "How often the interval covers the truth.", default: 0.95, unit: "plain number",
      where: .within(0.5...0.999)),
    seedParameter("The seed of the draws; without it, the notebook's."),
    details:
      "As many groups as there are, are drawn with replacement, and the result is computed again; the interval holds the middle 95% of such results. A group drawn twice counts twice. A trial between two speakers counts as often as the product of both numbers says, a trial within one as often as it was drawn. Draws in which a result is not defined are left out and counted in `undefined`. With fewer than ten groups the interval is a hint at best. One result and its interval stand for themselves: several comparisons need a correction, as `compare` and `study` make it by Holm's method.",
    returns: "record {value, low, high, standard_error, groups, draws, undefined}",
    references: [
      "B. Efron, \"Bootstrap methods: another look at the jackknife\", Annals of Statistics, 1979",
      "M. Bisani, H. Ney, \"Bootstrap estimates for confidence intervals in ASR performance evaluation\", ICASSP 2004",
      "N. Poh, A. Martin, S. Bengio, \"Performance generalization in biometric authentication using joint user-specific and sample bootstraps\", IEEE TPAMI, 2007",
    ],
    seeAlso: ["compare", "verify", "confidence"],
    examples: [
      Example(
        "clips = synthetic(clips=40, speakers=5)\npairs = trials(clips, by=\"speaker\", count=30)\nresult = verify(clips.audio, pairs, on=clips)\nbootstrap(result, on=clips, by=\"speaker\", draws=200).groups",
        shows: "5"),
      Example(
        "clips = synthetic(clips=80)\nhear = student(network(inputs=\"audio\"), clips.classes, embedding=8)\nrun = fit(hear, clips, epochs=2)\nbootstrap(run, on=clips, by=\"speaker\", minus=run, draws=100).value",
        shows: "0.0"),
    ]
  ) { call, result, data, group, minus, metric, draws, level, seed -> Record in
    let resampling = Resampling(
      dataset: data.dataset, group: group, draws: draws, level: level,
      key: call.sharedKey("bootstrap", seed: seed), isStopped: { call.evaluation.isStopped })
    let kind = try MetricKind.named(metric)
    let bootstrap: GroupBootstrap
    switch (result, minus) {
    case (.first(let run), nil):
      bootstrap = try resampling.metric(kind, of: run, minus: nil)
    case (.first(let run), .first(let other)):
      bootstrap = try resampling.metric(kind, of: run, minus: other)
    case (.second(let verification), nil):
      bootstrap = try resampling.equalErrorRate(verification, minus: nil)
    case (.second(let verification), .second(let other)):
      bootstrap = try resampling.equalErrorRate(verification, minus: other)
    default:
      throw Fault(
        "bootstrap.kinds", "`minus` must be of the kind of `result`, but is of another",
        hint: "Give two runs, or two verifications.", parameter: "minus")
    }
    return Record([
      ("value", .float(bootstrap.estimate)), ("low", .float(bootstrap.interval.lower)),
      ("high", .float(bootstrap.interval.upper)),
      ("standard_error", .float(bootstrap.standardError)), ("groups", .int(bootstrap.groupCount)),
      ("draws", .int(bootstrap.draws)), ("undefined", .int(bootstrap.undefinedDraws)),
    ])
  }
]
