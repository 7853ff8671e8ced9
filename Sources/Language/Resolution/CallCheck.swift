import Diagnostics

/// What can be said about the arguments of a call without running it.
struct CallCheck {
  let name: String
  /// The names of the parameters; nothing for patterns.
  let parameters: [String?]
  /// The names of those that must be given.
  let required: [String?]
  let positionalLimit: Int
  let acceptsAnyName: Bool
  let signature: String?

  /// What is wrong, with the index of the written argument to blame.
  func violation(_ call: CallSyntax, positional: Int) -> (Fault, Int?)? {
    let piped = call.piped == nil ? 0 : 1
    if positional > positionalLimit, parameters.count > positionalLimit || acceptsAnyName {
      let fault = Evaluation.tooManyPositional(name, parameters, limit: positionalLimit)
      return (fault, positionalLimit - piped)
    }
    if positional > parameters.count, !acceptsAnyName {
      let fault = Fault(
        "call.too-many-arguments",
        "\(name) takes \(counted(parameters.count, "argument")), but gets \(positional + call.arguments.count { $0.name != nil })",
        hint: hint)
      let index = parameters.count - piped
      return (fault, index >= 0 ? index : nil)
    }
    if let found = wrongName(call, positional: positional) { return found }
    let given = Set(call.arguments.compactMap(\.name))
    let missing = required.enumerated().filter { index, parameter in
      index >= positional && !(parameter.map { given.contains($0) } ?? false)
    }
    guard !missing.isEmpty else { return nil }
    let words = missing.map { index, parameter in
      parameter.map { "`\($0)`" } ?? "number \(index + 1)"
    }
    return (
      Fault(
        "call.missing-argument",
        "\(name) needs the \(words.count == 1 ? "argument" : "arguments") \(listed(words))",
        hint: hint),
      nil
    )
  }

  private func wrongName(_ call: CallSyntax, positional: Int) -> (Fault, Int?)? {
    for (index, argument) in call.arguments.enumerated() {
      guard let word = argument.name else { continue }
      guard let place = parameters.firstIndex(of: word) else {
        if acceptsAnyName { continue }
        let fault = Fault(
          "call.unknown-parameter", "\(name) has no parameter `\(word)`",
          hint: ForeignParameters.hint(for: word, among: parameters.compactMap { $0 }),
          parameter: word)
        return (fault, index)
      }
      if place < positional {
        return (
          Fault(
            "call.repeated-argument", "the argument `\(word)` is given twice", hint: hint,
            parameter: word), index
        )
      }
    }
    return nil
  }

  private var hint: String? {
    if let signature { return "Its signature is `\(signature)`." }
    let names = parameters.compactMap { $0 }
    return names.isEmpty ? "It takes no arguments." : "It takes \(listed(names, quoted: true))."
  }
}
