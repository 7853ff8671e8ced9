import Binding
import Diagnostics
import Distillation
import Language
import NeuralNets

/// A network specification as the language holds it.
struct NetworkValue: ForeignBindable {
  let encoder: Encoder

  /// The network with one more layer.
  func adding(_ layer: any Layer) -> NetworkValue { NetworkValue(encoder: encoder.adding(layer)) }

  static var kindName: String { "network" }
  var summary: String { encoder.description }
  var fieldNames: [String] { ["inputs", "layers"] }

  func field(_ name: String) -> Value? {
    switch name {
    case "inputs": .string(encoder.view)
    case "layers": encoder.layers.map(\.description).value
    default: nil
    }
  }

  func digest(into digest: inout Digest) { digest.combine("network \(encoder.description)") }

  func isEqual(to other: any Foreign) -> Bool {
    (other as? NetworkValue)?.encoder.description == encoder.description
  }

  static func hint(for value: Value) -> String? {
    "Start one with `network(inputs=\"audio\")`, and add layers with `|> dense(64)`."
  }
}
