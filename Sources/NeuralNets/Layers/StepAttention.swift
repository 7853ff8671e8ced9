import Autodiff
import Diagnostics
import Tensors

/// A score for every step: vᵀ tanh(W x + b), with W `[in, units]`, b `[units]` and v `[units, 1]`.
///
/// A constant added to all scores changes nothing in the soft-max over the steps, so there is none.
struct StepAttention: Sendable, Hashable {
  /// The number of rows of v.
  let units: Int

  func parameters(inputs: Int) throws(Fault) -> [ParameterSpecification] {
    [
      ParameterSpecification("weight", try Shape([inputs, units]), .uniform(inputs: inputs)),
      ParameterSpecification("bias", try Shape([units]), .uniform(inputs: inputs)),
      ParameterSpecification("context", try Shape([units, 1]), .uniform(inputs: units)),
    ]
  }

  func requireUnits(_ kind: String) throws(Fault) {
    guard (1...65_536).contains(units) else {
      throw Fault(
        "layer.setting", "`\(kind)` must have from 1 to 65536 units, but has \(units)")
    }
  }

  func scores(_ x: Variable, _ context: LayerContext) throws(Fault) -> Variable {
    let (tape, p, layout) = (context.tape, context.parameters, try context.sequences())
    let hidden = try tape.linear(x, p[0], p[1], .tanh, layout: layout)
    return try tape.linear(hidden, p[2], nil, layout: layout)
  }
}
