public import Autodiff
public import Diagnostics

/// The largest number over the steps of each item; for images, over time and bins: one per channel.
public struct MaxPool: StepPooling {
  /// `max_pool`
  public static let kind = "max_pool"

  /// What becomes of the bins of images.
  public let bins: BinPooling

  /// Creates a layer.
  public init(bins: BinPooling = .pool) {
    self.bins = bins
  }

  /// Takes the largest numbers over the steps.
  public func forward(_ x: Variable, _ context: LayerContext) throws(Fault) -> Variable {
    let (rows, layout) = try bins.rows(x, context)
    return try context.tape.maxPool(rows, layout)
  }
}
