import Diagnostics
import Notebooks

extension ColonCommand {
  static let load = ColonCommand(
    word: ":load", operands: "FILE [--to CELL]", kind: .path,
    meaning: "Runs a notebook, up to a cell, and binds what it binds."
  ) { prompt, operand throws(Fault) in
    var words = operand.split(separator: " ").map(String.init)
    var last: String?
    if let place = words.firstIndex(of: "--to") {
      guard place + 1 < words.count else {
        throw Fault(
          "prompt.operand", "`--to` needs a cell", hint: "Write its name or its number behind it.")
      }
      last = words[place + 1]
      words.removeSubrange(place...place + 1)
    }
    guard !words.isEmpty else {
      throw Fault(
        "prompt.operand", "`:load` needs a notebook", hint: "Write `:load FILE.lupi`.")
    }
    var notebook = try LoadedNotebook(path: words.joined(separator: " "))
    let selected = try CellSelection(to: last).cells(of: notebook.program.notebook)
    try prompt.run(&notebook, selected, showsOutputs: false)
  }

  static let run = ColonCommand(
    word: ":run", operands: "[3..5|CELL…]", kind: .cells,
    meaning:
      "Runs cells of the loaded notebook, and what they need; else all that are not up to date."
  ) { prompt, operand throws(Fault) in
    guard var notebook = prompt.notebook else { throw LoadedNotebook.missing }
    let selected = try notebook.selection(operand)
    guard !selected.isEmpty else { return prompt.say("Every cell is up to date.") }
    try prompt.run(&notebook, selected, showsOutputs: true)
  }

  static let cells = ColonCommand(
    word: ":cells", kind: .nothing,
    meaning: "Lists the cells of the loaded notebook, and which are not up to date."
  ) { prompt, _ throws(Fault) in
    guard let notebook = prompt.notebook else { throw LoadedNotebook.missing }
    prompt.say(notebook.listing(prompt.console.presentation))
  }

  static let reload = ColonCommand(
    word: ":reload", kind: .nothing,
    meaning: "Reads the loaded notebook again; what did not change stays up to date."
  ) { prompt, _ throws(Fault) in
    guard let notebook = prompt.notebook else { throw LoadedNotebook.missing }
    let fresh = try notebook.reloaded()
    for problem in fresh.program.diagnostics { prompt.session.complain(problem) }
    prompt.remember(prompt.moment(":reload"))
    prompt.notebook = fresh
    let count = fresh.stale.count
    prompt.say(
      count == 0
        ? "Every cell is up to date."
        : "\(counted(count, "cell")) not up to date; `:run` runs \(count == 1 ? "it" : "them").")
  }
}
