import Binding
import Diagnostics

/// A command of the prompt, declared once: running, completion and help come from it.
struct ColonCommand: Sendable {
  /// What its operand is, for completion.
  enum Kind: Sendable {
    case nothing
    /// A notebook's path, and perhaps a cell.
    case path
    /// Cells of the loaded notebook.
    case cells
    case expression
    /// The name of a builtin, of a command, or of something bound.
    case topic
    /// A setting and its value.
    case setting
    case words
  }

  /// The word with its colon.
  let word: String
  /// What follows it.
  var operands = ""
  let kind: Kind
  /// One sentence.
  let meaning: String
  /// Does it.
  let run: @Sendable (Prompt, String) throws(Fault) -> Void

  /// The word and what follows it.
  var call: String { operands.isEmpty ? word : word + " " + operands }

  /// Every command, in the order of the help. A new one is added here.
  static let all: [ColonCommand] = [
    help, apropos, explain, load, cells, run, reload, vars, type, time, bench, undo, save, report,
    set, provenance, quit,
  ]

  /// The command of a word.
  static func named(_ word: String) -> ColonCommand? { all.first { $0.word == word } }

  /// The commands and keys, as `:help` shows them.
  static func overview(_ presentation: Presentation, keys: String?) -> String {
    var rows = all.map { ($0.call, $0.meaning) }
    rows += [
      ("?NAME  NAME?", "Explains a builtin, or what is bound."), ("_", "The last value shown."),
    ]
    var lines = table("Commands", rows, presentation)
    if let keys {
      lines.append("")
      lines += table("Keys (\(keys))", keyRows, presentation)
    }
    lines += ["", "`:help builtins` lists what there is to call."]
    return lines.joined(separator: "\n")
  }

  private static let keyRows = [
    ("Enter", "Runs a complete entry, else breaks the line."),
    ("Alt-Enter", "Breaks the line."),
    ("Tab", "Completes; inside a call, shows its signature."),
    ("Up, Down", "Line by line, then entry by entry."),
    ("Ctrl-R", "Searches in what was typed before."),
    ("Ctrl-C", "Drops the entry; stops what runs."),
    ("Ctrl-D", "Ends."), ("Ctrl-Z", "Puts lupi aside; `fg` brings it back."),
  ]

  private static func table(
    _ title: String, _ rows: [(String, String)], _ presentation: Presentation
  ) -> [String] {
    let width = min(28, rows.map { displayWidth($0.0) }.max() ?? 0)
    let indent = width + 4
    let margin = String(repeating: " ", count: indent)
    return [presentation.styled(title, .strong)]
      + rows.flatMap { name, meaning -> [String] in
        let text = wordWrapped(meaning, width: max(16, presentation.width - indent))
        let head = "  " + presentation.styled(padded(name, to: width), .accent) + "  "
        guard indent + 16 <= presentation.width, displayWidth(name) <= width else {
          return ["  " + presentation.styled(name, .accent)]
            + wordWrapped(meaning, width: presentation.width - 4).map { "    " + $0 }
        }
        return text.indices.map { ($0 == 0 ? head : margin) + text[$0] }
      }
  }
}
