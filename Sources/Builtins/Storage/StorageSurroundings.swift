import Binding
import Diagnostics
import Language
import NeuralNets
import Tensors

/// What kept values need to be read again: numerics, and the builtins that make networks, objectives
/// and optimizers from the calls as which they are shown.
///
/// Used by one thread at a time, that of the notebook.
final class StorageSurroundings: @unchecked Sendable {
  let numerics: Numerics
  private let catalogue: Catalogue
  private let makeInterpreter: () -> Interpreter
  private lazy var interpreter = makeInterpreter()

  init(numerics: Numerics, catalogue: Catalogue, makeInterpreter: @escaping () -> Interpreter) {
    self.numerics = numerics
    self.catalogue = catalogue
    self.makeInterpreter = makeInterpreter
  }

  /// The layer that shows a text.
  func layer(_ text: String) throws -> any Layer {
    try LayerText(catalogue: catalogue, evaluation: interpreter.evaluation).layer(text)
  }

  /// The value of a call, which must show itself as the same call. A file can do no more than make
  /// objectives, optimizers, rates and headers.
  func made<T: ForeignBindable>(_ call: String, as type: T.Type) throws -> T {
    let outcome = Parser.parse(SourceText(name: "cache", text: call))
    let kinds = [
      ObjectiveValue.kindName, OptimizerValue.kindName, RateValue.kindName, HeaderValue.kindName,
    ]
    guard let program = outcome.program, outcome.diagnostics.isEmpty, program.isExpression,
      program.freeNames.allSatisfy({ name in
        catalogue[name].map { kinds.contains($0.returns) } ?? false
      }),
      let value = try interpreter.evaluate(program, cell: "").foreign as? T, value.summary == call
    else { throw Fault.unreadable("`\(truncated(call, to: 60))`") }
    return value
  }
}

extension StorageReader {
  /// What the types of this program need.
  var surroundings: StorageSurroundings {
    get throws(Fault) {
      guard let surroundings = context.surroundings as? StorageSurroundings else {
        throw .unreadable("a value without its surroundings")
      }
      return surroundings
    }
  }
}
