public import Diagnostics
public import Tensors

extension Convolution {
  /// How the rows of the result belong to sequences, for how those of the input do.
  ///
  /// - Throws: `layer.short`, naming both numbers, where a sequence has too few steps.
  public func outputLayout(for layout: SequenceLayout) throws(Fault) -> SequenceLayout {
    if time.outputSize(1) == 1, time.stride == 1 { return layout }
    for sequence in 0..<layout.count where layout.length(sequence) < time.smallest {
      throw Self.short(time.smallest, layout.length(sequence), "item \(sequence + 1) of the batch")
    }
    return try SequenceLayout(lengths: layout.lengths.map { time.outputSize($0) })
  }

  /// A fault that says that something has too few steps.
  public static func short(_ needed: Int, _ given: Int, _ what: String) -> Fault {
    Fault(
      "layer.short",
      "an item must have at least \(counted(needed, "step")) here, but \(what) has \(given)",
      hint: "Use longer clips or segments, a smaller kernel or dilation, or `padding=\"same\"`.")
  }
}
