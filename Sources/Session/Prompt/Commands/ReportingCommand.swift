import Diagnostics
import Notebooks

extension ColonCommand {
  static let report = ColonCommand(
    word: ":report", operands: "FILE.html", kind: .path,
    meaning: "Writes the loaded notebook, or else what was run, as a page (or .md, .txt, .ipynb)."
  ) { prompt, operand throws(Fault) in
    guard !operand.isEmpty else {
      throw Fault(
        "prompt.operand", "`:report` needs a file", hint: "Write `:report session.html`.")
    }
    let settings = prompt.settings.running
    if let path = prompt.notebook?.path {
      _ = try ReportCommand(prompt.console, settings, of: path, to: operand).run()
      return
    }
    guard !prompt.journal.items.isEmpty else {
      throw Fault(
        "prompt.save", "nothing was run yet that could be reported", hint: "Type something first.")
    }
    let text = prompt.journal.notebook(title: title(of: operand), numerics: prompt.mode)
    let notebook = Notebook(name: "session.lupi", bytes: Array(text.utf8))
    _ = try ReportCommand(prompt.console, settings, of: nil, to: operand).run(notebook)
  }
}
