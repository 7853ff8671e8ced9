import Binding
import Datasets
import Diagnostics
import Distillation
import Language
import Tensors

/// Metrics of predicted classes, verification scores and embeddings, and tests of differences.
let metricBuiltins: [Builtin] = [
  classMetric(
    "accuracy", "Computes the share of clips that are right (weighted accuracy, WA).",
    { $0.accuracy }, shows: "0.75", rare: "0.75"),
  classMetric(
    "unweighted_accuracy",
    "Computes the mean recall over the classes, so that a rare class counts as much as a frequent one (UA).",
    { $0.unweightedAccuracy }, shows: "0.8333333333333333", rare: "0.5"),
  classMetric(
    "macro_f1",
    "Computes the mean over the classes of F1, the harmonic mean of precision and recall.",
    { $0.macroF1 }, shows: "0.7333333333333334", rare: "0.42857142857142855"),
  Builtin(
    "confusion", .evaluation,
    "Counts how often each true class (row) was taken for each class (column).",
    predictedParameter, truthParameter, returns: "tensor [classes, classes]",
    references: [
      "J. T. Townsend, \"Theoretical analysis of an alphabetic confusion matrix\", Perception & Psychophysics, 1971"
    ],
    seeAlso: ["confusion_plot"],
    examples: [
      Example("confusion([\"a\", \"b\"], [\"a\", \"a\"]).values", shows: "[1.0, 1.0, 0.0, 0.0]"),
      Example(
        "found = confusion([\"a\", \"b\", \"b\", \"a\"], [\"a\", \"b\", \"a\", \"a\"])\nheatmap(found, rows=[\"a\", \"b\"], columns=[\"a\", \"b\"])",
        shows: """
          a │  ██ 2  ▒▒ 1
          b │     0  ▒▒ 1
            └────────────
                  a     b
             0 │  ░░▒▒▓▓██│ 2
          """),
    ]
  ) { _, predicted, truth in
    let pair = try ClassPair(predicted, truth)
    let matrix = try ConfusionMatrix(
      predicted: pair.predicted, reference: pair.truth, classes: pair.names.count)
    return TensorValue(
      tensor: try Tensor(rows: matrix.counts.map { $0.map { Float($0) } }))
  },
  Builtin(
    "eer", .evaluation, "Computes the equal error rate of verification scores.",
    Parameter<Numbers>("scores", "A score for each trial, higher for the same speaker."),
    Parameter<[Bool]>("same", "Whether each trial has the same speaker."),
    details:
      "The rate at which as many true pairs are rejected as false ones are accepted, interpolated between thresholds; equal scores move together.",
    returns: "number",
    references: [
      "G. Doddington et al., \"The NIST speaker recognition evaluation\", Speech Communication, 2000"
    ],
    seeAlso: ["min_dcf"],
    examples: [
      Example("eer([0.9, 0.8, 0.3, 0.1], [true, false, true, false])", shows: "0.5"),
      Example(
        "scores = [0.9, 0.8, 0.7, 0.6, 0.4, 0.3, 0.2, 0.1]\neer(scores, [s > 0.65 or s == 0.4 for s in scores])",
        shows: "0.25"),
    ]
  ) { _, scores, same -> Double in
    try VerificationScores(scores.doubles, isTarget: same).equalErrorRate.rate
  },
  Builtin(
    "min_dcf", .evaluation,
    "Computes the smallest normalised detection cost of verification scores.",
    Parameter<Numbers>("scores", "A score for each trial, higher for the same speaker."),
    Parameter<[Bool]>("same", "Whether each trial has the same speaker."),
    Parameter<Double>(
      "prior", "How probable the same speaker is; always say it beside the result.", default: 0.01,
      unit: "plain number", where: .within(1e-6...0.999999)),
    returns: "number",
    references: [
      "G. Doddington et al., \"The NIST speaker recognition evaluation\", Speech Communication, 2000"
    ],
    seeAlso: ["eer"],
    examples: [
      Example("min_dcf([0.9, 0.8, 0.3, 0.1], [true, true, false, false])", shows: "0.0"),
      Example(
        "scores = [0.9, 0.8, 0.7, 0.6, 0.4]\nsame = [true, false, true, true, false]\n[round(min_dcf(scores, same), 2), round(min_dcf(scores, same, prior=50%), 2)]",
        shows: "[0.67, 0.5]"),
    ]
  ) { _, scores, same, prior -> Double in
    try VerificationScores(scores.doubles, isTarget: same)
      .minimumDetectionCost(DetectionCost(prior: prior)).normalized
  },
  Builtin(
    "projection", .evaluation, "Projects embeddings onto the directions in which they vary most.",
    Parameter<Numbers>("embeddings", "A tensor [clips, width]."),
    Parameter<Int>(
      "dimensions", "How many directions to keep.", default: 2, where: .within(1...64)),
    returns: "tensor [clips, dimensions]",
    references: [
      "H. Hotelling, \"Analysis of a complex of statistical variables into principal components\", Journal of Educational Psychology, 1933"
    ],
    seeAlso: ["scatter", "embed"],
    examples: [
      Example("projection([[0, 0], [1, 1], [2, 2.5]]).shape", shows: "[3, 2]"),
      Example(
        "clips = synthetic(clips=24)\nprojection(clips.video, dimensions=3).shape",
        shows: "[24, 3]"),
    ]
  ) { call, embeddings, dimensions in
    let points = try Embeddings(embeddings.tensor)
    let rows = try PrincipalComponents(
      points, count: dimensions, isStopped: { call.evaluation.isStopped }
    ).project(points)
    return TensorValue(tensor: try Tensor(rows: rows.map { $0.map { Float($0) } }))
  },
  Builtin(
    "confidence", .evaluation, "Computes a confidence interval of a mean.",
    Parameter<Numbers>("x", "At least two numbers, such as one result for each seed."),
    Parameter<Double>(
      "level", "How often the interval covers the truth.", default: 0.95, unit: "plain number",
      where: .within(0.5...0.999)),
    details: "From Student's t distribution: mean ± t · sd / sqrt(n).",
    returns: "record {mean, low, high, sd}",
    references: [
      "Student, \"The probable error of a mean\", Biometrika, 1908"
    ],
    seeAlso: ["paired_test"],
    examples: [
      Example("round(confidence([1, 2, 3]).high, 3)", shows: "4.484"),
      Example(
        "found = confidence([61.2, 63.0, 60.4, 62.1, 61.8], level=0.9)\n\"{found.mean:.1} ± {found.high - found.mean:.1}\"",
        shows: "\"61.7 ± 0.9\""),
    ]
  ) { _, x, level -> Record in
    let sample = try Sample(x.doubles)
    guard let interval = try sample.meanInterval(level: level), let sd = sample.standardDeviation
    else {
      throw Fault(
        "value.empty", "`confidence` needs at least two numbers, but has one",
        hint: "Repeat the experiment with more seeds.", argument: 0)
    }
    return Record([
      ("mean", .float(sample.mean)), ("low", .float(interval.lower)),
      ("high", .float(interval.upper)), ("sd", .float(sd)),
    ])
  },
  Builtin(
    "paired_test", .evaluation, "Tests whether two lists of paired results differ.",
    Parameter<Numbers>("a", "One result for each seed or fold."),
    Parameter<Numbers>("b", "The results of the other on the same seeds or folds."),
    details:
      "Gives the mean of a - b with its confidence interval, the p-value of Student's paired t test, and that of the exact sign-flip permutation test.",
    returns: "record {difference, low, high, t_test, sign_flip}",
    references: [
      "Student, \"The probable error of a mean\", Biometrika, 1908",
      "R. A. Fisher, \"The Design of Experiments\", 1935",
    ],
    seeAlso: ["study", "confidence", "holm"],
    examples: [
      Example("paired_test([3, 4, 6], [1, 2, 3]).sign_flip", shows: "0.25"),
      Example(
        """
        taught = [68.0, 67.1, 69.3, 66.8, 67.9]
        alone = [61.2, 63.0, 60.4, 62.1, 61.8]
        found = paired_test(taught, alone)
        [round(found.difference, 1), round(found.low, 1), round(found.t_test, 4)]
        """,
        shows: "[6.1, 3.8, 0.0019]"),
    ]
  ) { _, a, b -> Record in
    let test = try PairedTTest(a.doubles, b.doubles)
    let flips = try SignFlipTest(differences: test.differences.values)
    return Record([
      ("difference", .float(test.differences.mean)), ("low", .float(test.interval.lower)),
      ("high", .float(test.interval.upper)), ("t_test", .float(test.pValue)),
      ("sign_flip", .float(flips.pValue)),
    ])
  },
  Builtin(
    "holm", .evaluation, "Corrects p-values for several tests by Holm's method.",
    Parameter<Numbers>("p", "The p-value of each test."),
    details:
      "The i-th smallest of m is multiplied by m - i + 1 and is never less than the one before. Whoever calls a difference real where the result is below 0.05 is wrong anywhere with a chance of 5% at most.",
    returns: "list of numbers",
    references: [
      "S. Holm, \"A simple sequentially rejective multiple test procedure\", Scandinavian Journal of Statistics, 1979"
    ],
    seeAlso: ["paired_test", "study"],
    examples: [
      Example("holm([0.01, 0.04, 0.03])", shows: "[0.03, 0.06, 0.06]"),
      Example(
        "p = {soft_labels: 0.01, embeddings: 0.005, self: 0.4}\nholm([p.soft_labels, p.embeddings, p.self])",
        shows: "[0.02, 0.015, 0.4]"),
    ]
  ) { _, p in try HolmCorrection.adjusted(p.doubles) },
]

private let predictedParameter = Parameter<[String]>(
  "predicted", "The predicted class of each clip.")
private let truthParameter = Parameter<[String]>("truth", "The true class of each clip.")

/// A builtin for a metric of predicted against true classes.
private func classMetric(
  _ name: String, _ summary: String,
  _ metric: @escaping @Sendable (ClassificationMetrics) -> Double, shows: String, rare: String
) -> Builtin {
  Builtin(
    name, .evaluation, summary, predictedParameter, truthParameter, returns: "number",
    references: [
      "B. Schuller, S. Steidl, A. Batliner, \"The INTERSPEECH 2009 emotion challenge\", Interspeech 2009",
      "Y. Yang, X. Liu, \"A re-examination of text categorization methods\", SIGIR 1999 (macro F1)",
    ],
    seeAlso: ["evaluate", "confusion"],
    examples: [
      Example(
        "\(name)([\"a\", \"b\", \"b\", \"a\"], [\"a\", \"b\", \"a\", \"a\"])", shows: shows),
      // Who always says the frequent class is right often, and knows nothing of the rare one.
      Example(
        "\(name)([\"no\", \"no\", \"no\", \"no\"], [\"no\", \"no\", \"no\", \"yes\"])",
        shows: rare),
    ]
  ) { _, predicted, truth -> Double in
    let pair = try ClassPair(predicted, truth)
    return metric(
      try ClassificationMetrics(
        predicted: pair.predicted, reference: pair.truth, classes: pair.names.count))
  }
}

/// Two lists of class names as numbers of one list of classes, in alphabetical order.
private struct ClassPair {
  let names: [String]
  let predicted: [Int]
  let truth: [Int]

  init(_ predicted: [String], _ truth: [String]) throws {
    guard predicted.count == truth.count else {
      throw Fault(
        "metric.lengths",
        "there must be one prediction for each true class, but there are \(predicted.count) and "
          + "\(truth.count)")
    }
    names = Set(predicted + truth).sorted()
    let places = Dictionary(uniqueKeysWithValues: names.enumerated().map { ($1, $0) })
    self.predicted = predicted.map { places[$0] ?? 0 }
    self.truth = truth.map { places[$0] ?? 0 }
  }
}
