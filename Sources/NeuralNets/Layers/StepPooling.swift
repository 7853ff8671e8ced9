public import Autodiff
public import Diagnostics
import Tensors

/// A layer that makes one number of each column over the steps of an item; for images, of each channel
/// over time and bins, or of each bin of each channel.
public protocol StepPooling: Layer {
  /// What becomes of the bins of images.
  var bins: BinPooling { get }
  /// Creates a layer.
  init(bins: BinPooling)
}

extension StepPooling {
  /// One layer for each treatment of bins.
  public static var examples: [any Layer] { BinPooling.allCases.map { Self(bins: $0) } }
  /// Images of two bins and three channels.
  public static var exampleInput: ItemShape {
    get throws(Fault) { ItemShape(.any, try Shape([2, 3])) }
  }

  /// The bins if they are not pooled.
  public var description: String {
    bins == .pool ? "\(Self.kind)()" : "\(Self.kind)(bins=\(bins.rawValue))"
  }

  /// A vector of the columns.
  public func outputShape(for input: ItemShape) throws(Fault) -> ItemShape {
    ItemShape(.none, try Shape([try bins.width(of: input, Self.kind)]))
  }

  /// None.
  public func parameters(for input: ItemShape) throws(Fault) -> [ParameterSpecification] { [] }

  /// Vectors have no steps.
  public func outputLayout(for layout: SequenceLayout) throws(Fault) -> SequenceLayout? { nil }
}
