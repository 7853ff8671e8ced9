import Foundation
import Testing

/// What is declared in a folder stands in the list from which help, completion, the manual and the tests
/// are made: outside the list it would compile, and nobody would ever meet it.
@Suite struct ListTests {
  /// Declarations of a folder, and the list in which they stand.
  struct Rule: CustomStringConvertible, Sendable {
    /// What is declared: "layer".
    let noun: String
    /// The folder below `Sources`.
    let folder: String
    /// How a declaration begins, the name in parentheses.
    let declaration: String
    /// The file of the list.
    let list: String
    /// How a name stands there, after the name.
    let suffix: String

    var description: String { noun }

    init(
      _ noun: String, in folder: String, _ declaration: String, listed list: String,
      as suffix: String
    ) {
      (self.noun, self.folder, self.declaration) = (noun, folder, declaration)
      (self.list, self.suffix) = (list, suffix)
    }
  }

  private static let rules = [
    Rule(
      "operation", in: "Autodiff/Operations", #"^struct (\w+): \w+ \{\n  static let name"#,
      listed: "Autodiff/Operations.swift", as: ".self"),
    Rule(
      "layer", in: "NeuralNets/Layers",
      #"^public struct (\w+): \w+ \{\n(?:(?:  .*)?\n)*?  public static let kind"#,
      listed: "NeuralNets/Layers/Layers.swift", as: ".self"),
    Rule(
      "optimizer", in: "NeuralNets/Optimizers", #"^public struct (\w+): Optimizer\b"#,
      listed: "NeuralNets/Optimizers/Optimizer.swift", as: "()"),
    Rule(
      "embedding objective", in: "Distillation/Objectives",
      #"^public struct (\w+): (?!Label)\w*Objective\b"#,
      listed: "Distillation/Objectives/EmbeddingObjectives.swift", as: "()"),
    Rule(
      "label objective", in: "Distillation/Objectives", #"^public struct (\w+): LabelObjective\b"#,
      listed: "Distillation/Objectives/LabelObjectives.swift", as: "()"),
    Rule(
      "header", in: "Distillation/Networks", #"^public struct (\w+): (?:Margin)?Header\b"#,
      listed: "Distillation/Networks/Headers.swift", as: "()"),
    Rule(
      "corpus", in: "Datasets/Recordings", #"^struct (\w+): CorpusLayout\b"#,
      listed: "Datasets/Recordings/CorpusLayouts.swift", as: ".self"),
    Rule(
      "list of builtins", in: "Builtins/Groups", #"^let (\w+): \[Builtin\]"#,
      listed: "Builtins/Catalogue+Standard.swift", as: ")"),
    Rule(
      "stored type", in: "Builtins/Storage", #"^extension (\w+): (?:Storable|StoredAsCall)\b"#,
      listed: "Builtins/Storage/StoredTypes.swift", as: ".self"),
    Rule(
      "list of explanations", in: "Builtins/Explanations",
      #"^  static let (\w+): \[Explanation\]"#,
      listed: "Builtins/Explanations/Explanations.swift", as: ","),
    Rule(
      "command of the prompt", in: "Session/Prompt/Commands",
      #"^  static let (\w+) = ColonCommand\("#,
      listed: "Session/Prompt/ColonCommand.swift", as: ","),
  ]

  @Test(arguments: rules)
  func nothingIsLeftOutOfItsList(_ rule: Rule) throws {
    let sources = projectFolder + "/Sources/"
    let list = try String(contentsOfFile: sources + rule.list, encoding: .utf8)
    let files = try FileManager.default.contentsOfDirectory(atPath: sources + rule.folder)
    let declaration = try Regex(rule.declaration, as: (Substring, Substring).self)
      .anchorsMatchLineEndings()
    var found = 0
    for file in files.sorted() where file.hasSuffix(".swift") {
      let path = "\(rule.folder)/\(file)"
      let text = try String(contentsOfFile: sources + path, encoding: .utf8)
      for name in text.matches(of: declaration).map(\.output.1) {
        found += 1
        let entry = name + rule.suffix
        let stands = [" ", "["].contains { list.contains($0 + entry) }
        #expect(stands, "the \(rule.noun) \(name) of \(path) must stand in \(rule.list)")
      }
    }
    // A rule that no declaration meets would prove nothing.
    #expect(found > 1, "\(rule.noun): no declaration is found in \(rule.folder)")
  }
}
