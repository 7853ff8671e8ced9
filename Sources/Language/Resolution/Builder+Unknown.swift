import Diagnostics

extension Builder {
  /// Reports a name that nothing binds.
  mutating func reportUnknown(_ name: String, _ span: SourceSpan) {
    if name == "_" {
      return report(
        "name.placeholder", "`_` stands for the piped value, but nothing is piped here", at: span,
        hint: "Write `value |> f(1, _)`.")
    }
    if let binding = later[name] {
      var notes: [Diagnostic.Note] = []
      if binding.source === source {
        notes = [.init("it is bound here", span: binding.span)]
      } else {
        let (line, column) = binding.source.position(at: binding.span.start)
        notes = [.init("it is bound at \(binding.source.name):\(line):\(column)")]
      }
      return report(
        "name.below", "`\(name)` is bound only further down", at: span,
        hint: "Move its binding above this line.", notes: notes)
    }
    report("name.unknown", "nothing is named `\(name)`", at: span, hint: hint(for: name))
  }

  private func hint(for name: String) -> String? {
    if let hint = Self.foreignNames[name] ?? ProgramParser.wordHints[name] { return hint }
    let own = (scope.visibleNames + globals.keys).sorted()
    let meant = { (near: String) in "Did you mean `\(near)`?" }
    // What the program itself has named is nearer than what another library calls something.
    if let near = nearestName(to: name, among: own) { return meant(near) }
    if let hint = library.otherNames[name] { return hint }
    return nearestName(to: name, among: library.names.sorted()).map(meant)
  }

  /// Names that other languages have.
  private static let foreignNames: [String: String] = [
    "True": "Write `true`.", "False": "Write `false`.", "TRUE": "Write `true`.",
    "FALSE": "Write `false`.", "None": "Write `none`.", "nil": "Write `none`.",
    "null": "Write `none`.", "NULL": "Write `none`.", "undefined": "Write `none`.",
    "NaN": "There is no literal for it; test numbers with comparisons.",
    "range": "Write a range as `0..<10`, or `1..10` with its end.",
    "print": "Write `show(x)`, or end the cell with the value.",
    "println": "Write `show(x)`, or end the cell with the value.",
    "str": "Write `\"{x}\"`.", "int": "Round with `//` or `round`.",
    "list": "Write `[x for x in xs]`.", "dict": "Write a record: `{a: 1}`.",
    "append": "Write `xs + [x]`.", "size": "Write `len(x)`.", "length": "Write `len(x)`.",
    "np": "There are no modules: write the function alone.",
    "numpy": "There are no modules: write the function alone.",
    "torch": "There are no modules: write the function alone.",
    "math": "There are no modules: write the function alone.",
    "plt": "There are no modules: write the function alone.",
    "pd": "There are no modules: write the function alone.",
    "library": "There are no modules: everything is always there.",
    "require": "There are no modules: everything is always there.",
    "self": "There are no classes; pass a record.",
    "this": "There are no classes; pass a record.",
    "enumerate": "Write `for i in 0..<len(xs) { … xs[i] … }`.",
    "input": "Programs ask nothing; use `param name = value`.",
  ]
}
