import Binding
import Diagnostics
import Language
import NeuralNets
import Testing

@testable import Builtins

/// Layers read from the text that they show.
@Suite struct LayerTextTests {
  /// Layers that only Swift code makes: parts of models, and settings that no notebook needs.
  private static let withoutBuiltin: Set<String> = [
    "dense(3, start=he)", "dense(2, tanh, start=glorot, bias=false)", "activation(none)",
    "activation(sigmoid)", "cosine_scores(4, scale=30.0)", "cosine_scores(2, scale=1.0)",
  ]

  private final class Silent: Host {
    var isInterrupted: Bool { false }
    func show(_ value: Value, in evaluation: Evaluation) throws {}
  }

  private let reader: LayerText

  init() throws {
    let workspace = try Workspace(
      notebookFolder: ".", dataFolders: [], outputFolder: nil, isExact: true, threads: 1)
    reader = LayerText(
      catalogue: .standard,
      evaluation: workspace.interpreter(host: Silent(), progress: { _ in }).evaluation)
  }

  @Test func everyLayerIsReadFromItsText() throws {
    var unread: Set<String> = []
    for layer in Layers.all.flatMap({ $0.examples }) {
      let text = layer.description
      guard !Self.withoutBuiltin.contains(text) else {
        #expect(throws: (any Error).self) { try reader.layer(text) }
        unread.insert(text)
        continue
      }
      let read = try reader.layer(text)
      #expect(read.description == text)
      #expect(type(of: read) == type(of: layer))
    }
    #expect(unread == Self.withoutBuiltin)
  }

  @Test(arguments: [
    "", "dense", "dense(", "dense()", "dense(0)", "dense(4, wobble)", "dense(4, relu, 7)",
    "dense(units=4, units=4)", "dense(4, colour=red)", "dense(1e300)", "dence(4)", "relu(1)",
    "activation()", "activation(relu, relu)", "activation(dense)", "network(audio)",
    "save_text(x.txt)", "help()", "len()", "student(4)", "dense(04)", "dense(4) ", "dropout(nan)",
    "dropout(1)", "gru(4, returns=\"last\")", "relu", "softmax",
  ])
  func otherTextsAreFaults(text: String) {
    #expect(throws: Fault.self) { try reader.layer(text) }
  }

  @Test func aFaultNamesTheNearestLayer() {
    let fault = #expect(throws: Fault.self) { try reader.layer("dence(4)") }
    #expect(fault?.code == "model.layer")
    #expect(fault?.message.contains("`dence(4)`") == true)
    #expect(fault?.hint == "Did you mean `dense`?")
  }
}
