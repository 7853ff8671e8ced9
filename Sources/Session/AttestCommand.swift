import Builtins
import Diagnostics
import Language
import Notebooks

/// `lupi attest`: runs a notebook and writes digests of all it makes, or compares with such a file.
struct AttestCommand {
  private let console: Console
  private let invocation: Invocation
  private let settings: RunSettings

  init(_ console: Console, _ invocation: Invocation) throws(Fault) {
    settings = try RunSettings(invocation, console)
    self.console = console
    self.invocation = invocation
    guard invocation.operands.count <= 1 else {
      throw Fault(
        "usage.operands",
        "`lupi attest` takes one notebook, but `\(invocation.operands[1])` follows",
        hint: "Attest one after another.")
    }
    guard invocation.has(.verify) else {
      guard !invocation.operands.isEmpty else {
        throw Fault(
          "usage.operands", "`lupi attest` needs a notebook", hint: "Write `lupi attest FILE.lupi`."
        )
      }
      return
    }
    let fixed: [Option] = [.save, .quick, .parameter, .numerics]
    if let other = fixed.first(where: { invocation.has($0) }) {
      throw Fault(
        "usage.option", "`\(other.name)` must not be given with `--check`, which repeats a run",
        hint: "Leave it out.")
    }
  }

  func run() throws(Fault) -> ExitCode {
    if let path = invocation.text(.verify) { return try check(path) }
    let file = try NotebookFile(invocation.operands[0])
    let plan = Plan(
      parameters: settings.parameters.map { (name: $0.name, text: $0.value) },
      numerics: settings.numerics, isQuick: invocation.has(.quick))
    let (attestation, exit) = try attested(file, plan)
    guard let attestation else { return exit }
    let path = invocation.text(.save) ?? Self.attestationPath(of: file.path)
    guard path != "-" else {
      console.output.write(attestation.text)
      return .success
    }
    try SideFile.write(attestation.text, to: path)
    console.output.write("\(path): \(counted(attestation.cells.count, "cell")) attested\n")
    return .success
  }

  private func check(_ path: String) throws(Fault) -> ExitCode {
    let attested = try Attestation(text: try SideFile.read(path))
    let plan = try Plan(repeating: attested)
    let name = attested.values(.notebook).first ?? ""
    let file = try NotebookFile(
      invocation.operands.first ?? NotebookFile.folder(of: path) + "/" + name)
    let (now, exit) = try self.attested(file, plan)
    guard let now else { return exit }
    let difference = AttestationDifference(attested: attested, now: now)
    for sentence in difference.circumstances { console.output.write("note: \(sentence)\n") }
    guard let (cell, what) = difference.first else {
      console.output.write(
        console.presentation.styled("the same bits", .good)
          + " in \(counted(now.cells.count, "cell"))\n")
      return .success
    }
    let rest =
      difference.count > 1
      ? " (the first of \(counted(difference.count, "cell")) that differ)" : ""
    console.output.write(
      console.presentation.styled("other bits", .bad) + " in the cell `\(cell)`: \(what)\(rest)\n")
    return .mismatch
  }

  /// What decides the bits of a run, beside the notebook.
  private struct Plan {
    let parameters: [(name: String, text: String)]
    let numerics: NumericsMode?
    let isQuick: Bool

    init(parameters: [(name: String, text: String)], numerics: NumericsMode?, isQuick: Bool) {
      self.parameters = parameters
      self.numerics = numerics
      self.isQuick = isQuick
    }

    /// The plan of a run that was attested.
    init(repeating attestation: Attestation) throws(Fault) {
      var parameters: [(name: String, text: String)] = []
      for text in attestation.values(.parameter) {
        let parts = text.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
        guard parts.count == 2 else {
          throw Fault(
            "attest.format", "a parameter of an attestation must be `name=value`, but is `\(text)`",
            hint: "Give a file that `lupi attest` wrote.")
        }
        parameters.append((name: String(parts[0]), text: String(parts[1])))
      }
      self.parameters = parameters
      numerics = attestation.values(.numerics).first.flatMap { NumericsMode(rawValue: $0) }
      isQuick = attestation.values(.quick) == ["yes"]
    }
  }

  /// Runs a notebook; its attestation unless it failed, and how it ended.
  private func attested(_ file: NotebookFile, _ plan: Plan) throws(Fault) -> (
    Attestation?, ExitCode
  ) {
    let program = NotebookProgram(file.notebook)
    let mode = plan.numerics ?? program.numerics ?? .fast
    let workspace = try settings.workspace(forNotebookIn: file.folder, declared: mode)
    var options = settings.options(declared: mode)
    options.parameters = plan.parameters
    options.isQuick = plan.isQuick
    let view = ProgressView(
      sink: console.errors, isLive: console.terminal.errorIsTerminal,
      presentation: console.errorPresentation)
    let recorder = AttestationRecorder()
    let runner = NotebookRunner(
      program, options: options,
      makeInterpreter: { workspace.interpreter(host: $0, progress: view.show) },
      isInterrupted: { Interrupt.isPending }, sink: recorder.add)
    runner.whenBound = recorder.add
    let summary = runner.run()
    view.clear()
    for problem in summary.problems { console.show(problem) }
    guard summary.exit == .success else { return (nil, summary.exit) }
    var content = Digest()
    content.combine(file.notebook.source.bytes)
    let given = plan.parameters.map {
      Attestation.Circumstance(.parameter, "\($0.name)=\($0.text)")
    }
    let read = workspace.filesRead.map { Attestation.Circumstance(.file, $0) }
    let circumstances =
      [
        Attestation.Circumstance(.notebook, file.name),
        .init(.content, String(content.hex.prefix(32))), .init(.lupi, CommandLineTool.version),
        .init(.numerics, mode.rawValue), .init(.kernels, workspace.kernels),
        .init(.seed, "\(runner.interpreter.seed)"), .init(.quick, plan.isQuick ? "yes" : "no"),
      ] + given + read
    return (recorder.attestation(circumstances), .success)
  }

  /// `n.attest` beside `n.lupi` or `n.lupi.md`.
  private static func attestationPath(of path: String) -> String {
    for ending in [".lupi.md", ".lupi"] where path.hasSuffix(ending) {
      return path.dropLast(ending.count) + ".attest"
    }
    return path + ".attest"
  }
}
