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
      "japanese-vowels and synthetic are part of lupi; the others are read from a folder given with --data or LUPI_DATA.",
      where: .oneOf(Corpus.allCases.map(\.rawValue))),
    Parameter<String?>(
      "target",
      "The label to learn, such as \"emotion\" or \"speaker\"; each corpus has its own default.",
      default: nil),
    Parameter<Int?>(
      "frames", "For japanese-vowels: how many frames the student hears.", default: nil,
      where: .ifGiven(.within(1...7))),
    Parameter<String?>(
      "audio",
      "For ravdess: \"features\" for statistics of each clip, the default, or \"log_mel\" for sequences made of the recordings. For other recordings: \"log_mel\".",
      default: nil, where: .ifGiven(.oneOf("features", "log_mel"))),
    recordingPresetParameter, recordingBinsParameter, hopParameter,
    recordingVideoParameter, recordingSizeParameter, frameRateParameter, cropParameter,
    details: """
      ravdess, crema-d, voxceleb1, voxceleb2, iemocap, savee and grid are your copies, each laid out as its makers publish it, in a folder of its name below a data folder.

      With audio="log_mel" a view `audio` of sequences [frames, bins] is made of the recordings, mixed to one channel and resampled to 16 kHz; `preset`, `bins` and `hop` are those of `log_mel`. Labels are read off names, folders and the corpus's own lists. With `video`, pictures become a view `video` of sequences: pixels [frames, size · size] for `each_frame`, or motion [frames, 1]; clips without either are left out. WAV is read by lupi, everything else by the program ffmpeg where it is there. What cannot be read, is cut off, or is there twice is left out; `describe` says how many and why.

      Clips of voxceleb1 have the names of its official lists of trials, which `load_trials` reads.

      With audio="features", ravdess is `faces.csv` and `audio_stats193.npy`: vectors of the voice, and action units of the face. With "log_mel" and without `video`, action units are the view `video` where `faces.csv` is there.
      """,
    returns: "dataset",
    references: [
      "M. Kudo, J. Toyama, M. Shimbo, \"Multidimensional curve classification using passing-through regions\", Pattern Recognition Letters, 1999 (japanese-vowels)",
      "S. R. Livingstone, F. A. Russo, \"The Ryerson Audio-Visual Database of Emotional Speech and Song\", PLoS ONE, 2018 (ravdess)",
      "H. Cao et al., \"CREMA-D: crowd-sourced emotional multimodal actors dataset\", IEEE Transactions on Affective Computing, 2014",
      "A. Nagrani, J. S. Chung, A. Zisserman, \"VoxCeleb: a large-scale speaker identification dataset\", Interspeech 2017",
      "J. S. Chung, A. Nagrani, A. Zisserman, \"VoxCeleb2: deep speaker recognition\", Interspeech 2018",
      "C. Busso et al., \"IEMOCAP: interactive emotional dyadic motion capture database\", Language Resources and Evaluation, 2008",
      "M. Cooke, J. Barker, S. Cunningham, X. Shao, \"An audio-visual corpus for speech perception and automatic speech recognition\", JASA, 2006 (grid)",
    ], seeAlso: ["synthetic", "manifest", "describe", "log_mel", "normalize_clips", "load_trials"],
    examples: [
      Example("len(corpus(\"japanese-vowels\"))", shows: "640"),
      Example(
        "clips = corpus(\"japanese-vowels\", frames=4)\n[clips.views, len(clips.classes)]",
        shows: "[[\"audio\", \"privileged\", \"cepstra\"], 9]"),
    ]
  ) { call, name, target, frames, audio, preset, bins, hop, video, size, fps, crop in
    let files = try call.environment().files
    let corpus = try Corpus(named: name)
    try checkSettings(corpus, frames, audio, preset, bins, hop, video)
    let pictures = try frameSettings(video, size, fps, crop)
    var dataset: Dataset
    switch corpus {
    case .japaneseVowels:
      dataset =
        try frames.map { try JapaneseVowels.dataset(frames: $0) } ?? JapaneseVowels.dataset()
    case .synthetic: dataset = try SyntheticCorpus().dataset(call.sharedKey("synthetic", seed: nil))
    case .ravdess where audio != "log_mel": dataset = try Ravdess.dataset(files)
    default:
      dataset =
        try corpus.recordings(
          files, sound: recordingSettings(preset, bins, hop), frames: pictures,
          hooks: call.readingHooks("read \(name)")) ?? JapaneseVowels.dataset()
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
    examples: [
      Example("synthetic(clips=80).views", shows: "[\"audio\", \"video\"]"),
      Example(
        "clips = synthetic(\"B\", clips=40, speakers=4, steps=12, target=\"speaker\")\n[clips.classes, clips.audio.shape]",
        shows: "[[\"1\", \"2\", \"3\", \"4\"], [40, 12, 40]]"),
    ]
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
    recordingPresetParameter, recordingBinsParameter, hopParameter,
    recordingVideoParameter, recordingSizeParameter, frameRateParameter, cropParameter,
    details: """
      A column whose cells name files of features or recordings is a view; every other column is a label. A cell may be `file.npy`, one row of it as `file.npy[17]`, or rows as `file.npy[10..<40]`, relative to the manifest. The column `clip` names the clips.
        clip,audio,video,word,speaker
        c1,sound.npy[0],face.npy[0],yes,s1
        c2,sound.npy[1],face.npy[1],no,s1
      With this file `manifest("clips.csv", target="word")` has the views `audio` and `video`.
      A sound file, or a video in the column `audio`, becomes a sequence of log-mel frames, as `preset`, `bins` and `hop` say, mixed to one channel and resampled to 16 kHz; a video or a PGM file of several pictures in another column becomes pixels or motion, as `video`, `size`, `fps` and `crop` say. Rows are then frames. WAV and PGM are read by lupi, everything else by the program ffmpeg where it is there.
      A table `face.csv` is a sequence with a line for each step; where it has a column `timestamp` or `time`, in seconds, it is brought to steps of 1 / `fps`, so that segments of sound and of features fall together.
      Clips whose features cannot be read are left out; `describe` says how many and why.
      """,
    returns: "dataset", seeAlso: ["corpus", "describe", "log_mel"],
    examples: [
      Example(
        """
        save_npy([[1, 2], [3, 4]], "help/sound.npy")
        cells = ["sound.npy[0]", "sound.npy[1]"]
        rows = {clip: ["c1", "c2"], audio: cells, word: ["yes", "no"]}
        save_csv(rows, "help/clips.csv")
        clips = manifest("help/clips.csv", target="word")
        [clips.views, clips.classes]
        """, shows: "[[\"audio\"], [\"no\", \"yes\"]]"),
      Example(
        """
        write_audio(tone(440Hz, 0.5s), "help/a.wav")
        save_csv({voice: ["a.wav"], speaker: ["s1"]}, "help/voices.csv")
        manifest("help/voices.csv", target="speaker", bins=40, hop=10ms).voice.shape
        """, shows: "[1, 51, 40]"),
    ]
  ) { call, path, target, preset, bins, hop, video, size, fps, crop in
    // Which column is of pictures, the manifest says; how they look has its own defaults.
    let frames = try frameSettings(video ?? "pixels", size, fps, crop)
    return DatasetValue(
      try Manifest.dataset(
        path, call.environment().files, target: target,
        sound: recordingSettings(preset, bins, hop), frames: frames ?? FrameFeatures(.pixels),
        hooks: call.readingHooks("read manifest")))
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

/// Throws where a setting is given to a corpus that it is not for.
private func checkSettings(
  _ corpus: Corpus, _ frames: Int?, _ audio: String?, _ preset: String?, _ bins: Int?,
  _ hop: TimeSpan?, _ video: String?
) throws(Fault) {
  if frames != nil, corpus != .japaneseVowels {
    throw Fault(
      "call.arguments",
      "`frames` is for japanese-vowels only, but the corpus is \(corpus.rawValue)",
      hint: "Leave it out.", parameter: "frames")
  }
  if audio != nil, !corpus.isRecorded {
    throw Fault(
      "call.arguments", "`audio` is for recordings only, but the corpus is \(corpus.rawValue)",
      hint: "Leave it out.", parameter: "audio")
  }
  if audio == "features", corpus != .ravdess {
    throw Fault(
      "call.arguments",
      "audio=\"features\" is for ravdess only, but the corpus is \(corpus.rawValue)",
      hint: "Leave it out.", parameter: "audio")
  }
  let isSequence = corpus.isRecorded && (corpus != .ravdess || audio == "log_mel")
  let given = [
    ("preset", preset != nil), ("bins", bins != nil), ("hop", hop != nil), ("video", video != nil),
  ]
  if !isSequence, let name = given.first(where: \.1)?.0 {
    throw Fault(
      "call.arguments", "`\(name)` is for audio=\"log_mel\" only, but that is not asked for",
      hint: corpus == .ravdess ? "Add audio=\"log_mel\", or leave it out." : "Leave it out.",
      parameter: name)
  }
}
