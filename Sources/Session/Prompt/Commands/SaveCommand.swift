import Builtins
import Diagnostics
import Language
import Notebooks

extension ColonCommand {
  static let save = ColonCommand(
    word: ":save", operands: "FILE.lupi [--replace]", kind: .path,
    meaning: "Writes what was run in this session as a notebook."
  ) { prompt, operand throws(Fault) in
    var words = operand.split(separator: " ").map(String.init)
    let replaces = words.contains("--replace")
    words.removeAll { $0 == "--replace" }
    guard !words.isEmpty else {
      throw Fault("prompt.operand", "`:save` needs a file", hint: "Write `:save session.lupi`.")
    }
    let name = words.joined(separator: " ")
    let path = name.hasSuffix(".lupi") || name.hasSuffix(".lupi.md") ? name : name + ".lupi"
    guard !prompt.journal.items.isEmpty else {
      throw Fault(
        "prompt.save", "nothing was run yet that could be saved", hint: "Type something first.")
    }
    if !replaces, !prompt.saved.contains(path), (try? SideFile.read(path)) != nil {
      throw Fault(
        "prompt.save", "`\(path)` exists already", hint: "Choose another name, or add `--replace`.")
    }
    let text = prompt.journal.notebook(title: title(of: path), numerics: prompt.mode)
    try SideFile.write(text, to: path)
    prompt.saved.insert(path)
    prompt.say(
      "\(counted(prompt.journal.items.count, "cell")) written; `lupi run \(path)` runs them.")
    if prompt.journal.hasUnrepeatable {
      prompt.say("One reads as `_` a value that no cell makes; it is marked `skip`.")
    }
    let program = NotebookProgram(Notebook(name: path, bytes: Array(text.utf8)))
    for problem in program.diagnostics { prompt.session.complain(problem) }
  }

  /// A file's name without folders and ending, as a title.
  static func title(of path: String) -> String {
    let name = path[(path.lastIndex(of: "/").map { path.index(after: $0) } ?? path.startIndex)...]
    return String(name.prefix { $0 != "." })
  }
}
