public import Diagnostics
public import Tensors

/// A rule that moves the parameters of a block against their gradient.
///
/// What it remembers is kept in the block, so one optimizer value serves any number of blocks.
public protocol Optimizer: Sendable {
  /// The name, such as `adam`.
  static var name: String { get }
  /// All settings as text, different for different optimizers.
  var description: String { get }
  /// Takes one step.
  ///
  /// - Throws: `limit.memory`.
  func step(_ block: ParameterBlock, rate: Float, _ numerics: Numerics) throws(Fault)
}

/// Every optimizer, in one list that the tests walk.
public enum Optimizers {
  /// Each with its default settings.
  public static let all: [any Optimizer] = [Adam(), GradientDescent(), RootMeanSquare()]
}
