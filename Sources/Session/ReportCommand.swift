import Builtins
import Diagnostics
import Language
import Notebooks
import Synchronization

#if canImport(Glibc)
  @preconcurrency import Glibc
#else
  import Darwin
#endif

/// `lupi report`: runs a notebook and writes it for readers who have no lupi.
struct ReportCommand {
  /// What a report can be written as; the name is the ending of the file.
  enum Format: String, CaseIterable {
    case html, md, txt, ipynb
  }

  private let console: Console
  private let invocation: Invocation
  private let settings: RunSettings
  private let path: String
  private let target: String
  private let format: Format

  init(_ console: Console, _ invocation: Invocation) throws(Fault) {
    settings = try RunSettings(invocation, console)
    self.console = console
    self.invocation = invocation
    guard let path = invocation.operands.first else {
      throw Fault(
        "usage.operands", "`lupi report` needs a notebook",
        hint: "Write `lupi report FILE.lupi -o FILE.html`.")
    }
    guard invocation.operands.count == 1 else {
      throw Fault(
        "usage.operands",
        "`lupi report` takes one notebook, but `\(invocation.operands[1])` follows",
        hint: "Report one after another.")
    }
    if let folder = invocation.text(.out), Self.format(of: folder) != nil {
      throw Fault(
        "usage.option", "`--out` must be a folder, but `\(folder)` looks like a report",
        hint: "Write `-o \(folder)`.")
    }
    self.path = path
    target = invocation.text(.output) ?? Self.page(besides: path)
    guard let format = Self.format(of: target) else {
      throw Fault(
        "report.format",
        "a report must end in `.html`, `.md`, `.txt` or `.ipynb`, but `\(target)` does not",
        hint: "Write, for example, `-o report.html`.")
    }
    self.format = format
  }

  /// What the ending of a file asks for.
  private static func format(of path: String) -> Format? {
    let ending = path.split(separator: "/").last?.split(separator: ".").dropFirst().last
    return ending.flatMap { Format(rawValue: $0.lowercased()) }
  }

  /// `n.html` beside `n.lupi` or `n.lupi.md`.
  private static func page(besides path: String) -> String {
    for ending in [".lupi.md", ".lupi"] where path.hasSuffix(ending) {
      return path.dropLast(ending.count) + ".html"
    }
    return path + ".html"
  }

  func run() throws(Fault) -> ExitCode {
    let file = try NotebookFile(path)
    guard !Self.isSame(path, target) else {
      throw Fault(
        "report.overwrite", "a report must not be written over its notebook, but `\(target)` is it",
        hint: "Choose another name after `-o`.")
    }
    try OutputFile.check(target)
    // Where the notebook lies is no part of the report.
    let notebook = Notebook(name: file.name, bytes: file.notebook.source.bytes)
    let program = NotebookProgram(notebook)
    let workspace = try settings.workspace(forNotebookIn: file.folder, declared: program.numerics)
    var options = settings.options(declared: program.numerics)
    options.keepGoing = invocation.has(.keepGoing)
    options.isQuick = invocation.has(.quick)
    let view = ProgressView(
      sink: console.errors, isLive: console.terminal.errorIsTerminal,
      presentation: console.errorPresentation)
    let events = EventLog()
    let runner = NotebookRunner(
      program, options: options,
      makeInterpreter: { workspace.interpreter(host: $0, progress: view.show) },
      isInterrupted: { Interrupt.isPending }, sink: events.add)
    var parameters: [String: String] = [:]
    runner.whenBound = { bindings in
      for binding in bindings where parameters[binding.name] == nil {
        parameters[binding.name] = binding.value.literal
      }
    }
    let summary = runner.run()
    view.clear()
    for problem in summary.problems { console.show(problem) }
    guard summary.exit != .usage, summary.exit != .interrupted else { return summary.exit }
    let values = program.parameters.compactMap { parameter in
      parameters[parameter.name].map { "\(parameter.name) = \($0)" }
    }
    var style = Report.Style()
    style.foldsAll = invocation.has(.fold)
    let report = Report(
      notebook, events: events.events,
      facts: facts(
        notebook, workspace, mode: settings.mode(declared: program.numerics),
        seed: runner.interpreter.seed, parameters: values),
      style: style)
    let text = written(report)
    try SideFile.write(text, to: target)
    let size = text.utf8.count
    console.output.write(
      "\(target): \(counted(notebook.cells.count, "cell")), "
        + (size < 100_000 ? "\(decimal(Double(size / 100) / 10)) kB\n" : "\(size / 1000) kB\n"))
    return summary.exit
  }

  private func written(_ report: Report) -> String {
    switch format {
    case .html: report.html
    case .md: report.markdown
    case .txt: report.text
    case .ipynb: report.jupyter.indentedText
    }
  }

  private func facts(
    _ notebook: Notebook, _ workspace: Workspace, mode: NumericsMode, seed: UInt64,
    parameters: [String]
  ) -> [Report.Fact] {
    var content = Digest()
    content.combine(notebook.source.bytes)
    return [
      Report.Fact("notebook", ["\(notebook.source.name), \(content.hex.prefix(32))"]),
      Report.Fact("lupi", [CommandLineTool.version]),
      Report.Fact(
        "numerics", [mode.rawValue + (workspace.kernelsUsed.map { ", kernels: " + $0 } ?? "")]),
      Report.Fact("seed", ["\(seed)"]),
      Report.Fact("parameters", parameters),
      Report.Fact("given", settings.parameters.map { "\($0.name)=\($0.value)" }),
      Report.Fact("quick", invocation.has(.quick) ? ["yes, without cells marked slow"] : []),
      Report.Fact("files read", workspace.filesRead),
    ]
  }

  /// Whether two paths lead to one file.
  private static func isSame(_ path: String, _ other: String) -> Bool {
    var (first, second) = (stat(), stat())
    guard stat(path, &first) == 0, stat(other, &second) == 0 else { return false }
    return first.st_dev == second.st_dev && first.st_ino == second.st_ino
  }
}

/// The events of a run in order, from whichever thread they come.
private final class EventLog: Sendable {
  private let log = Mutex<[RunEvent]>([])

  var events: [RunEvent] { log.withLock { $0 } }

  func add(_ event: RunEvent) { log.withLock { $0.append(event) } }
}
