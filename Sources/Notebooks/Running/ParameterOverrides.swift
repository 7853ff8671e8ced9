import Diagnostics
import Language

/// What `-p name=value` gives.
struct ParameterOverrides {
  /// The texts by name, as the interpreter takes them.
  private(set) var values: [String: Value] = [:]
  /// The seed, if one is given.
  private(set) var seed: UInt64?

  /// Checks the names; the interpreter checks the values against the declarations.
  init(_ given: [(name: String, text: String)], for program: NotebookProgram) throws(Fault) {
    let names = program.parameters.map(\.name) + ["seed"]
    for (name, text) in given {
      guard names.contains(name) else {
        throw Fault(
          "param.unknown", "\(program.notebook.source.name) has no parameter `\(name)`",
          hint: suggestion(for: name, among: names, noun: "parameter"))
      }
      guard values.updateValue(.string(text), forKey: name) == nil else {
        throw Fault(
          "param.repeated", "the parameter `\(name)` must be given once, but is given twice",
          hint: "Remove one of the two.")
      }
      guard name == "seed" else { continue }
      guard let number = UInt64(text), number <= UInt64(Int.max) else {
        throw Fault(
          "param.type",
          "`seed` must be an integer from 0 to \(Int.max), but is "
            + (text.isEmpty ? "empty" : "`\(text)`"), hint: "Write, for example, `-p seed=7`.")
      }
      seed = number
    }
  }
}
