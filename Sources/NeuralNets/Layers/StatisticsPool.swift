public import Autodiff
public import Diagnostics
import Tensors

/// Mean and standard deviation over the steps of each item, one after the other; for images, of every
/// bin of every channel over time (temporal statistics pooling), or over time and bins.
public struct StatisticsPool: Layer {
  /// `statistics_pool`
  public static let kind = "statistics_pool"
  /// One layer for each setting.
  public static var examples: [any Layer] {
    [StatisticsPool(), StatisticsPool(isSample: true), StatisticsPool(bins: .pool)]
  }
  /// Images of two bins and three channels.
  public static var exampleInput: ItemShape {
    get throws(Fault) { ItemShape(.any, try Shape([2, 3])) }
  }

  /// Whether the variance divides by one less than the number of steps.
  public let isSample: Bool
  /// What becomes of the bins of images.
  public let bins: BinPooling

  /// Creates a layer.
  public init(isSample: Bool = false, bins: BinPooling = .keep) {
    self.isSample = isSample
    self.bins = bins
  }

  /// The settings that differ from their defaults.
  public var description: String {
    let settings =
      (isSample ? ["variance=sample"] : []) + (bins == .keep ? [] : ["bins=\(bins.rawValue)"])
    return "statistics_pool(\(settings.joined(separator: ", ")))"
  }

  /// A vector of twice the columns.
  public func outputShape(for input: ItemShape) throws(Fault) -> ItemShape {
    ItemShape(.none, try Shape([2 * (try bins.width(of: input, Self.kind))]))
  }

  /// None.
  public func parameters(for input: ItemShape) throws(Fault) -> [ParameterSpecification] { [] }

  /// Vectors have no steps.
  public func outputLayout(for layout: SequenceLayout) throws(Fault) -> SequenceLayout? { nil }

  /// Takes mean and standard deviation over the steps.
  public func forward(_ x: Variable, _ context: LayerContext) throws(Fault) -> Variable {
    let (rows, layout) = try bins.rows(x, context)
    return try context.tape.statisticsPool(rows, layout, isSample: isSample)
  }
}
