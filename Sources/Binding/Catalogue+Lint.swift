extension Catalogue {
  /// The house rules that declarations break; the test suite expects an empty list.
  public func lint() -> [String] {
    var faults: [String] = []
    var seen: Set<String> = []
    for list in lists where list.names != list.builtins.map(\.name) {
      let names = list.builtins.map(\.name).joined(separator: " ")
      faults.append("\(names): must be the names of the list, but they are \(list.names)")
    }
    for builtin in builtins {
      let name = builtin.name
      if !seen.insert(name).inserted { faults.append("\(name): declared twice") }
      if builtin.summary.count < 4 || !builtin.summary.hasSuffix(".")
        || builtin.summary.dropLast().contains(". ")
      {
        faults.append("\(name): the summary must be one sentence with a full stop")
      }
      if builtin.examples.count < 2 { faults.append("\(name): needs two examples") }
      if Set(builtin.parameters.map(\.name)).count != builtin.parameters.count {
        faults.append("\(name): a parameter is declared twice")
      }
      var optional = false
      for parameter in builtin.parameters {
        if parameter.fallback != nil {
          optional = true
        } else if optional {
          faults.append("\(name).\(parameter.name): required after optional")
        }
        if parameter.meaning.count < 4 || !parameter.meaning.hasSuffix(".") {
          faults.append(
            "\(name).\(parameter.name): the meaning must be a sentence with a full stop")
        }
        if parameter.type == "number", parameter.unit == nil {
          faults.append("\(name).\(parameter.name): needs a unit, or \"plain number\"")
        }
      }
      if related(to: builtin).isEmpty {
        faults.append("\(name): no see-also leads to it or from it")
      }
      for other in builtin.seeAlso where self[other] == nil {
        faults.append("\(name): see-also names `\(other)`, which does not exist")
      }
    }
    return faults
  }
}
