import Binding
import Datasets
import Diagnostics
import Distillation
import Language
import Plots
import Tensors

/// Builtins that judge and look into trained networks.
let evaluationBuiltins: [Builtin] = [
  Builtin(
    "evaluate", .evaluation, "Judges a run on clips that it has not learnt from.",
    runParameter, onParameter,
    details:
      "accuracy is the share of clips that are right (WA); unweighted_accuracy the mean recall over the classes that the clips have (UA); macro_f1 the mean F1 over classes.",
    returns: "record {accuracy, unweighted_accuracy, macro_f1, clips}",
    references: [
      "B. Schuller, S. Steidl, A. Batliner, \"The INTERSPEECH 2009 emotion challenge\", Interspeech 2009"
    ],
    seeAlso: ["compare", "study"],
    examples: [
      Example(trained + "round(evaluate(run, on=clips).accuracy, 1) >= 0", shows: "true"),
      Example(
        trained + "evaluate(run, on=clips[0..<40]).clips",
        shows: "40"),
    ]
  ) { _, run, data -> Record in
    let metrics = try run.metrics(on: data.dataset)
    return Record([
      ("accuracy", .float(metrics.accuracy)),
      ("unweighted_accuracy", .float(metrics.unweightedAccuracy)),
      ("macro_f1", .float(metrics.macroF1)), ("clips", .int(metrics.count)),
    ])
  },
  Builtin(
    "predict", .evaluation, "Names the most probable class of each clip.", runParameter,
    onParameter,
    returns: "list of text", seeAlso: ["probabilities", "confusion"],
    examples: [
      Example(trained + "len(predict(run, on=clips))", shows: "80"),
      Example(
        trained
          + "found = predict(run, on=clips)\naccuracy(found, clips.truth) == evaluate(run, on=clips).accuracy",
        shows: "true"),
    ]
  ) { _, run, data -> [String] in
    let classes = run.run.model.specification.classes
    return try run.predictions(on: data.dataset).map { classes[$0] }
  },
  Builtin(
    "probabilities", .evaluation, "Computes the probability of each class for each clip.",
    runParameter, onParameter,
    returns: "tensor [clips, classes]",
    references: [
      "J. S. Bridle, \"Probabilistic interpretation of feedforward classification network outputs, with relationships to statistical pattern recognition\", Neurocomputing, 1990"
    ],
    seeAlso: ["predict", "softmax"],
    examples: [
      Example(trained + "probabilities(run, on=clips).shape", shows: "[80, 8]"),
      Example(
        trained + "close(sum(probabilities(run, on=clips), axis=1), zeros([80]) + 1, tol=0.0001)",
        shows: "true"),
    ]
  ) { _, run, data in
    TensorValue(tensor: try run.probabilities(on: data.dataset))
  },
  Builtin(
    "embed", .evaluation, "Computes the embedding of each clip, or of each segment.", runParameter,
    onParameter,
    Parameter<String>(
      "of", "Whose embeddings: of clips, or of their segments, clip after clip.",
      default: "clips", where: .oneOf("clips", "segments")),
    returns: "tensor [clips or segments, embedding]", seeAlso: ["projection", "cka", "probe"],
    examples: [
      Example(trained + "embed(run, on=clips).shape", shows: "[80, 8]"),
      Example(
        "clips = synthetic(clips=80, steps=16)\near = network(inputs=\"audio\", segment=8) |> mean_pool()\nrun = fit(student(ear, clips.classes, embedding=8), clips, epochs=1)\nembed(run, on=clips[0..<1], of=\"segments\").shape",
        shows: "[2, 8]"),
    ]
  ) { _, run, data, part in
    TensorValue(
      tensor: part == "segments"
        ? try run.segmentEmbeddings(of: data.dataset) : try run.embeddings(of: data.dataset))
  },
  Builtin(
    "confusion_plot", .plots, "Draws how often each true class was taken for each class.",
    runParameter, onParameter,
    Parameter<Bool>(
      "percent", "Whether rows are shown in percent instead of counts.", default: true),
    Parameter<String?>("title", "What stands above.", default: nil),
    returns: "figure", seeAlso: ["confusion", "evaluate"],
    examples: [
      Example(trained + "confusion_plot(run, on=clips)", shows: "..."),
      Example(
        trained + "confusion_plot(run, on=clips, percent=false, title=\"counts\")",
        shows: "..."),
    ]
  ) { _, run, data, percent, title in
    let classes = run.run.model.specification.classes
    let matrix = try Distillation.ConfusionMatrix(
      predicted: run.predictions(on: data.dataset), reference: run.truth(of: data.dataset),
      classes: classes.count)
    let drawing = try Plots.ConfusionMatrix(
      classes, matrix.counts, cells: percent ? .percentages : .counts)
    return FigureValue(try Figure(title, .confusion(drawing)))
  },
  Builtin(
    "compare", .evaluation, "Sets finished runs side by side on one test part.",
    Parameter<Record>("runs", "A record of runs, such as {teacher: big, audio_only: alone}."),
    Parameter<DatasetValue>("on", "Clips that none of them has learnt from."),
    Parameter<String>(
      "metric", "What is compared.", default: "unweighted_accuracy",
      where: .oneOf(MetricKind.ofClasses.map(\.rawValue))),
    Parameter<String?>(
      "baseline", "The run that the others are compared with; without it, audio_only or the first.",
      default: nil),
    Parameter<String?>(
      "by",
      "A label whose groups are drawn for the confidence interval, such as \"speaker\"; without it, clips.",
      default: nil),
    details:
      "One training each: differences include the luck of one seed. The interval is a bootstrap over the test clips or groups. p is a randomization test: the answers of two runs are swapped for whole clips or groups, and the difference of the metric is computed again; for accuracy without `by` it is McNemar's test. It is corrected for several comparisons by Holm's method. With few groups p cannot be small: 0.125 with four. For repeated trainings use `study`.",
    returns: "comparison",
    references: [
      "B. Efron, \"Bootstrap methods: another look at the jackknife\", Annals of Statistics, 1979",
      "A. Yeh, \"More accurate tests for the statistical significance of result differences\", COLING 2000",
      "Q. McNemar, \"Note on the sampling error of the difference between correlated proportions\", Psychometrika, 1947",
    ], seeAlso: ["study", "evaluate", "bootstrap"],
    examples: [
      Example(trained + "compare({a: run, b: run}, on=clips).b.difference", shows: "0.0"),
      Example(
        trained
          + "longer = fit(hear, clips, epochs=4)\ncompare({audio_only: run, longer}, on=clips, metric=\"accuracy\", by=\"speaker\")",
        shows: "..."),
    ]
  ) { call, runs, data, metric, baseline, group in
    try ComparisonValue(
      runs, on: data.dataset, metric: metric, baseline: baseline, group: group,
      key: call.sharedKey("bootstrap", seed: nil), isStopped: { call.evaluation.isStopped })
  },
]

private let runParameter = Parameter<RunValue>("run", "A trained teacher or student.")
private let onParameter = Parameter<DatasetValue>("on", "The clips.")

/// A small trained student, for examples.
private let trained = """
  clips = synthetic(clips=80)
  ear = network(inputs="audio")
  hear = student(audio=ear, embedding=8, classes=clips.classes)
  run = fit(hear, clips, epochs=2)

  """
