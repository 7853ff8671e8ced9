import Builtins
import Diagnostics
import Notebooks

/// `lupi handout`: writes a notebook as learners get it, without the cells that solve its exercises.
struct HandoutCommand {
  private let console: Console
  private let path: String
  private let target: String

  init(_ console: Console, _ invocation: Invocation) throws(Fault) {
    guard invocation.operands.count == 1, let target = invocation.text(.handout) else {
      throw Fault(
        "usage.operands", "`lupi handout` needs one notebook and `-o` with a file for learners",
        hint: "Write `lupi handout FILE.lupi -o LEARNERS.lupi`.")
    }
    self.console = console
    path = invocation.operands[0]
    self.target = target
  }

  func run() throws(Fault) -> ExitCode {
    let file = try NotebookFile(path)
    let program = NotebookProgram(file.notebook)
    let errors = program.diagnostics.filter { $0.severity == .error }
    for error in errors { console.show(error) }
    guard errors.isEmpty else { return .usage }
    let text = String(decoding: program.handout(), as: UTF8.self)
    guard target != "-" else {
      console.output.write(text)
      return .success
    }
    guard !FolderListing.isSame(target, path) else {
      throw Fault(
        "handout.same", "the file for learners must not be the notebook itself, but is",
        hint: "Name another file.")
    }
    try SideFile.write(text, to: target)
    let solved = program.exercises.count { $0.solution != nil }
    console.output.write("\(target): \(counted(solved, "solution")) left out\n")
    return .success
  }
}
