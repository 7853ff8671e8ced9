import Diagnostics
import Language

/// The arguments of one call, matched to parameter names and then taken one by one.
struct Arguments {
  let function: String
  private var bound: [(name: String, value: Value, index: Int)] = []

  /// Matches positional and named arguments to parameters; both kinds of mistake name the argument.
  init(
    function: String, positional: [Value], named: [(name: String, value: Value)], names: [String]
  )
    throws
  {
    self.function = function
    for (index, value) in positional.enumerated() {
      guard index < names.count else {
        throw Fault(
          "call.too-many-arguments",
          "`\(function)` takes \(counted(names.count, "argument")), but has "
            + "\(positional.count + named.count)",
          hint: names.isEmpty ? "Remove it." : "It takes \(listed(names, quoted: true)).",
          argument: index)
      }
      bound.append((names[index], value, index))
    }
    for (offset, argument) in named.enumerated() {
      let index = positional.count + offset
      guard names.contains(argument.name) else {
        throw Fault(
          "call.unknown-parameter", "`\(function)` has no parameter `\(argument.name)`",
          hint: names.isEmpty
            ? "It takes no arguments."
            : nearestName(to: argument.name, among: names).map { "Did you mean `\($0)`?" }
              ?? "It takes \(listed(names, quoted: true)).",
          argument: index)
      }
      guard !bound.contains(where: { $0.name == argument.name }) else {
        throw Fault(
          "call.repeated-argument", "`\(argument.name)` of `\(function)` is given twice",
          hint: "Keep one of the two.", argument: index)
      }
      bound.append((argument.name, argument.value, index))
    }
  }

  mutating func take(_ name: String) -> (value: Value, index: Int)? {
    guard let place = bound.firstIndex(where: { $0.name == name }) else { return nil }
    let found = bound.remove(at: place)
    return (found.value, found.index)
  }
}
