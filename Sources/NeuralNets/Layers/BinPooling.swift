import Autodiff
import Diagnostics
import Tensors

/// What pooling over time does with the bins of images; steps that are vectors have none.
public enum BinPooling: String, Sendable, Hashable, CaseIterable {
  /// Time and bins are pooled together, which leaves the channels: global pooling.
  case pool
  /// Every bin of every channel is pooled over time alone, which leaves bins × channels numbers.
  case keep

  /// The number of columns that are pooled.
  ///
  /// - Throws: `layer.input` for items without a time axis or without numbers.
  func width(of input: ItemShape, _ kind: String) throws(Fault) -> Int {
    guard input.isSequence, (1...2).contains(input.step.rank), input.width > 0 else {
      throw Fault(
        "layer.input",
        "`\(kind)` needs items of steps over time with at least one number, but is given \(input)",
        hint: input.isSequence ? nil : "Give the network sequences, or leave the layer out.")
    }
    return self == .pool ? input.step[input.step.rank - 1] : input.width
  }

  /// The rows and sequences that are pooled: where bins are pooled too, each is a row of its own.
  func rows(
    _ x: Variable, _ context: LayerContext
  ) throws(Fault) -> (x: Variable, layout: SequenceLayout) {
    let layout = try context.sequences()
    guard self == .pool, context.input.step.rank == 2 else { return (x, layout) }
    let (bins, channels) = (context.input.step[0], context.input.step[1])
    let split = layout.splittingSteps(into: bins)
    return (try context.tape.reshape(x, [split.rowCount, channels]), split)
  }
}
