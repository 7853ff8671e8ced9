import Binding
import Diagnostics

extension ColonCommand {
  static let explain = ColonCommand(
    word: ":explain", operands: "[CODE]", kind: .words,
    meaning:
      "Shows the last mistake again, or says what a code such as `call.argument-type` is about."
  ) { prompt, operand throws(Fault) in
    let last = prompt.session.lastProblem
    if operand.isEmpty || operand == last?.code {
      guard let last else {
        throw Fault(
          "prompt.operand", "there was no mistake yet in this session",
          hint: "Write `:explain` and the code in brackets behind the word error.")
      }
      prompt.console.show(last)
      return prompt.say(FaultArea.sentence(for: last.code))
    }
    guard let area = FaultArea.of(operand) else {
      // Some builtins name the codes of their own mistakes.
      let builtin = operand.prefix { $0 != "." }
      if prompt.catalogue[String(builtin)] != nil {
        return prompt.say("\(operand): A mistake of `\(builtin)`; `?\(builtin)` explains it.")
      }
      let areas = FaultArea.all.map(\.name)
      throw Fault(
        "prompt.operand", "no mistake has a code that begins with `\(operand)`",
        hint: suggestion(for: operand, among: areas, noun: "area"))
    }
    prompt.say("\(operand): \(area.meaning)")
  }
}
