import Binding
import Datasets
import Diagnostics
import Distillation
import Language
import Plots

/// Builtins of speaker verification: scores, error rates and their figures.
let verificationBuiltins: [Builtin] = [
  Builtin(
    "verify", .evaluation, "Judges embeddings by whether they tell speakers apart, on trials.",
    Parameter<Either<RunValue, Numbers>>(
      "run", "A trained teacher or student, or embeddings with a row for each clip."),
    Parameter<TrialsValue>("trials", "Pairs of clips, of one speaker or of two."),
    Parameter<DatasetValue>("on", "The data that have the clips of the trials."),
    Parameter<String>(
      "norm", "How scores of different clips are brought to one scale.", default: "none",
      where: .oneOf(["none"] + ScoreNormalization.allCases.map(\.rawValue))),
    Parameter<DatasetValue?>(
      "cohort", "Clips of other speakers to normalise by, usually the training part.",
      default: nil),
    Parameter<Int?>(
      "top", "For norm=\"as\": how many of the cohort, the nearest, are used; without it, all.",
      default: nil, where: .ifGiven(.atLeast(2))),
    priorParameter,
    details:
      "A trial's score is the cosine of both embeddings. The equal error rate is interpolated and equal scores move together; the detection cost is normalised, so that 1 is as bad as not listening. z, t and s normalise by the first clip, the second, and both; as by both, each with its nearest cohort clips. Use speakers that training has not met.",
    returns: "verification",
    references: [
      "G. Doddington et al., \"The NIST speaker recognition evaluation\", Speech Communication, 2000",
      "R. Auckenthaler, M. Carey, H. Lloyd-Thomas, \"Score normalization for text-independent speaker verification systems\", Digital Signal Processing, 2000",
      "P. Matějka et al., \"Analysis of score normalization in multilingual speaker recognition\", Interspeech 2017",
    ],
    seeAlso: ["trials", "det_plot", "roc_plot", "bootstrap"],
    examples: [
      Example(
        "clips = synthetic(clips=40, speakers=5)\npairs = trials(clips, by=\"speaker\", count=30)\nresult = verify(clips.audio, pairs, on=clips)\nresult.eer > 0 and result.eer < 1",
        shows: "true"),
      Example(
        trainedForVerification
          + "verify(run, pairs, on=test, norm=\"s\", cohort=train)",
        shows: "..."),
    ]
  ) { call, source, trials, data, norm, cohort, top, prior in
    let kind = ScoreNormalization(rawValue: norm)
    guard (kind == nil) == (cohort == nil), top == nil || kind == .adaptive else {
      throw Fault(
        "call.arguments",
        kind == nil
          ? "`cohort` and `top` are for normalised scores, but norm is \"none\""
          : cohort == nil
            ? "norm=\"\(norm)\" must have a cohort, but has none" : "`top` is for norm=\"as\" only",
        hint: kind == nil
          ? "Choose a `norm`, or leave them out."
          : cohort == nil ? "Add cohort=train, or other clips." : "Leave it out.",
        parameter: cohort == nil && kind != nil ? "norm" : top == nil ? "cohort" : "top")
    }
    let verifier = Verifier(
      source: source, trials: trials.list, dataset: data.dataset,
      isStopped: { call.evaluation.isStopped })
    let normalization = kind.flatMap { kind in
      cohort.map { Verifier.Normalization(kind: kind, cohort: $0.dataset, top: top) }
    }
    var method = "cosine"
    if let cohort {
      method += ", \(norm)-norm by \(counted(cohort.dataset.count, "cohort clip"))"
      if let top { method += ", the nearest \(top)" }
    }
    return try VerificationValue(
      verifier.scores(normalization), same: trials.list.isSame, trials: trials.list, prior: prior,
      method: method)
  },
  Builtin(
    "verification", .evaluation, "Judges scores of verification trials that were made elsewhere.",
    Parameter<Numbers>("scores", "A score for each trial, higher for the same speaker."),
    Parameter<Either<TrialsValue, [Bool]>>(
      "same", "The trials, or whether each has the same speaker."),
    priorParameter,
    returns: "verification",
    references: [
      "G. Doddington et al., \"The NIST speaker recognition evaluation\", Speech Communication, 2000"
    ],
    seeAlso: ["verify", "det_plot", "eer"],
    examples: [
      Example("verification([0.9, 0.8, 0.3, 0.1], [true, false, true, false]).eer", shows: "0.5"),
      Example(
        "verification([0.9, 0.7, 0.6, 0.1], [true, true, false, false]).threshold", shows: "0.7"),
    ]
  ) { _, scores, same, prior in
    let trials: TrialList? = if case .first(let value) = same { value.list } else { nil }
    var answers: [Bool]
    switch same {
    case .first(let value): answers = value.list.isSame
    case .second(let list): answers = list
    }
    return try VerificationValue(
      scores.doubles, same: answers, trials: trials, prior: prior, method: "given")
  },
  detectionFigure(
    .det, "det_plot", "Draws what a verifier rejects falsely over what it accepts falsely (DET).",
    "Both axes are probit: where scores are normally distributed the curve is a straight line. The ring is the equal error rate.",
    [
      "A. Martin, G. Doddington, T. Kamm, M. Ordowski, M. Przybocki, \"The DET curve in assessment of detection task performance\", Eurospeech 1997"
    ], other: "roc_plot"),
  detectionFigure(
    .roc, "roc_plot", "Draws what a verifier accepts rightly over what it accepts falsely (ROC).",
    "The dotted diagonal is guessing. The ring is the equal error rate.",
    [
      "T. Fawcett, \"An introduction to ROC analysis\", Pattern Recognition Letters, 2006"
    ], other: "det_plot"),
]

private let priorParameter = Parameter<Double>(
  "prior", "How probable the same speaker is, for the detection cost.", default: 0.01,
  unit: "plain number", where: .within(1e-6...0.999999))

/// A builtin that draws an error trade-off.
private func detectionFigure(
  _ kind: DetectionPlot.Kind, _ name: String, _ summary: String, _ details: String,
  _ references: [String], other: String
) -> Builtin {
  return Builtin(
    name, .plots, summary,
    Parameter<VerificationCurves>("results", "What `verify` returns, or a record of several."),
    Parameter<String?>("title", "What stands above.", default: nil),
    Parameter<Int?>(
      "height", "Rows of the plotting area.", default: nil, where: .ifGiven(.within(2...200))),
    details: details, returns: "figure", references: references, seeAlso: ["verify", other],
    examples: [
      Example(
        "same = [true, true, true, false, false, false]\nresult = verification([0.9, 0.6, 0.4, 0.7, 0.3, 0.1], same)\n\(name)(result, height=6)",
        shows: "..."),
      Example(
        "same = [true, true, false, false]\nvoice = verification([0.9, 0.6, 0.7, 0.2], same)\nface = verification([0.9, 0.3, 0.4, 0.2], same)\n\(name)({voice, face}, title=\"Two verifiers\")",
        shows: "..."),
    ]
  ) { _, results, title, height in try results.figure(kind, title, rows: height) }
}

/// A small trained student and the parts of its data, for examples.
private let trainedForVerification = """
  {train, test} = split(synthetic(clips=80), by="speaker", test=40%)
  hear = student(network(inputs="audio"), train.classes, embedding=8)
  run = fit(hear, train, epochs=2)
  pairs = trials(test, by="speaker", count=10)

  """
