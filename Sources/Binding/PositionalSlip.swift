import Diagnostics
import Language

/// An argument without a name that stands in the wrong place: another parameter could take it.
struct PositionalSlip {
  let names: [String]
  let isRequired: [Bool]
  /// Whether each parameter could take a value.
  let accepts: (_ parameter: Int, Value) -> Bool

  /// The fault, with a hint to the place where the argument may belong.
  func explained(_ fault: Fault, _ call: Call) -> Fault {
    guard fault.code == "call.argument-type", let index = fault.argument,
      index < call.positional.count, let hint = hint(for: index, call)
    else { return fault }
    return Fault(fault.code, fault.message, hint: hint, argument: index)
  }

  private func hint(for index: Int, _ call: Call) -> String? {
    let values = call.positional
    let other = 1 - index
    if values.count == 2, accepts(other, values[index]), accepts(index, values[other]) {
      return "Exchange the two: first `\(names[0])`, then `\(names[1])`."
    }
    // What must be given cannot have been left out.
    guard !isRequired[index] else { return nil }
    let given = Set(call.named.map(\.name))
    let free = names.indices.dropFirst(values.count).first {
      !given.contains(names[$0]) && accepts($0, values[index])
    }
    return free.map { "Did you mean `\(names[$0])=\(truncated(values[index].literal, to: 30))`?" }
  }
}
