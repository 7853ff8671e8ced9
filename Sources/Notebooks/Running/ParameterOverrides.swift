import Diagnostics
import Language

/// Checks what `-p name=value` gives before anything runs.
enum ParameterOverrides {
  /// The values by name; throws if a name is unknown or given twice.
  static func values(
    _ given: [(name: String, text: String)], for parameters: [ParameterDeclaration]
  ) throws(Fault) -> [String: Value] {
    var values: [String: Value] = [:]
    for (name, text) in given {
      guard name == "seed" || parameters.contains(where: { $0.name == name }) else {
        throw Fault(
          "parameter.unknown", "the notebook has no parameter `\(name)`",
          hint: suggestion(for: name, among: parameters.map(\.name), noun: "parameter"))
      }
      guard values.updateValue(.string(text), forKey: name) == nil else {
        throw Fault(
          "parameter.repeated", "the parameter `\(name)` must be given once, but is given twice",
          hint: "Remove one of the two.")
      }
    }
    return values
  }
}
