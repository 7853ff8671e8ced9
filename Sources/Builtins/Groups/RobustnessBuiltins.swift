import Binding
import Datasets
import Diagnostics
import Distillation
import Language
import Tensors

/// Builtins that judge runs on clips that are made worse step by step.
let robustnessBuiltins: [Builtin] = [
  Builtin(
    "missing", .evaluation, "Judges runs on clips of which a share lacks a view.",
    Parameter<NamedRuns>("runs", "A run, or a record of runs."),
    Parameter<DatasetValue>("train", "The training part, whose mean stands for what is missing."),
    Parameter<DatasetValue>("on", "The clips to judge on."),
    Parameter<String>("view", "The view that clips lack, such as \"video\"."),
    Parameter<[Double]>(
      "shares", "The shares of the clips that lack it, from 0 to 1.",
      default: [0, 0.25, 0.5, 0.75, 1],
      where: Limit("from 1 to 100 shares from 0 to 1") { shares in
        (1...100).contains(shares.count) && shares.allSatisfy { (0...1).contains($0) }
      }),
    seedsParameter, metricParameter,
    details:
      "A clip lacks a view if its features are the training mean, which is 0 once standardised. With one seed the clips of a smaller share are among those of a larger one. A student that does not read the view has a flat line: that is what privileged information is for. `plot` draws the result.",
    returns: "robustness curve",
    references: [
      "N. Neverova, C. Wolf, G. Taylor, F. Nebout, \"ModDrop: adaptive multi-modal gesture recognition\", IEEE TPAMI, 2016"
    ],
    seeAlso: ["noise", "drop_view", "plot"],
    examples: [
      Example(
        trained + "missing(run, clips, on=clips, view=\"audio\", shares=[0, 1], seeds=1..2).share",
        shows: "[0.0, 1.0]"),
      Example(
        trained
          + "found = missing({ear: run}, clips, on=clips, view=\"video\")\nfound.ear[0] == found.ear[-1]",
        shows: "true"),
    ]
  ) { call, runs, train, data, view, shares, seeds, metric in
    try Degradation(runs: runs, metric: metric, seeds: seeds).curve(
      "share", "share of clips without \(view)", shares, call
    ) { share, seed throws(Fault) in
      try data.dataset.blanking(
        view: view, share: share, mean: train.dataset, key: call.sharedKey("missing", seed: seed))
    }
  },
  Builtin(
    "noise", .evaluation, "Judges runs on clips with more and more noise in a view.",
    Parameter<NamedRuns>("runs", "A run, or a record of runs."),
    Parameter<DatasetValue>("on", "The clips to judge on."),
    Parameter<String>("view", "The view that gets noise, such as \"audio\"."),
    Parameter<[Double]>(
      "levels", "Standard deviations of the noise, in those of each feature.",
      default: [0, 0.25, 0.5, 1, 2],
      where: Limit("from 1 to 100 numbers from 0 to 1000") { levels in
        (1...100).contains(levels.count) && levels.allSatisfy { (0...1000).contains($0) }
      }),
    Parameter<[Double]?>(
      "snr", "In place of levels, ratios of signal to noise in dB, such as [20, 10, 0].",
      default: nil,
      where: .ifGiven(
        Limit("from 1 to 100 numbers from -60 to 200") { ratios in
          (1...100).contains(ratios.count) && ratios.allSatisfy { (-60...200).contains($0) }
        })),
    seedsParameter, metricParameter,
    details:
      "Each feature gets normally distributed noise of its own; a ratio of r dB is a level of 10^(-r/20). With one seed more noise is the same noise, only louder. This is noise of features, not of sound. `plot` draws the result.",
    returns: "robustness curve",
    references: [
      "D. Hendrycks, T. Dietterich, \"Benchmarking neural network robustness to common corruptions and perturbations\", ICLR 2019"
    ],
    seeAlso: ["missing", "plot"],
    examples: [
      Example(
        trained + "noise(run, on=clips, view=\"audio\", levels=[0, 5], seeds=1..2).level",
        shows: "[0.0, 5.0]"),
      Example(
        trained + "plot(noise({ear: run}, on=clips, view=\"audio\", snr=[20, 0]), height=4)",
        shows: "..."),
    ]
  ) { call, runs, data, view, levels, ratios, seeds, metric in
    try Degradation(runs: runs, metric: metric, seeds: seeds).curve(
      ratios == nil ? "level" : "snr",
      ratios == nil ? "noise in \(view), in sd" : "signal to noise in \(view), in dB",
      ratios ?? levels, call
    ) { place, seed throws(Fault) in
      try data.dataset.mixingNoise(
        into: view, level: ratios == nil ? place : Portable.exp(-place * Portable.log(10.0) / 20),
        key: call.sharedKey("noise", seed: seed))
    }
  },
]

private let seedsParameter = Parameter<[Int]>(
  "seeds", "The seeds of what is taken away or added.", default: [1, 2, 3],
  where: Limit("from 1 to 1000 different seeds of at least 0") { seeds in
    (1...1000).contains(seeds.count) && Set(seeds).count == seeds.count
      && seeds.allSatisfy { $0 >= 0 }
  })

private let metricParameter = Parameter<String>(
  "metric", "What is judged.", default: "unweighted_accuracy",
  where: .oneOf(MetricKind.ofClasses.map(\.rawValue)))

/// Runs judged again and again on data that are made worse.
private struct Degradation {
  let runs: NamedRuns
  let metric: String
  let seeds: [Int]

  func curve(
    _ variable: String, _ words: String, _ places: [Double], _ call: Call,
    _ worsened: (_ place: Double, _ seed: Int) throws(Fault) -> Dataset
  ) throws -> RobustnessValue {
    guard !runs.runs.contains(where: { $0.name == variable || $0.name == "table" }) else {
      throw Fault(
        "robustness.name", "a run must not be called `\(variable)` or `table` here, but one is",
        hint: "Call it something else.", argument: 0)
    }
    var rows = runs.runs.map { (name: $0.name, values: [[Double]]()) }
    for place in places {
      for index in rows.indices { rows[index].values.append([]) }
      for seed in seeds {
        try call.evaluation.checkpoint()
        let data = try worsened(place, seed)
        for (index, one) in runs.runs.enumerated() {
          let value = try one.run.metrics(on: data).value(of: metric)
          rows[index].values[rows[index].values.count - 1].append(value)
        }
      }
    }
    return RobustnessValue(
      variable: variable, words: words, places: places, metric: try MetricKind.named(metric),
      rows: rows)
  }
}

/// A small trained student, for examples.
private let trained = """
  clips = synthetic(clips=40)
  hear = student(network(inputs="audio"), clips.classes, embedding=4)
  run = fit(hear, clips, epochs=2)

  """
