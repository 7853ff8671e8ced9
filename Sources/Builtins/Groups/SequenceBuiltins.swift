import Binding
import Datasets
import Diagnostics
import Language
import Tensors

/// Builtins that change views of sequences, such as log-mel frames.
let sequenceBuiltins: [Builtin] = [
  Builtin(
    "take_features", .data, "Keeps some features of a view.",
    Parameter<DatasetValue>("clips", "The data."),
    Parameter<[Int]>("features", "Which, from 0: a range such as 0..<13, or a list."),
    Parameter<String>("view", "The view.", default: "audio"),
    returns: "dataset", seeAlso: ["take_steps", "drop_view"],
    examples: [
      Example(
        "clips = take_features(corpus(\"japanese-vowels\"), 0..<3, view=\"cepstra\")\nclips.cepstra.shape",
        shows: "[640, 29, 3]"),
      Example(
        "clips = dataset({audio: tensor([[1, 2, 3], [4, 5, 6]])})\ntake_features(clips, [2, 0]).audio",
        shows: """
          tensor [2, 2], 1 … 6, mean 3.5
            3  1
            6  4
          """),
    ]
  ) { _, clips, features, view in
    DatasetValue(try clips.dataset.takingFeatures(features, of: view))
  },
  Builtin(
    "take_steps", .data, "Keeps some time steps of a view of sequences.",
    Parameter<DatasetValue>("clips", "The data."),
    Parameter<[Int]>("steps", "Which, from 0: a range such as 0..<100, or a list."),
    Parameter<String>("view", "The view.", default: "audio"),
    details:
      "Steps that a clip does not have are left out of it; it must have one of them at least. A list such as [2 * i for i in 0..<50] takes every other step.",
    returns: "dataset", seeAlso: ["take_features", "normalize_clips"],
    examples: [
      Example(
        "clips = take_steps(corpus(\"japanese-vowels\"), 0..<7, view=\"cepstra\")\nclips.cepstra.shape",
        shows: "[640, 7, 12]"),
      Example(
        "clips = synthetic(clips=4, speakers=2, emotions=2, steps=8)\ntake_steps(clips, [2 * i for i in 0..<3]).audio.shape",
        shows: "[4, 3, 40]"),
    ]
  ) { _, clips, steps, view in
    DatasetValue(try clips.dataset.takingSteps(steps, of: view))
  },
  Builtin(
    "add_deltas", .data, "Adds to the features of a sequence how they change over time.",
    Parameter<DatasetValue>("clips", "The data."),
    Parameter<String>("view", "The view, of sequences.", default: "audio"),
    Parameter<Int>(
      "width", "How many steps each slope is fitted to; an odd number.", default: 9,
      where: .within(3...999)),
    Parameter<Int>(
      "order", "1 for the slopes, 2 for the curvatures as well.", default: 1, where: .within(1...2)),
    details:
      "The features of a step are followed by their slopes and then by their curvatures, as `deltas` computes them; every clip must be at least as long as the window.",
    returns: "dataset",
    references: [
      "A. Savitzky, M. J. E. Golay, \"Smoothing and differentiation of data by simplified least squares procedures\", Analytical Chemistry 1964"
    ],
    seeAlso: ["deltas", "take_features"],
    examples: [
      Example(
        "clips = add_deltas(corpus(\"japanese-vowels\"), view=\"cepstra\", width=7)\nclips.cepstra.shape",
        shows: "[640, 29, 24]"),
      Example(
        "clips = dataset({audio: [[[0], [1], [4], [9], [16]]]})\nadd_deltas(clips, width=3, order=2).audio[0]",
        shows: """
          tensor [5, 3], 0 … 16, mean 4
             0  2  2
             1  2  2
             4  4  2
             9  6  2
            16  6  2
          """),
    ]
  ) { _, clips, view, width, order in
    DatasetValue(try clips.dataset.addingDeltas(of: view, width: width, order: order))
  },
  Builtin(
    "normalize_clips", .data, "Normalizes each clip of a view of sequences by itself.",
    Parameter<DatasetValue>("clips", "The data."),
    Parameter<String>("view", "The view, of sequences.", default: "audio"),
    Parameter<Bool>(
      "variance", "Whether the spread of each feature is made 1; its mean always becomes 0.",
      default: true),
    details:
      "Cepstral mean and variance normalization over the steps of each clip, as `cmvn`: removes what all its steps share, such as the microphone and the loudness. A feature that never changes becomes 0. For the statistics of a speaker instead of a clip use `standardize(by=\"speaker\")`.",
    returns: "dataset",
    references: [
      "B. S. Atal, \"Effectiveness of linear prediction characteristics of the speech wave for automatic speaker identification and verification\", JASA 1974"
    ],
    seeAlso: ["cmvn", "standardize"],
    examples: [
      Example(
        "clips = normalize_clips(corpus(\"japanese-vowels\"), view=\"cepstra\")\nabs(round(mean(clips.cepstra[0]), 3))",
        shows: "0.0"),
      Example(
        "clips = dataset({audio: [[[1], [2], [3]], [[7], [8], [9]]]})\nnormalize_clips(clips, variance=false).audio[1].values",
        shows: "[-1.0, 0.0, 1.0]"),
    ]
  ) { _, clips, view, variance in
    DatasetValue(try clips.dataset.normalizingClips(of: view, dividesBySpread: variance))
  },
]
