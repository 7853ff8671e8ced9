import Builtins
import Diagnostics
import Language
import Notebooks
import Synchronization

/// `lupi report`: runs a notebook and writes it for readers who have no lupi.
struct ReportCommand {
  /// What a report can be written as; the name is the ending of the file.
  enum Format: String, CaseIterable {
    case html, md, txt, ipynb
  }

  private let console: Console
  private let settings: RunSettings
  /// The notebook's file; nothing for what was typed at the prompt.
  private let path: String?
  private let target: String
  private let format: Format
  private var keepsGoing = false
  private var isQuick = false
  private var foldsAll = false

  init(_ console: Console, _ invocation: Invocation) throws(Fault) {
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
    try self.init(
      console, RunSettings(invocation, console), of: path,
      to: invocation.text(.output) ?? Self.page(besides: path))
    keepsGoing = invocation.has(.keepGoing)
    isQuick = invocation.has(.quick)
    foldsAll = invocation.has(.fold)
  }

  /// A report of a notebook's file, or of a text that is no file.
  init(
    _ console: Console, _ settings: RunSettings, of path: String?, to target: String
  ) throws(Fault) {
    self.console = console
    self.settings = settings
    self.path = path
    self.target = target
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
    guard let path else { return .usage }
    let file = try NotebookFile(path)
    guard !FolderListing.isSame(path, target) else {
      throw Fault(
        "report.overwrite", "a report must not be written over its notebook, but `\(target)` is it",
        hint: "Choose another name after `-o`.")
    }
    try OutputFile.check(target)
    // Where the notebook lies is no part of the report.
    let notebook = Notebook(name: file.name, bytes: file.notebook.source.bytes)
    return try report(PreparedRun(notebook, in: file.folder, named: file.name, settings))
  }

  /// Runs a notebook that is no file, in the current folder, and writes the report.
  func run(_ notebook: Notebook) throws(Fault) -> ExitCode {
    try OutputFile.check(target)
    return try report(PreparedRun(notebook, in: ".", named: nil, settings))
  }

  private func report(_ prepared: PreparedRun) throws(Fault) -> ExitCode {
    let (program, workspace) = (prepared.program, prepared.workspace)
    let notebook = program.notebook
    var options = settings.options(declared: program.numerics)
    options.keepGoing = keepsGoing
    options.isQuick = isQuick
    let view = ProgressView(
      sink: console.errors, isLive: console.terminal.errorIsTerminal,
      presentation: console.errorPresentation)
    let events = EventLog()
    let runner = prepared.runner(options, progress: view.show, sink: events.add)
    let summary = runner.run()
    view.clear()
    prepared.tidy(after: runner)
    for problem in summary.problems { console.show(problem) }
    guard summary.exit != .usage, summary.exit != .interrupted else { return summary.exit }
    let given = runner.interpreter.parameterOverrides
    let values = program.parameters.map { parameter in
      let value = given[parameter.name].flatMap { try? parameter.value(of: $0) }
      return "\(parameter.name) = \((value ?? parameter.defaultLiteral).literal)"
    }
    var style = Report.Style()
    style.foldsAll = foldsAll
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
      Report.Fact("quick", isQuick ? ["yes, without cells marked slow"] : []),
      Report.Fact("files read", workspace.filesRead),
    ]
  }
}

/// The events of a run in order, from whichever thread they come.
private final class EventLog: Sendable {
  private let log = Mutex<[RunEvent]>([])

  var events: [RunEvent] { log.withLock { $0 } }

  func add(_ event: RunEvent) { log.withLock { $0.append(event) } }
}
