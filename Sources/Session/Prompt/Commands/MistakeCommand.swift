import Builtins
import Diagnostics

extension ColonCommand {
  static let explain = ColonCommand(
    word: ":explain", operands: "[CODE]", kind: .words,
    meaning:
      "Explains the last mistake, or one of a code such as `shape.mismatch`, with an example."
  ) { prompt, operand throws(Fault) in
    var topic = operand
    if topic.isEmpty {
      guard let last = prompt.session.lastProblem else {
        throw Fault(
          "prompt.operand", "there was no mistake yet in this session",
          hint: "Write `:explain` and the code in brackets behind the word error.")
      }
      prompt.console.show(last)
      prompt.say("")
      topic = last.code
    }
    guard let page = Explanations.page(for: topic, prompt.console.presentation) else {
      throw Fault(
        "prompt.operand", "there is no error `\(topic)`", hint: Explanations.hint(for: topic))
    }
    prompt.say(page)
  }
}
