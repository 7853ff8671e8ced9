import Autodiff
import Binding
import Datasets
import Diagnostics
import Distillation
import Language
import NeuralNets
import Tensors

/// Builtins that measure this machine.
let profileBuiltins: [Builtin] = [
  Builtin(
    "profile", .learning, "Measures where the time of a training step goes, on this machine.",
    Parameter<ModelValue>("model", "A teacher or a student."),
    Parameter<DatasetValue>("on", "Clips to train on; nothing is kept of what is learnt."),
    Parameter<Int>(
      "steps", "How many steps are measured.", default: 20, where: .within(1...10_000)),
    batchParameter, optimizerParameter,
    details:
      "As many steps are taken before, to warm up. Times are wall clock, in milliseconds a step; the numbers differ from machine to machine and from run to run. `forward` is what values take, `backward` what gradients take.",
    returns: "table", seeAlso: ["fit", "summary"],
    examples: [
      Example(
        "clips = synthetic(clips=80)\near = network(inputs=\"audio\") |> dense(16, activation=\"relu\")\nhear = student(audio=ear, embedding=8, classes=clips.classes)\nsum(profile(hear, on=clips, steps=2).share) > 99",
        shows: "true"),
      Example(
        "clips = synthetic(clips=40)\neye = network(inputs=\"video\") |> dense(8)\nalone = teacher(clips.classes, video=eye, embedding=4)\n\"linear\" in profile(alone, on=clips, steps=1, batch=8).work",
        shows: "true"),
    ]
  ) { call, model, data, steps, batch, optimizer in
    try call.environment().files.markUnrepeatable()
    let job = try TrainingJob(
      call, "profile", length: .steps(steps), batch: batch, optimizer, nil, nil, true, nil,
      keepsDiverged: false)
    let profile = try model.specification.profile(
      Examples(data.dataset), steps: steps, job.settings)
    let scale = 1000 / Double(profile.steps)
    let entries = profile.entries.sorted { $0.forward + $0.backward > $1.forward + $1.backward }
    let known = entries.reduce(0) { $0 + $1.forward + $1.backward }
    let rest = max(0, profile.seconds - known)
    let whole = max(known + rest, .leastNonzeroMagnitude)
    return TableValue(
      table: try Table([
        TableColumn("work", text: entries.map(\.name) + ["the rest"]),
        TableColumn(
          "calls", numbers: entries.map { Double($0.calls) / Double(profile.steps) } + [.nan]),
        TableColumn("forward", numbers: entries.map { $0.forward * scale } + [rest * scale]),
        TableColumn("backward", numbers: entries.map { $0.backward * scale } + [0]),
        TableColumn(
          "share",
          numbers: entries.map { 100 * ($0.forward + $0.backward) / whole } + [100 * rest / whole]),
      ]),
      caption:
        "milliseconds a step of \(counted(profile.batchSize, "clip")); share in percent")
  }
]
