import Builtins
import Diagnostics
import Language
import Notebooks

extension ColonCommand {
  static let provenance = ColonCommand(
    word: ":provenance", kind: .nothing,
    meaning: "Shows what results depend on: version, numerics, seed, files read."
  ) { prompt, _ throws(Fault) in
    var rows = [
      ("lupi", CommandLineTool.version),
      ("numerics", "\(prompt.mode.rawValue), products by \(prompt.session.workspace.kernels)"),
      ("seed", "\(prompt.interpreter.seed)"),
      ("threads", "\(prompt.settings.running.threads), which no result depends on"),
      ("entries", "\(prompt.journal.items.count) run"),
    ]
    if let notebook = prompt.notebook {
      rows.append(("notebook", "\(notebook.path), digest \(notebook.digest)"))
    }
    rows += (prompt.session.workspace.filesRead + (prompt.notebook?.filesRead ?? []))
      .map { ("read", $0) }
    for (name, text) in rows { prompt.say("  " + padded(name, to: 8) + "  " + text) }
  }
}
