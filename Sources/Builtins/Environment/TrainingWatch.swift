import Binding
import Diagnostics
import Distillation
import Language
import Tensors

/// Records what a function makes of a training at some moments. Used by one thread at a time.
final class TrainingWatch {
  private let function: Function
  private let call: Call
  private let numerics: Numerics
  private(set) var frames: [FramesValue.Frame] = []

  /// The most frames of a stage, beside that of the beginning.
  private static let limit = 12

  init(_ function: Function, _ call: Call, _ numerics: Numerics) {
    self.function = function
    self.call = call
    self.numerics = numerics
  }

  /// Records a moment, if it is one of those that are spread evenly over the epochs.
  func look(at moment: TrainingMoment, _ run: () throws(Fault) -> Run) throws {
    guard Self.isDue(moment.epoch, of: moment.epochs) else { return }
    let value = try shown(RunValue(run: run(), numerics: numerics))
    guard !value.isNone else {
      throw Fault(
        "fit.watch", "what `watch` returns must be something to show, but is none",
        hint: "Return a figure or a number, as in `watch=r -> evaluate(r, on=test).accuracy`.",
        parameter: "watch")
    }
    frames.append(FramesValue.Frame(stage: moment.stage, epoch: moment.epoch, value: value))
  }

  /// What the function returns; what is wrong with calling it is wrong with the argument that gives it.
  private func shown(_ run: RunValue) throws -> Value {
    do {
      return try call.evaluation.call(function.value, [.foreign(run)])
    } catch let fault as Fault {
      throw Fault(fault.code, fault.message, hint: fault.hint, parameter: "watch")
    }
  }

  static func isDue(_ epoch: Int, of epochs: Int) -> Bool {
    epoch == 0 || epoch * limit / max(1, epochs) > (epoch - 1) * limit / max(1, epochs)
  }
}
