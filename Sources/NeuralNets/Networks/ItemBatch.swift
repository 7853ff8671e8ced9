public import Autodiff
import Tensors

/// A batch of items on a tape: a row for each vector, or rows of time steps and whose they are.
public struct ItemBatch {
  /// The rows.
  public let values: Variable
  /// How the rows belong to items; nothing where items are vectors.
  public let layout: SequenceLayout?

  /// Creates a batch; a layout says that the rows are time steps.
  public init(_ values: Variable, _ layout: SequenceLayout? = nil) {
    self.values = values
    self.layout = layout
  }

  /// The number of items.
  public var count: Int { layout?.count ?? values.shape[0] }
}
