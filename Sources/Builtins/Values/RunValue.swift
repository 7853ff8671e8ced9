import Binding
import Datasets
import Diagnostics
import Distillation
import Language
import NeuralNets
import Plots
import Tensors

/// A finished training as the language holds it: usable wherever a trained network is wanted.
struct RunValue: ForeignBindable, Exhibiting, Curved {
  let run: Run
  /// The numerics that computing with the network uses.
  let numerics: Numerics
  /// How each view that it learnt from came about.
  var origins: [String: FeatureOrigin] = [:]
  /// From which score on two clips count as of one speaker, where that was chosen.
  var calibration: Calibration?
  /// What `watch` showed of the training.
  var frames: [FramesValue.Frame] = []

  static var kindName: String { "run" }

  var summary: String {
    "\(run.model.specification.role.rawValue) trained on \(run.method); "
      + "\(counted(run.clips.all, "clip")), \(run.clips.labelled) labelled"
  }

  var exhibits: [Exhibit] {
    let rows = run.stages.map { stage -> Sparklines.Row in
      let losses = stage.history.epochs.map(\.loss)
      return Sparklines.Row(run.stages.count > 1 ? "\(stage.name) loss" : "loss", losses)
    }
    var parts: [Exhibit] = [
      .words(title: summary, ["  \(counted(run.model.parameterCount, "parameter"))"])
    ]
    if let figure = try? Figure(nil, .sparklines(Sparklines(rows))) {
      parts.append(.figure(figure))
    }
    let words = run.stages.map { stage in
      "  " + (run.stages.count > 1 ? "\(stage.name): " : "") + Self.words(for: stage)
    }
    return parts + [.words(title: nil, words)]
  }

  private static func words(for stage: Run.Stage) -> String {
    let history = stage.history
    var text =
      "\(counted(history.epochs.count, "epoch")), \(history.reason.rawValue)"
    if let best = history.bestEpoch { text += ", best epoch \(best)" }
    if let last = history.epochs.last {
      text += ", loss \(NumberFormat.significant(3).text(last.loss))"
    }
    return text
  }

  var fieldNames: [String] {
    [
      "loss", "losses", "validation_loss", "stages", "epochs", "parameters", "method", "classes",
      "embedding", "frames",
    ]
  }

  func field(_ name: String) throws -> Value? {
    switch name {
    case "loss": return losses.value
    case "losses":
      return .record(
        Record(run.stages.map { ($0.name, $0.history.epochs.map(\.loss).value) }))
    case "validation_loss": return validationLosses.value
    case "stages": return run.stages.map(\.name).value
    case "epochs": return .int(losses.count)
    case "parameters": return .int(run.model.parameterCount)
    case "method": return .string(run.method)
    case "classes": return run.model.specification.classes.value
    case "embedding": return .int(run.model.specification.embedding)
    case "frames": return .foreign(FramesValue(frames: frames))
    default: return nil
    }
  }

  func digest(into digest: inout Digest) {
    digest.combine("run \(run.method)")
    for (name, weights) in run.model.weights.sorted(by: { $0.key < $1.key }) {
      digest.combine(name)
      for tensor in weights.tensors { TensorValue(tensor: tensor).digest(into: &digest) }
    }
    for loss in losses { digest.combine(loss) }
  }

  func isEqual(to other: any Foreign) -> Bool {
    guard let other = other as? RunValue else { return false }
    return other.run.model.weights == run.model.weights && other.losses == losses
  }

  static func hint(for value: Value) -> String? {
    value.foreign is ModelValue
      ? "Train it first, with `fit` or `distill`." : "Train one with `fit` or `distill`."
  }

  // MARK: Curves

  private var losses: [Double] { run.stages.flatMap { $0.history.epochs.map(\.loss) } }

  private var validationLosses: [Double] {
    run.stages.flatMap { $0.history.epochs.compactMap { $0.validation?.loss } }
  }

  var curves: [SeriesArgument.Row] {
    run.stages.flatMap { stage -> [SeriesArgument.Row] in
      let prefix = run.stages.count > 1 ? stage.name + " " : ""
      let validation = stage.history.epochs.map { $0.validation?.loss ?? .nan }
      let training = SeriesArgument.Row(
        name: prefix + "training", values: stage.history.epochs.map(\.loss))
      return validation.allSatisfy(\.isNaN)
        ? [training]
        : [training, SeriesArgument.Row(name: prefix + "validation", values: validation)]
    }
  }

  var mainCurve: [Double]? {
    let validation = validationLosses
    return validation.isEmpty ? (losses.isEmpty ? nil : losses) : validation
  }
}
