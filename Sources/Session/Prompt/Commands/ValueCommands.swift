import Diagnostics
import Language

extension ColonCommand {
  static let vars = ColonCommand(
    word: ":vars", kind: .nothing, meaning: "Lists what is bound."
  ) { prompt, _ throws(Fault) in
    let bindings = prompt.interpreter.globals
    guard !bindings.isEmpty else { return prompt.say("Nothing is bound yet.") }
    let presentation = prompt.console.presentation
    let name = min(24, bindings.map { displayWidth($0.name) }.max() ?? 0)
    let type = bindings.map { displayWidth($0.value.typeName) }.max() ?? 0
    for binding in bindings {
      let head =
        "  " + padded(binding.name, to: name) + "  " + padded(binding.value.typeName, to: type)
      let room = max(8, presentation.width - displayWidth(head) - 2)
      let text = binding.value.literal(limit: room)
      prompt.say(
        head + "  "
          + presentation.styled(truncated(text, to: room, ascii: presentation.ascii), .faint))
    }
  }

  static let type = ColonCommand(
    word: ":type", operands: "EXPR", kind: .expression,
    meaning: "Says what kind of value an expression has, and which fields."
  ) { prompt, operand throws(Fault) in
    let program = try prompt.expression(operand, of: ":type")
    _ = prompt.session.end {
      prompt.say(Prompt.description(operand, try prompt.session.value(of: program)))
      return nil
    }
  }

  static let undo = ColonCommand(
    word: ":undo", kind: .nothing, meaning: "Takes the last entry back, with what it bound."
  ) { prompt, _ throws(Fault) in
    guard let moment = prompt.moments.popLast() else {
      throw Fault("prompt.undo", "there is nothing to take back", hint: "Files stay as they are.")
    }
    prompt.interpreter.restore(moment.snapshot)
    prompt.journal = moment.journal
    prompt.notebook = moment.notebook
    let lines = moment.title.split(separator: "\n")
    let title = truncated(String(lines.first ?? ""), to: 60) + (lines.count > 1 ? " …" : "")
    prompt.say("Taken back: \(title)")
  }
}
