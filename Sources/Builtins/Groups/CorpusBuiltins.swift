import Binding
import Datasets
import Diagnostics
import Language
import Tensors

/// Builtins that load or make audio-visual data.
let corpusBuiltins: [Builtin] = [
  Builtin(
    "corpus", .data, "Loads a corpus by its name.",
    Parameter<String>(
      "name",
      "japanese-vowels and synthetic are part of lupi; ravdess is read from a folder given with --data or LUPI_DATA.",
      where: .oneOf(Corpus.allCases.map(\.rawValue))),
    Parameter<String?>(
      "target",
      "The label to learn, such as \"emotion\" or \"speaker\"; each corpus has its own default.",
      default: nil),
    Parameter<Int?>(
      "frames", "For japanese-vowels: how many frames the student hears.", default: nil,
      where: .ifGiven(.within(1...7))),
    returns: "dataset",
    references: [
      "M. Kudo, J. Toyama, M. Shimbo, \"Multidimensional curve classification using passing-through regions\", Pattern Recognition Letters, 1999 (japanese-vowels)",
      "S. R. Livingstone, F. A. Russo, \"The Ryerson Audio-Visual Database of Emotional Speech and Song\", PLoS ONE, 2018 (ravdess)",
    ], seeAlso: ["synthetic", "manifest", "describe"],
    examples: [Example("len(corpus(\"japanese-vowels\"))", shows: "640")]
  ) { call, name, target, frames in
    let files = try call.environment().files
    var dataset: Dataset
    switch try Corpus(named: name) {
    case .japaneseVowels:
      dataset =
        try frames.map { try JapaneseVowels.dataset(frames: $0) } ?? JapaneseVowels.dataset()
    case .synthetic: dataset = try SyntheticCorpus().dataset(call.sharedKey("synthetic", seed: nil))
    case .ravdess: dataset = try Ravdess.dataset(files)
    }
    if frames != nil, name != Corpus.japaneseVowels.rawValue {
      throw Fault(
        "call.arguments", "`frames` is for japanese-vowels only, but the corpus is \(name)",
        hint: "Leave it out.", parameter: "frames")
    }
    return DatasetValue(try target.map { try dataset.targeting($0) } ?? dataset)
  },
  Builtin(
    "synthetic", .data,
    "Makes a corpus of voices and faces of which everything is known; it is not evidence.",
    Parameter<String>(
      "regime", "What the face knows that the voice does not: A, B or C.", default: "A",
      where: .oneOf(SyntheticCorpus.Regime.allCases.map(\.rawValue))),
    Parameter<Int>(
      "clips", "The number of clips, divided evenly among speakers and emotions.", default: 800,
      where: .within(1...100_000)),
    Parameter<Int>("speakers", "The number of speakers.", default: 10, where: .within(1...1000)),
    Parameter<Int>("emotions", "The number of emotions.", default: 8, where: .within(2...100)),
    Parameter<Double>(
      "audio_noise", "The standard deviation of the noise in the voice.",
      default: SyntheticCorpus().audioNoise, unit: "plain number", where: .within(0...100)),
    Parameter<Double>(
      "video_noise", "The standard deviation of the noise in the face.",
      default: SyntheticCorpus().videoNoise, unit: "plain number", where: .within(0...100)),
    Parameter<Double?>(
      "label_noise",
      "The part of the training clips with a wrong label; without it 30% in regime C and none otherwise.",
      default: nil, unit: "plain number", where: .ifGiven(.within(0...1))),
    Parameter<String>(
      "target", "The label to learn.", default: "emotion",
      where: .oneOf(SyntheticCorpus.Target.allCases.map(\.rawValue))),
    Parameter<Int?>(
      "steps",
      "The time steps of the longest clip, for voices and faces that are sequences; without it, each is one vector.",
      default: nil, where: .ifGiven(.within(2...1000))),
    seedParameter("Draws that depend on this alone; without it, on the notebook's seed."),
    details: """
      Each clip has a hidden state of 6 numbers: the mean of its emotion, what its speaker adds, and chance. The face shows the state plainly, with a little noise.
      A: the voice mixes the state with 30 numbers that mean nothing, and bends the sum.
      B: the voice shows the state with its own noise, as the face does.
      C: as A, and 30% of the labels of the clips whose `part` is train are wrong; `emotion_true` has the true ones, and so have the test parts that `split` and `folds` make.
      With `steps`, clips have from three quarters of that to all of it, and the state changes: an emotion shows most at a moment of its own, and chance comes and goes slowly.
      """,
    returns: "dataset", seeAlso: ["corpus"],
    examples: [Example("synthetic(clips=80).views", shows: "[\"audio\", \"video\"]")]
  ) {
    call, regime, clips, speakers, emotions, audioNoise, videoNoise, labelNoise, target, steps,
    seed in
    var corpus = SyntheticCorpus()
    corpus.regime = SyntheticCorpus.Regime(rawValue: regime) ?? corpus.regime
    corpus.target = SyntheticCorpus.Target(rawValue: target) ?? corpus.target
    corpus.clips = clips
    corpus.speakers = speakers
    corpus.emotions = emotions
    corpus.audioNoise = audioNoise
    corpus.videoNoise = videoNoise
    corpus.labelNoise = labelNoise
    corpus.steps = steps
    return DatasetValue(try corpus.dataset(call.sharedKey("synthetic", seed: seed)))
  },
  Builtin(
    "manifest", .data, "Loads your own corpus from a table of clips.",
    Parameter<String>("path", "A CSV file with one row for each clip."),
    Parameter<String?>(
      "target", "The label to learn; without it, the column `label`.", default: nil),
    details: """
      A column whose cells name `.npy` files is a view; every other column is a label. A cell may be `file.npy`, one row of it as `file.npy[17]`, or rows as `file.npy[10..<40]`, relative to the manifest. The column `clip` names the clips.
        clip,audio,video,word,speaker
        c1,sound.npy[0],face.npy[0],yes,s1
        c2,sound.npy[1],face.npy[1],no,s1
      With this file `manifest("clips.csv", target="word")` has the views `audio` and `video`.
      Clips whose features cannot be read are left out; `describe` says how many and why.
      """,
    returns: "dataset", seeAlso: ["corpus", "describe"],
    examples: [Example("help(manifest)", shows: "...")]
  ) { call, path, target in
    DatasetValue(try Manifest.dataset(path, call.environment().files, target: target))
  },
  Builtin(
    "dataset", .data, "Makes a dataset of arrays.",
    Parameter<Record>(
      "views",
      "A record of tensors [clips, features], such as {audio: x, video: z}; a list of numbers is a view of one feature. A tensor [clips, time, features] or a list with a tensor [time, features] for each clip is a view of sequences."
    ),
    Parameter<Record>(
      "labels",
      "A record of lists with a class for each clip, such as {word: [\"yes\", \"no\"]}; `none` where it is not known.",
      default: Record()),
    Parameter<String?>(
      "target", "The label to learn; without it, `label`, or the only one there is.", default: nil),
    Parameter<String>("name", "What `describe` calls it.", default: "dataset"),
    details:
      "For data that a notebook computes itself. Classes are texts, in natural order; numbers and booleans become texts.",
    returns: "dataset", seeAlso: ["manifest", "synthetic", "sequences", "random_normal"],
    examples: [
      Example(
        "x = tensor([[1, 2], [3, 4], [5, 6]])\ndataset({audio: x, video: [7, 8, 9]}, {word: [\"no\", \"yes\", none]}).labelled",
        shows: "[true, true, false]"),
      Example(
        "x = random_normal([6, 4], seed=1)\nclips = dataset({audio: x}, {sign: [v > 0 for v in sum(x, axis=1).values]})\nclips.classes",
        shows: "[\"false\", \"true\"]"),
      Example(
        "clips = dataset({audio: [zeros([9, 2]), zeros([7, 2])]})\n[len(steps) for steps in sequences(clips, \"audio\")]",
        shows: "[9, 7]"),
    ]
  ) { _, views, labels, target, name in
    DatasetValue(try Dataset(views: views, labels: labels, target: target, name: name))
  },
]
