import Binding
import Datasets
import Diagnostics
import Language

/// Builtins that make, read and write lists of verification trials.
let trialBuiltins: [Builtin] = [
  Builtin(
    "trials", .data, "Makes verification trials: pairs of clips, of one speaker or of two.",
    Parameter<DatasetValue>("clips", "The data, usually the test part."),
    Parameter<String?>(
      "by", "The label that both clips of a true pair share; without it, the target.", default: nil),
    Parameter<Int?>(
      "count", "How many trials of each kind; without it, every pair.", default: nil,
      where: .ifGiven(.atLeast(1))),
    Parameter<[String]>(
      "equal", "Labels that both clips of every trial must share, such as [\"sex\"].", default: []),
    Parameter<[String]>(
      "unequal", "Labels in which they must differ, such as [\"statement\"].", default: []),
    seedParameter("The seed of the choice; without it, the notebook's."),
    details:
      "All pairs have far more false trials than true ones; with `count` there are equally many, and with one seed the trials of a smaller count are among those of a larger one. True pairs of one sentence are easier than pairs of two, and false pairs of one sex harder than of two: say which were used.",
    returns: "trials", seeAlso: ["verify", "load_trials", "save_trials"],
    examples: [
      Example(
        "trials(synthetic(clips=40, speakers=5), by=\"speaker\")",
        shows: "780 trials of 40 clips: 140 same, 640 different"),
      Example(
        "clips = synthetic(clips=40, speakers=5)\ntrials(clips, by=\"speaker\", count=20, unequal=[\"emotion\"])",
        shows: "..."),
    ]
  ) { call, clips, label, count, equal, unequal, seed in
    TrialsValue(
      try clips.dataset.trials(
        by: label ?? clips.dataset.requiredTarget().name, ofEachKind: count, equal: equal,
        unequal: unequal, key: call.sharedKey("trials", seed: seed),
        isStopped: { call.evaluation.isStopped }))
  },
  Builtin(
    "load_trials", .data, "Reads a list of verification trials from a file.",
    Parameter<String>(
      "path", "A file below the notebook's folder, a data folder or the output folder."),
    Parameter<DatasetValue?>(
      "on", "Data that must have every clip of the list; without them, `verify` checks.",
      default: nil),
    details: """
      One trial a line, as in VoxCeleb: 1 for the same speaker or 0 for different ones, then two clips.
        1 id10270/a.wav id10270/b.wav
        0 id10270/a.wav id10309/c.wav
      A file with commas may begin with a line that names its columns same, first and second.
      """,
    returns: "trials",
    references: [
      "A. Nagrani, J. S. Chung, A. Zisserman, \"VoxCeleb: a large-scale speaker identification dataset\", Interspeech 2017"
    ],
    seeAlso: ["trials", "save_trials", "verify"],
    examples: [
      Example(
        "clips = synthetic(clips=8, speakers=2)\nsave_trials(trials(clips, by=\"speaker\"), \"help/trials.txt\")\nload_trials(\"help/trials.txt\", on=clips)",
        shows: "28 trials of 8 clips: 12 same, 16 different"),
      Example(
        "pairs = {same: [1, 0], first: [\"a\", \"a\"], second: [\"b\", \"c\"]}\nsave_csv(pairs, \"help/list.csv\")\nlen(load_trials(\"help/list.csv\"))",
        shows: "2"),
    ]
  ) { call, path, data in
    let list = try TrialList.read(call.environment().files.read(path), name: path)
    if let data { _ = try list.places(in: data.dataset) }
    return TrialsValue(list)
  },
  Builtin(
    "save_trials", .files, "Writes verification trials to a file below the output folder.",
    Parameter<TrialsValue>("trials", "The trials."),
    Parameter<String>(
      "path",
      "Where to write; a name that ends in .csv has commas, any other the format of VoxCeleb."),
    returns: "text: where it was written", seeAlso: ["load_trials", "trials"],
    examples: [
      Example(
        "list = trials(synthetic(clips=8, speakers=2), by=\"speaker\")\nsave_trials(list, \"help/pairs.csv\")",
        shows: "\"help/pairs.csv\""),
      Example(
        "list = trials(synthetic(clips=8, speakers=2), by=\"speaker\")\nsave_trials(list, \"help/pairs.txt\")",
        shows: "\"help/pairs.txt\""),
    ]
  ) { call, trials, path in
    let bytes = try path.hasSuffix(".csv") ? trials.list.csv() : trials.list.lines()
    return try call.environment().files.write(bytes, to: path)
  },
]
