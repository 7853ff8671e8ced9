public import Autodiff
public import Diagnostics
import Tensors

/// The largest number over the steps of each item; for images, over time and bins: one per channel.
public struct MaxPool: Layer {
  /// `max_pool`
  public static let kind = "max_pool"
  /// One layer for each treatment of bins.
  public static var examples: [any Layer] { BinPooling.allCases.map { MaxPool(bins: $0) } }
  /// Images of two bins and three channels.
  public static var exampleInput: ItemShape {
    get throws(Fault) { ItemShape(.any, try Shape([2, 3])) }
  }

  /// What becomes of the bins of images.
  public let bins: BinPooling

  /// Creates a layer.
  public init(bins: BinPooling = .pool) {
    self.bins = bins
  }

  /// The bins if they are not pooled.
  public var description: String {
    bins == .pool ? "max_pool()" : "max_pool(bins=\(bins.rawValue))"
  }

  /// A vector of the columns.
  public func outputShape(for input: ItemShape) throws(Fault) -> ItemShape {
    ItemShape(.none, try Shape([try bins.width(of: input, Self.kind)]))
  }

  /// None.
  public func parameters(for input: ItemShape) throws(Fault) -> [ParameterSpecification] { [] }

  /// Vectors have no steps.
  public func outputLayout(for layout: SequenceLayout) throws(Fault) -> SequenceLayout? { nil }

  /// Takes the largest numbers over the steps.
  public func forward(_ x: Variable, _ context: LayerContext) throws(Fault) -> Variable {
    let (rows, layout) = try bins.rows(x, context)
    return try context.tape.maxPool(rows, layout)
  }
}
