import Builtins
import Diagnostics
import Notebooks

#if canImport(Glibc)
  @preconcurrency import Glibc
#else
  import Darwin
#endif

/// `lupi import`: makes a notebook of one of Jupyter.
struct ImportCommand {
  private let console: Console
  private let path: String
  private let target: String

  init(_ console: Console, _ invocation: Invocation) throws(Fault) {
    self.console = console
    guard let path = invocation.operands.first else {
      throw Fault(
        "usage.operands", "`lupi import` needs a notebook of Jupyter",
        hint: "Write `lupi import FILE.ipynb -o FILE.lupi`.")
    }
    guard invocation.operands.count == 1 else {
      throw Fault(
        "usage.operands",
        "`lupi import` takes one notebook, but `\(invocation.operands[1])` follows",
        hint: "Import one after another.")
    }
    self.path = path
    let stem = path.hasSuffix(".ipynb") ? String(path.dropLast(6)) : path
    target = invocation.text(.notebookOutput) ?? stem + ".lupi"
    guard target.hasSuffix(".lupi") || target.hasSuffix(".lupi.md") else {
      throw Fault(
        "import.name", "a notebook must end in `.lupi`, but `\(target)` does not",
        hint: "Write, for example, `-o \(stem).lupi`.")
    }
  }

  func run() throws(Fault) -> ExitCode {
    let notebook = try NotebookImport(json: try SideFile.read(path))
    var status = stat()
    guard lstat(target, &status) != 0 else {
      throw Fault(
        "import.exists", "an import must not overwrite a file, but `\(target)` is there already",
        hint: "Choose another name after `-o`, or remove the file.")
    }
    try OutputFile.check(target)
    try SideFile.write(notebook.text, to: target)
    console.output.write(
      "\(target): \(counted(notebook.cells, "cell")), "
        + "\(counted(notebook.programs, "program")) in other languages\n")
    return .success
  }
}
