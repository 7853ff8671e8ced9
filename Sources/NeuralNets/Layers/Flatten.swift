public import Autodiff
public import Diagnostics
import Tensors

/// Reads the same numbers as plain features: images `[time, bins, channels]` as steps of
/// bins · channels features, or a fixed number of steps as one vector.
public struct Flatten: Layer {
  /// `flatten`
  public static let kind = "flatten"
  /// Both ways.
  public static var examples: [any Layer] { [Flatten(), Flatten(joinsTime: true)] }
  /// Three steps of two bins with two channels.
  public static var exampleInput: ItemShape {
    get throws(Fault) { ItemShape(.fixed(3), try Shape([2, 2])) }
  }

  /// Whether the steps are joined to one vector too.
  public let joinsTime: Bool

  /// Creates a layer.
  public init(joinsTime: Bool = false) {
    self.joinsTime = joinsTime
  }

  /// The setting if it is not the default.
  public var description: String { joinsTime ? "flatten(time=true)" : "flatten()" }

  /// `[time, features]`, or `[features]` with time joined.
  public func outputShape(for input: ItemShape) throws(Fault) -> ItemShape {
    guard joinsTime else { return ItemShape(input.time, try Shape([input.width])) }
    guard case .fixed(let steps) = input.time else {
      throw Fault(
        "layer.input",
        "`flatten(time=true)` needs items of a fixed number of steps, but is given \(input)",
        hint: "Pool over time, or cut the clips into segments of one length.")
    }
    return ItemShape(.none, try Shape([try Shape([steps, input.width]).count]))
  }

  /// None.
  public func parameters(for input: ItemShape) throws(Fault) -> [ParameterSpecification] { [] }

  /// None with time joined.
  public func outputLayout(for layout: SequenceLayout) throws(Fault) -> SequenceLayout? {
    joinsTime ? nil : layout
  }

  /// Another shape for the same numbers; steps are plain rows already.
  public func forward(_ x: Variable, _ context: LayerContext) throws(Fault) -> Variable {
    guard joinsTime, let layout = context.layout else { return x }
    return try context.tape.reshape(
      x, [layout.count, try outputShape(for: context.input).width])
  }
}
