import Binding
import Datasets
import Diagnostics
import Distillation
import Language
import NeuralNets
import Tensors

/// A training that a cell asked for: its settings, its progress, and what becomes of its result.
struct TrainingJob {
  var settings = TrainingSettings()
  let hooks: TrainingHooks
  private let call: Call
  private let keepsDiverged: Bool
  private let watch: TrainingWatch?

  init(
    _ call: Call, _ task: String, length: TrainingSettings.Length, batch: Int,
    _ optimizer: OptimizerValue,
    _ patience: Int?, _ clip: Double?, _ standardize: Bool, _ seed: Int?, keepsDiverged: Bool,
    checkpoint: String? = nil, watch: Function? = nil
  ) throws {
    let environment = try call.environment()
    guard checkpoint == nil || watch == nil else {
      throw Fault(
        "call.arguments", "a training takes `checkpoint` or `watch`, but has both",
        hint: "Leave one out: what was shown before an interruption is not in a checkpoint.",
        parameter: "watch")
    }
    self.call = call
    self.keepsDiverged = keepsDiverged
    settings.length = length
    settings.batchSize = batch
    settings.optimizer = optimizer.optimizer
    settings.rate = optimizer.rate
    settings.rateSchedule = optimizer.schedule
    settings.patience = patience
    settings.clipNorm = clip
    settings.standardizes = standardize
    settings.key = call.sharedKey("training", seed: seed)
    settings.numerics = environment.numerics
    var hooks = TrainingHooks()
    hooks.isCancelled = { environment.isInterrupted }
    hooks.progress = { stage, progress in
      // An interruption is answered at the next step, where the run so far can be kept.
      if !environment.isInterrupted { try call.evaluation.checkpoint() }
      guard progress.isEpochEnd || progress.step % 16 == 0 else { return }
      var figures = [(name: "loss", value: progress.loss)]
      if let validation = progress.validation { figures.append(("validation", validation.loss)) }
      environment.report(
        ProgressReport(
          task: stage == "whole" ? task : "\(task) \(stage)",
          done: progress.isEpochEnd ? progress.epoch : progress.epoch - 1,
          total: progress.epochs, unit: "epoch", figures: figures))
    }
    hooks.checkpoint = checkpoint.map { CheckpointStorage($0, environment.files) }
    let watch = watch.map { TrainingWatch($0, call, environment.numerics) }
    hooks.watch = watch.map { watch in { try watch.look(at: $0, $1) } }
    // All of a training that is watched is seen, or it would matter whether it was interrupted.
    hooks.shelf = watch == nil ? environment.trainings : nil
    self.watch = watch
    self.hooks = hooks
  }

  /// The run as a value; an error where it was stopped, or diverged and must not be kept.
  func finished(_ run: Run, on dataset: Dataset) throws -> RunValue {
    let origins = dataset.views.filter { run.model.specification.views.contains($0.name) }
    let value = RunValue(
      run: run, numerics: settings.numerics,
      origins: Dictionary(
        origins.map { ($0.name, $0.origin) }, uniquingKeysWith: { first, _ in first }),
      frames: watch?.frames ?? [])
    if run.isCancelled {
      let epochs = run.stages.reduce(0) { $0 + $1.history.epochs.count }
      if epochs > 0 { try call.environment().keepPartial(value.value) }
      try call.evaluation.checkpoint()
    }
    if let fault = run.divergence, !keepsDiverged {
      let last = run.stages.last?.history.epochs.suffix(3).map { "\(Float($0.loss))" } ?? []
      throw Fault(
        fault.code,
        fault.message
          + (last.isEmpty ? "" : "; the last losses were \(last.joined(separator: ", "))"),
        hint: (fault.hint ?? "Lower the learning rate.")
          + " `keep_diverged=true` returns the run as it was.")
    }
    return value
  }
}

extension CheckpointStorage {
  /// A file below the output folder.
  fileprivate init(_ path: String, _ files: FileAccess) {
    self.init(
      name: path,
      read: {
        try files.readOutput(path).map { bytes in
          try bytes.withUnsafeBytes { try SafetensorsFile.decode($0, name: path) }
        }
      },
      write: { try files.write($0.encode(), to: path) })
  }
}
