import Binding
import Datasets
import Diagnostics
import Distillation
import Language
import NeuralNets

/// Builtins that keep trained networks in files.
let modelBuiltins: [Builtin] = [
  Builtin(
    "save_model", .files, "Writes a trained teacher or student to a file below the output folder.",
    Parameter<RunValue>("run", "What `fit` or `distill` returned."),
    Parameter<String>(
      "path", "Where to write, below the output folder, such as \"student.safetensors\"."),
    Parameter<TrialsValue?>(
      "trials",
      "Verification trials of speakers that training has not met, to choose by from which score on two clips count as of one speaker.",
      default: nil),
    Parameter<DatasetValue?>("on", "The data that have the clips of the trials.", default: nil),
    details: """
      A network that learnt from recordings keeps how its features were made, so that `lupi embed`, `lupi verify` and `lupi classify` can give it a sound file. With `trials`, the threshold is the score at which both errors are equally frequent on them, and is kept with that error rate: what it is worth for other speakers and microphones, other trials must show.
      The file has the safetensors format: all weights, such as `encoder audio/0.weight` [inputs, units], with the running statistics of batch norm, and how each view is scaled, `scaling audio/mean` and `scaling audio/factor`. Layers, classes, settings and history stand beside them as text.
      In Python, for a student `audio → dense(16, relu)` with an embedding:
        from safetensors.numpy import load_file
        w = load_file("student.safetensors")
        layer = lambda x, name: x @ w[name + ".weight"] + w[name + ".bias"]
        x = (audio - w["scaling audio/mean"]) * w["scaling audio/factor"]
        h = numpy.maximum(layer(x, "encoder audio/0"), 0)
        embedding = layer(h, "embedding/0")
        scores = layer(embedding, "header/0")
      """,
    returns: "text: where it was written",
    references: ["Hugging Face, \"Safetensors\", format description, 2022"],
    seeAlso: ["load_model", "same_speaker", "fit", "distill"],
    examples: [
      Example(trained + "save_model(run, \"help/student.safetensors\")", shows: "..."),
      Example(
        trained
          + "pairs = trials(clips, by=\"speaker\", count=20)\nsave_model(run, \"help/verifier.safetensors\", trials=pairs, on=clips)",
        shows: "..."),
      Example(
        trained
          + "save_model(run, \"help/again.safetensors\")\nload_model(\"help/again.safetensors\").loss == run.loss",
        shows: "true"),
    ]
  ) { call, run, path, trials, data in
    guard (trials == nil) == (data == nil) else {
      throw Fault(
        "call.arguments",
        trials == nil
          ? "`on` is for `trials`, but there are none" : "`trials` need `on`, but it is not given",
        hint: trials == nil
          ? "Add trials=, or leave it out." : "Add on=, the data that have their clips.",
        parameter: trials == nil ? "on" : "trials")
    }
    var run = run
    if let trials, let data {
      run.calibration = try Calibration(
        run, trials.list, on: data.dataset, isStopped: { call.evaluation.isStopped })
    }
    return try call.environment().files.write(run.file.encode(), to: path)
  },
  Builtin(
    "load_model", .files, "Reads a trained teacher or student that `save_model` wrote.",
    Parameter<String>(
      "path", "A file below the notebook's folder, a data folder or the output folder."),
    details:
      "The run evaluates, embeds and teaches with the bits of the one that was saved, as long as the numerics are the same. Layers are made by the builtins of their names, so a file cannot do more than a notebook.",
    returns: "run", seeAlso: ["save_model", "evaluate", "distill"],
    examples: [
      Example(
        trained
          + "save_model(run, \"help/loaded.safetensors\")\nload_model(\"help/loaded.safetensors\") == run",
        shows: "true"),
      Example(
        trained
          + "save_model(run, \"help/kept.safetensors\")\nlen(predict(load_model(\"help/kept.safetensors\"), on=clips))",
        shows: "80"),
    ]
  ) { call, path in
    let environment = try call.environment()
    let bytes = try environment.files.readAnywhere(path)
    let file = try bytes.withUnsafeBytes { try SafetensorsFile.decode($0, name: path) }
    return try RunValue(
      file, name: path, environment.numerics,
      layer: LayerText(catalogue: environment.catalogue, evaluation: call.evaluation).layer)
  },
]

/// A small trained student, for examples.
private let trained = """
  clips = synthetic(clips=80)
  ear = network(inputs="audio") |> dense(8, activation="relu")
  hear = student(audio=ear, embedding=4, classes=clips.classes)
  run = fit(hear, clips, epochs=2)

  """
