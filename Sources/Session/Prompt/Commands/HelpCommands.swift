import Binding
import Diagnostics

extension ColonCommand {
  static let help = ColonCommand(
    word: ":help", operands: "[NAME]", kind: .topic,
    meaning: "Lists commands and keys; explains a builtin, a command or what is bound."
  ) { prompt, operand throws(Fault) in try prompt.explain(operand) }

  static let apropos = ColonCommand(
    word: ":apropos", operands: "WORDS", kind: .words,
    meaning: "Finds builtins whose help has these words, or most of them."
  ) { prompt, operand throws(Fault) in
    guard !operand.isEmpty else {
      throw Fault(
        "prompt.operand", "`:apropos` needs words to look for",
        hint: "Write, for example, `:apropos soft labels`.")
    }
    let found = prompt.catalogue.search(operand)
    guard !found.isEmpty else {
      throw Fault(
        "help.unknown", "no builtin mentions `\(operand)`",
        hint: "Try fewer words, or the beginning of one.")
    }
    prompt.say(prompt.catalogue.rows(Array(found.prefix(20)), prompt.console.presentation))
  }

  static let quit = ColonCommand(
    word: ":quit", kind: .nothing, meaning: "Ends; so does Ctrl-D."
  ) { _, _ in }
}
