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
    details: """
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
    seeAlso: ["load_model", "fit", "distill"],
    examples: [
      Example(trained + "save_model(run, \"help/student.safetensors\")", shows: "..."),
      Example(
        trained
          + "save_model(run, \"help/again.safetensors\")\nload_model(\"help/again.safetensors\").loss == run.loss",
        shows: "true"),
    ]
  ) { call, run, path in
    try call.environment().files.write(run.run.file.encode(), to: path)
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
    let text = LayerText(catalogue: environment.catalogue, evaluation: call.evaluation)
    return RunValue(
      run: try Run(file, name: path, environment.numerics, layer: text.layer),
      numerics: environment.numerics)
  },
]

/// A small trained student, for examples.
private let trained = """
  clips = synthetic(clips=80)
  ear = network(inputs="audio") |> dense(8, activation="relu")
  hear = student(audio=ear, embedding=4, classes=clips.classes)
  run = fit(hear, clips, epochs=2)

  """
