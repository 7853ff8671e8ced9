import Diagnostics

extension NotebookParser {
  /// Reads an output fence and ties it to its cell; nothing if there is no cell to tie it to.
  mutating func output(_ fence: Fence, _ language: String, below cell: Int?) -> VerifiedOutput? {
    let mark = fence.mark
    guard let cell else {
      report(
        "notebook.output-without-cell",
        "a fence marked `\(language)` must stand right below its cell, but there is none",
        at: mark, hint: "Move it there, or mark it `text` if it is not to be verified.")
      return nil
    }
    let isError = language == "error"
    let rule = isError ? errorRule(fence) : outputRule(fence)
    let output = VerifiedOutput(fence: fence, rule: rule, cell: cell)
    if let other = isError ? cells[cell].error : cells[cell].output {
      report(
        "notebook.second-output",
        "the cell `\(cells[cell].name)` must have one `\(language)` fence, but this is the second",
        at: mark, hint: "Remove one of the two.",
        notes: [.init("the first", span: other.fence.mark)])
    } else if isError {
      cells[cell].error = output
    } else {
      cells[cell].output = output
    }
    return output
  }

  private mutating func outputRule(_ fence: Fence) -> VerifiedOutput.Rule {
    var rule: VerifiedOutput.Rule?
    for word in InfoWord.split(fence.info.range, of: bytes).dropFirst() {
      let next: VerifiedOutput.Rule
      switch (word.key, word.value) {
      case ("exact", nil): next = .exact
      case ("any", nil): next = .any
      case ("tol", let value):
        guard let tolerance = Self.tolerance(value ?? "") else {
          report(
            "notebook.option-value",
            "`tol` must be a number or a percentage, but is `\(value ?? "")`", at: word.span,
            hint: "Write `tol=0.01` for a distance or `tol=2%` for a share.")
          continue
        }
        next = tolerance
      default:
        report(
          "notebook.unknown-option", "an `out` fence has no option `\(word.key)`", at: word.span,
          hint: suggestion(for: word.key, among: ["exact", "tol", "any"], noun: "option"))
        continue
      }
      if rule != nil {
        report(
          "notebook.contradiction", "an `out` fence must be compared in one way, but two are given",
          at: word.span, hint: "Keep one of `exact`, `tol=` and `any`.")
      }
      rule = next
    }
    return rule ?? .toPrecisionWritten
  }

  private mutating func errorRule(_ fence: Fence) -> VerifiedOutput.Rule {
    for word in InfoWord.split(fence.info.range, of: bytes).dropFirst() {
      report(
        "notebook.unknown-option", "an `error` fence has no option `\(word.key)`", at: word.span,
        hint: "Remove it: each line of the fence is a part of the message.")
    }
    return .error
  }

  private static func tolerance(_ text: String) -> VerifiedOutput.Rule? {
    let isRelative = text.hasSuffix("%")
    let digits = isRelative ? text.dropLast() : Substring(text)
    guard let first = digits.utf8.first, (0x30...0x39).contains(first) || first == 0x2E,
      let number = Double(digits), number.isFinite, number >= 0
    else { return nil }
    return .within(isRelative ? number / 100 : number, relative: isRelative)
  }
}
