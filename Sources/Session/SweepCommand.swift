import Builtins
import Diagnostics
import Language
import Notebooks
import Synchronization

/// `lupi sweep`: runs a notebook with many values of its parameters and collects what comes out.
struct SweepCommand {
  private let console: Console
  private let invocation: Invocation
  private let settings: RunSettings
  private let path: String
  private let plan: SweepPlan
  private let target: String?
  private let expressions: [(text: String, program: Program)]

  init(_ console: Console, _ invocation: Invocation) throws(Fault) {
    settings = try RunSettings(invocation, console)
    self.console = console
    self.invocation = invocation
    guard invocation.operands.count == 1 else {
      throw Fault(
        "usage.operands",
        "`lupi sweep` takes one notebook, but has \(counted(invocation.operands.count, "operand"))",
        hint: "Write `lupi sweep FILE.lupi -p NAME=1,2,4 --collect NAME`.")
    }
    path = invocation.operands[0]
    plan = try SweepPlan(settings.parameters.map { (name: $0.name, text: $0.value) })
    guard !plan.swept.isEmpty else {
      throw Fault(
        "sweep.nothing", "a parameter must have several values, but none has",
        hint: "Write, for example, `-p seed=1..5`.")
    }
    target = invocation.text(.tableOutput)
    guard target.map({ $0.hasSuffix(".csv") || $0.hasSuffix(".json") }) ?? true else {
      throw Fault(
        "usage.option",
        "`-o` must name a file that ends in .csv or .json, but is `\(target ?? "")`",
        hint: "Write, for example, `-o sweep.csv`.")
    }
    var expressions: [(text: String, program: Program)] = []
    for text in invocation.texts(.collect) {
      let outcome = Parser.parse(SourceText(name: "--collect", text: text))
      guard let program = outcome.program, outcome.diagnostics.isEmpty, program.isExpression else {
        throw Fault(
          "sweep.collect",
          "what is collected must be a name or an expression, but is `\(truncated(text, to: 40))`",
          hint: "Write, for example, `--collect accuracy`.")
      }
      expressions.append((text, program))
    }
    guard !expressions.isEmpty else {
      throw Fault(
        "sweep.collect", "`lupi sweep` must be told what to collect",
        hint: "Add `--collect NAME`, a name that the notebook binds.")
    }
    self.expressions = expressions
  }

  func run() throws(Fault) -> ExitCode {
    let file = try NotebookFile(path)
    let prepared = try PreparedRun(file, settings)
    let program = prepared.program
    let cells = SweepCells(
      program, collecting: expressions.map(\.program), swept: plan.swept.map(\.name))
    let names = cells.needed.sorted().map { program.notebook.cells[$0].name }
    let runs = plan.runs
    let check = SweepRun(
      file: file, settings: settings, expressions: expressions, cells: names, flights: nil)
    if let exit = try check.problems(runs[0], console) { return exit }
    if invocation.has(.emit) {
      for run in runs { console.output.write(emitted(run, names) + "\n") }
      return .success
    }
    let workers = try invocation.integer(.jobs, in: 1...256) ?? min(settings.threads, runs.count)
    var shared = settings
    shared.threads = max(1, settings.threads / workers)
    // What all runs have in common is computed once, with all threads, before they begin.
    let common = cells.shared.sorted().map { program.notebook.cells[$0].name }
    let flights = CellFlights()
    if prepared.cells != nil, !common.isEmpty {
      SweepRun(
        file: file, settings: settings, expressions: [], cells: common, flights: flights
      ).warmUp(runs[0])
    }
    let work = SweepRun(
      file: file, settings: shared, expressions: expressions, cells: names, flights: flights)
    let outcomes = outcomes(of: runs, work, workers: workers)
    prepared.cells?.trim()
    return try report(outcomes, runs)
  }

  private func outcomes(
    of runs: [[(name: String, text: String)]], _ work: SweepRun, workers: Int
  ) -> [SweepRun.Outcome] {
    let found = Mutex([SweepRun.Outcome](repeating: .stopped, count: runs.count))
    let done = Atomic<Int>(0)
    let view = ProgressView(
      sink: console.errors, isLive: console.terminal.errorIsTerminal,
      presentation: console.errorPresentation)
    DeepStack.parallel(
      runs.count, threads: workers, megabytes: StackSize.megabytes(256, threads: workers)
    ) { index in
      guard !Interrupt.isPending else { return }
      let outcome = work.outcome(of: runs[index])
      found.withLock { $0[index] = outcome }
      let count = done.wrappingAdd(1, ordering: .relaxed).newValue
      view.show(ProgressReport(task: "sweep", done: count, total: runs.count, unit: "run"))
    }
    view.clear()
    return found.withLock { $0 }
  }

  /// Shows the table and the figure, and what failed.
  private func report(
    _ outcomes: [SweepRun.Outcome], _ runs: [[(name: String, text: String)]]
  ) throws(Fault) -> ExitCode {
    let table = SweepTable(plan, runs, outcomes)
    var failed = 0
    for (run, outcome) in zip(runs, outcomes) {
      guard case .failed(let diagnostic) = outcome else { continue }
      failed += 1
      let words = run.map { "\($0.name)=\($0.text)" }.joined(separator: " ")
      console.errors.write("the run \(words) failed:\n")
      console.show(diagnostic)
    }
    if let target {
      try SideFile.write(target.hasSuffix(".csv") ? table.csv : table.json, to: target)
    }
    if table.hasRows {
      console.output.write(table.text(settings, console.presentation) + "\n")
    }
    let stopped = outcomes.count { if case .stopped = $0 { true } else { false } }
    if stopped > 0 {
      console.errors.write(
        "interrupted: \(counted(stopped, "run")) left; the same command goes on from here\n")
      return .interrupted
    }
    if failed > 0 { console.errors.write("\(failed) of \(counted(runs.count, "run")) failed\n") }
    return failed > 0 ? .cellFailed : .success
  }

  /// A line for the shell that does one run.
  private func emitted(_ run: [(name: String, text: String)], _ cells: [String]) -> String {
    var words = ["lupi", "run", path, "--outputs"]
    for (name, text) in run { words += ["-p", "\(name)=\(text)"] }
    for cell in cells { words += ["--only", cell] }
    for option in [Option.data, .out, .cache, .numerics, .timeout] {
      for text in invocation.texts(option) { words += [option.name, text] }
    }
    return words.map(Self.quoted).joined(separator: " ")
  }

  /// A word as the shell reads it.
  private static func quoted(_ word: String) -> String {
    let plain = word.utf8.allSatisfy { byte in
      isWordByte(byte) || "-./=:%+,@".utf8.contains(byte)
    }
    if plain, !word.isEmpty { return word }
    return "'"
      + word.split(separator: "'", omittingEmptySubsequences: false)
      .joined(separator: "'\\''") + "'"
  }

  private static func isWordByte(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x5F: true
    default: false
    }
  }
}
