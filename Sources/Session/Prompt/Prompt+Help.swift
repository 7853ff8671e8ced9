import Binding
import Builtins
import Diagnostics
import Language

extension Prompt {
  /// Explains a builtin, a command of the prompt or something that is bound, else looks for words.
  func explain(_ topic: String) throws(Fault) {
    if topic.isEmpty { return say(ColonCommand.overview(console.presentation, keys: editor?.keys)) }
    let name = topic.filter { !"() `".contains($0) }
    if name == "builtins" { return say(catalogue.overview(console.presentation)) }
    if let value = name == "_" ? interpreter.lastValue : interpreter[name] {
      return say(Self.description(name, value))
    }
    if let page = catalogue.help(name, console.presentation) { return say(page) }
    if let command = ColonCommand.named(name.hasPrefix(":") ? name : ":" + name) {
      return say(console.presentation.styled(command.call, .strong) + "\n" + command.meaning)
    }
    let found = catalogue.search(topic)
    guard !found.isEmpty else {
      throw Fault(
        "help.unknown", "there is no builtin `\(topic)`, and none that mentions it",
        hint: nearestName(to: topic, among: catalogue.builtins.map(\.name)).map {
          "Did you mean `\($0)`?"
        } ?? "`:help builtins` lists all of them.")
    }
    say(catalogue.rows(Array(found.prefix(12)), console.presentation))
  }

  /// What a name is bound to: its type, what it is, and its fields.
  static func description(_ name: String, _ value: Value) -> String {
    var lines = ["\(name): \(value.typeName)"]
    lines.append("  " + value.literal)
    let fields = value.record?.names ?? value.foreign?.fieldNames ?? []
    if !fields.isEmpty { lines.append("  fields: " + fields.joined(separator: ", ")) }
    if let count = value.count { lines.append("  len: \(count)") }
    return lines.joined(separator: "\n")
  }
}
