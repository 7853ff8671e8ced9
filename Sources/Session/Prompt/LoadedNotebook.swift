import Builtins
import Diagnostics
import Language
import Notebooks

/// The notebook that the prompt has loaded, with what its cells bound.
///
/// A cell is up to date if it ran as it is written now, and everything that it reads comes from the
/// same runs as then. Names that are bound at the prompt make no difference: the cells do not see
/// them.
struct LoadedNotebook {
  let path: String
  let program: NotebookProgram
  /// The digest of the file.
  let digest: String
  /// The files that its cells have read.
  var filesRead: [String] = []
  private var states: [Int: State] = [:]
  private var runs = 0

  /// What is known of a cell that has run.
  struct State {
    let status: CellStatus
    let seconds: Double
    let bindings: [Interpreter.GlobalBinding]
    /// The tokens that ran.
    let tokens: [UInt8]
    /// Which run it was.
    let run: Int
    /// The runs of the cells above that it depends on, by their keys.
    let sources: [String: Int]
  }

  /// What `:run` and `:cells` say without a notebook.
  static let missing = Fault(
    "prompt.notebook", "no notebook is loaded", hint: "Load one with `:load FILE.lupi`.")

  init(path: String) throws(Fault) {
    let file = try NotebookFile(path)
    self.path = path
    program = NotebookProgram(file.notebook)
    var digest = Digest()
    digest.combine(file.notebook.source.bytes)
    self.digest = String(digest.hex.prefix(16))
  }

  /// The names of the cells.
  var names: [String] { program.notebook.cells.map(\.name) }

  /// The file as it is now, with what is still true of its cells.
  func reloaded() throws(Fault) -> LoadedNotebook {
    var new = try LoadedNotebook(path: path)
    new.runs = runs
    new.filesRead = filesRead
    let places = Dictionary(
      program.keys.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
    for (index, key) in new.program.keys.enumerated() {
      if let place = places[key], let state = states[place] { new.states[index] = state }
    }
    return new
  }

  /// Takes note of how a cell ended; cells come in the order in which they ran.
  mutating func note(
    _ index: Int, _ status: CellStatus, _ seconds: Double, _ bindings: [Interpreter.GlobalBinding]
  ) {
    runs += 1
    states[index] = State(
      status: status, seconds: seconds, bindings: bindings, tokens: tokens(index), run: runs,
      sources: sources(index))
  }

  private func tokens(_ index: Int) -> [UInt8] { program.programs[index]?.canonicalTokens ?? [] }

  /// The runs of the cells that a cell reads from, and of those above it that set the seed.
  private func sources(_ index: Int) -> [String: Int] {
    let seeds = (0..<index).filter { program.programs[$0]?.seedDeclaration != nil }
    let cells = Set(program.graph.reads[index].map(\.cell) + seeds)
    return Dictionary(
      cells.map { (program.keys[$0], states[$0]?.run ?? 0) },
      uniquingKeysWith: { first, _ in first })
  }

  /// The cells that are up to date.
  var fresh: Set<Int> {
    var fresh: Set<Int> = []
    for index in program.notebook.cells.indices {
      guard let state = states[index], state.status.isComplete || state.status == .failedAsWritten,
        state.tokens == tokens(index), state.sources == sources(index),
        program.graph.reads[index].allSatisfy({ fresh.contains($0.cell) })
      else { continue }
      fresh.insert(index)
    }
    return fresh
  }

  /// The cells that are not up to date, apart from those that are never run.
  var stale: Set<Int> {
    let all = program.notebook.cells.indices.filter { index in
      if case .skipped(.marked) = states[index]?.status { return false }
      return true
    }
    return Set(all).subtracting(fresh)
  }

  /// What the cells that are up to date have bound.
  var known: [Int: [Interpreter.GlobalBinding]] {
    let fresh = fresh
    return states.filter { fresh.contains($0.key) && $0.value.status.isComplete }
      .mapValues(\.bindings)
  }

  /// The cells that an operand of `:run` means: `3..5`, names or numbers; without one, those that are
  /// not up to date.
  func selection(_ operand: String) throws(Fault) -> Set<Int> {
    guard !operand.isEmpty else { return stale }
    var found: Set<Int> = []
    for word in operand.split(whereSeparator: { $0 == " " || $0 == "," }).map(String.init) {
      if let dots = word.firstIndex(of: "."), word[dots...].hasPrefix("..") {
        let end = word[dots...].drop { $0 == "." }
        found.formUnion(
          try CellSelection(
            from: dots == word.startIndex ? nil : String(word[..<dots]),
            to: end.isEmpty ? nil : String(end)
          ).cells(of: program.notebook))
      } else {
        found.formUnion(try CellSelection(only: [word]).cells(of: program.notebook))
      }
    }
    return found
  }

  /// A line for each cell: its number, its name, and how it stands.
  func listing(_ presentation: Presentation) -> String {
    let fresh = fresh
    let cells = program.notebook.cells
    let width = min(30, cells.map { displayWidth($0.name) }.max() ?? 0)
    let lines = cells.map { cell -> String in
      let (word, tone) = standing(cell.index, isFresh: fresh.contains(cell.index))
      let name = padded(
        truncated(cell.name, to: width, ascii: presentation.ascii), to: width)
      let number = leftPadded("\(cell.index + 1)", to: 4)
      return "\(number)  \(name)  " + presentation.styled(word, tone)
    }
    return ([presentation.styled(path, .strong)] + lines).joined(separator: "\n")
  }

  private func standing(_ index: Int, isFresh: Bool) -> (String, Tone) {
    guard let state = states[index] else { return ("not run", .faint) }
    let time = state.seconds >= 0.1 ? ", \(Duration.text(state.seconds))" : ""
    switch state.status {
    case .skipped(let reason): return ("skipped: \(reason.words)", .faint)
    case .failed: return ("failed", .bad)
    case .timedOut: return ("took too long", .bad)
    case .interrupted: return ("interrupted", .warning)
    case .succeeded, .failedAsWritten:
      if isFresh { return ("up to date" + time, .good) }
      return (state.tokens == tokens(index) ? "stale" : "changed", .warning)
    }
  }
}
