import Autodiff
import Diagnostics
public import Tensors

/// What recurrent layers have in common.
///
/// The parameters are PyTorch's of one layer, weights transposed: `weight_ih` `[in, g h]` is
/// `weight_ih_l0` with its axes swapped, `weight_hh` `[h, g h]` likewise, `bias_ih` and `bias_hh`
/// `[g h]` are as they are, and the second direction has the same with `_reverse`. The gates lie in
/// PyTorch's order. All start uniform between ±1/√h.
public struct Recurrence: Sendable, Hashable {
  /// Which states a layer returns.
  public enum Output: String, Sendable, Hashable, CaseIterable {
    /// That after each step.
    case sequence
    /// That after the last step; for the second direction, after the first.
    case last
  }

  /// What happens in a step.
  public let cell: RecurrentCell
  /// The number of units of a direction.
  public let units: Int
  /// Whether there is a second direction, whose states lie behind those of the first.
  public let isBidirectional: Bool
  /// Which states are returned.
  public let output: Output

  var description: String {
    "\(cell.rawValue)(\(units)" + (isBidirectional ? ", bidirectional=true" : "")
      + (output == .sequence ? "" : ", returns=\(output.rawValue)") + ")"
  }

  func outputShape(for input: ItemShape) throws(Fault) -> ItemShape {
    guard (1...65_536).contains(units) else {
      throw Fault(
        "layer.setting",
        "`\(cell.rawValue)` must have from 1 to 65536 units, but has \(units)")
    }
    return ItemShape(
      output == .sequence ? input.time : .none, try Shape([isBidirectional ? 2 * units : units]))
  }

  func parameters(inputs: Int) throws(Fault) -> [ParameterSpecification] {
    let columns = cell.gates * units
    var specifications: [ParameterSpecification] = []
    for suffix in isBidirectional ? ["", "_reverse"] : [""] {
      let shapes = [
        ("weight_ih", [inputs, columns]), ("weight_hh", [units, columns]), ("bias_ih", [columns]),
        ("bias_hh", [columns]),
      ]
      for (name, sizes) in shapes {
        specifications.append(
          ParameterSpecification(name + suffix, try Shape(sizes), .uniform(inputs: units)))
      }
    }
    return specifications
  }

  func forward(_ x: Variable, _ context: LayerContext) throws(Fault) -> Variable {
    try context.tape.recurrent(
      cell, x, context.parameters, try context.sequences(), isBidirectional: isBidirectional,
      returnsLast: output == .last)
  }
}
