public import Autodiff
public import Diagnostics

/// The mean over the steps of each item; for images, over time and bins: one number per channel.
public struct MeanPool: StepPooling {
  /// `mean_pool`
  public static let kind = "mean_pool"

  /// What becomes of the bins of images.
  public let bins: BinPooling

  /// Creates a layer.
  public init(bins: BinPooling = .pool) {
    self.bins = bins
  }

  /// Takes the mean over the steps.
  public func forward(_ x: Variable, _ context: LayerContext) throws(Fault) -> Variable {
    let (rows, layout) = try bins.rows(x, context)
    return try context.tape.meanPool(rows, layout)
  }
}
