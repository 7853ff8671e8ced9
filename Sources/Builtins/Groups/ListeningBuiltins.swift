import Binding
import Datasets
import Diagnostics
import Language

/// Builtins that give recordings to a trained network.
let listeningBuiltins: [Builtin] = [
  Builtin(
    "recordings", .data, "Reads recordings as a trained network hears them.",
    Parameter<Either<[String], String>>(
      "paths", "Sound files below the notebook's folder or a data folder."),
    Parameter<RunValue>("like", "A network that learnt from recordings."),
    Parameter<Bool>(
      "skip", "Whether files that cannot be read are left out; `describe` then names them.",
      default: false),
    details:
      "Each file becomes features as those were made that the network learnt from: preset, sample rate, bins, step, and what `normalize_clips`, `add_deltas`, `take_features`, `take_steps` and `standardize` did. The result has no labels: give it to `embed`, `predict`, `probabilities` or `same_speaker`.",
    returns: "dataset", seeAlso: ["embed", "predict", "same_speaker", "load_model"],
    examples: [
      Example("help(recordings)", shows: "..."),
      Example(
        heardStudent
          + "write_audio(tone(440Hz, 0.2s), \"help/new.wav\")\nembed(run, on=recordings(\"help/new.wav\", like=run)).shape",
        shows: "[1, 4]"),
    ]
  ) { call, paths, run, skips in
    DatasetValue(try heard(call, paths.list, run, skips: skips))
  },
  Builtin(
    "same_speaker", .evaluation, "Judges whether two recordings are of one speaker.",
    Parameter<RunValue>("run", "A network that learnt from recordings."),
    Parameter<[String]>("clips", "Two sound files."),
    Parameter<Double?>(
      "threshold",
      "The score from which on they are; without it, the one that `save_model` chose by trials.",
      default: nil, unit: "plain number", where: .ifGiven(.within(-1...1))),
    details:
      "The score is the cosine of both embeddings. Without a threshold the answer is `none`: no score means the same speaker by itself.",
    returns: "record {score, threshold, same}",
    seeAlso: ["verify", "save_model", "recordings"],
    examples: [
      Example(
        heardStudent
          + "write_audio(tone(440Hz, 0.2s), \"help/new.wav\")\nsame_speaker(run, [\"help/new.wav\", \"help/low.wav\"], threshold=-1).same",
        shows: "true"),
      Example("help(same_speaker)", shows: "..."),
    ]
  ) { call, run, clips, given -> Record in
    guard clips.count == 2 else {
      throw Fault(
        "recordings.two", "two recordings must be compared, but there are \(clips.count)",
        hint: "Write `same_speaker(run, [\"a.wav\", \"b.wav\"])`.", parameter: "clips")
    }
    let pair = try heard(call, clips, run, skips: false)
    let score = try run.cosine(of: pair)
    let threshold = given ?? run.calibration?.threshold
    return Record([
      ("score", .float(score)), ("threshold", threshold.map { .float($0) } ?? .none),
      ("same", threshold.map { .bool(score >= $0) } ?? .none),
    ])
  },
]

/// The files that a call names, or the fault of the first that cannot be read.
private func heard(
  _ call: Call, _ paths: [String], _ run: RunValue, skips: Bool
) throws -> Dataset {
  let files = try call.environment().files
  let wanted = paths.map { path in
    HeardClips.Wanted(
      path, Result { () throws(Fault) in try files.find(path) })
  }
  let heard = try run.heard(wanted, files, call.readingHooks("read recordings"))
  if let first = heard.failures.first, !skips { throw first.fault }
  guard let dataset = heard.dataset else {
    throw heard.failures.first?.fault
      ?? Fault(
        "recordings.none", "there must be a recording to read, but no path is given",
        hint: "Give the path of a sound file.", argument: 0)
  }
  return dataset
}

extension Either where First == [String], Second == String {
  /// The texts, one or several.
  fileprivate var list: [String] {
    switch self {
    case .first(let list): list
    case .second(let text): [text]
    }
  }
}

/// A small student that learnt from two recordings, for examples.
private let heardStudent = """
  write_audio(tone(200Hz, 0.2s), "help/low.wav")
  write_audio(tone(900Hz, 0.2s), "help/high.wav")
  rows = {audio: ["low.wav", "high.wav"], label: ["low", "high"]}
  save_csv(rows, "help/heard.csv")
  clips = manifest("help/heard.csv", bins=8)
  ear = network(inputs="audio") |> mean_pool()
  run = fit(student(ear, clips.classes, embedding=4), clips, epochs=1)

  """
