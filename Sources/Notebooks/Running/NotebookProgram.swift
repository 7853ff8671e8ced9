public import Diagnostics
public import Language

/// A notebook whose cells are parsed: what can be known before anything runs.
public struct NotebookProgram: Sendable {
  /// The document.
  public let notebook: Notebook
  /// The program of each cell; nothing where it does not parse.
  public let programs: [Program?]
  /// The program of each `{{ expression }}`, by the offset at which its braces begin.
  let inlinePrograms: [Int: Program]
  /// What the interpreter calls each cell, and makes random numbers from: the name, or for a cell
  /// without one a digest of its tokens, so that a cell added above changes no number below.
  public let keys: [String]
  /// What is wrong with the document or with a cell, in the order of the document, apart from what
  /// an `error` fence announces.
  public let diagnostics: [Diagnostic]
  /// What is wrong with the cells that have an `error` fence, by the position of the cell.
  public let announced: [Int: [Diagnostic]]
  /// What reads what; what solves an exercise binds nothing for others.
  public let graph: DependencyGraph
  /// The exercises, in the order of the document.
  public let exercises: [Exercise]

  /// Parses the cells and the values in prose.
  public init(_ notebook: Notebook) {
    self.notebook = notebook
    var found = notebook.diagnostics
    var announced: [Int: [Diagnostic]] = [:]
    var programs: [Program?] = []
    for cell in notebook.cells {
      let outcome = Parser.parse(notebook.source, in: cell.code(in: notebook.source))
      programs.append(outcome.program)
      if cell.error != nil, outcome.program == nil {
        announced[cell.index] = outcome.diagnostics
      } else if !cell.hasHoles(in: notebook.source) {
        found += outcome.diagnostics
      }
    }
    let inline = InlinePrograms(notebook)
    found += inline.diagnostics
    found += Self.contradictions(notebook, programs)
    exercises = Exercise.all(in: notebook, &found)
    self.programs = programs
    keys = Self.keys(notebook, programs)
    self.announced = announced
    inlinePrograms = inline.programs
    diagnostics = found.sorted { ($0.span?.start ?? 0) < ($1.span?.start ?? 0) }
    let solutions = Set(exercises.compactMap(\.solution))
    graph = DependencyGraph(programs.indices.map { solutions.contains($0) ? nil : programs[$0] })
  }

  /// Whether nothing keeps the notebook from being run.
  public var isValid: Bool { !diagnostics.contains { $0.severity == .error } }

  /// The parameters, in the order of the document.
  public var parameters: [ParameterDeclaration] { programs.flatMap { $0?.parameters ?? [] } }

  /// The numerics that the notebook declares, in whichever cell.
  public var numerics: NumericsMode? {
    programs.lazy.compactMap { $0?.numericsDeclaration.flatMap(NumericsMode.init) }.first
  }

  /// The first seed that the notebook declares.
  public var seed: UInt64? { programs.lazy.compactMap { $0?.seedDeclaration }.first }

  private static func keys(_ notebook: Notebook, _ programs: [Program?]) -> [String] {
    var twins: [[UInt8]: Int] = [:]
    return zip(notebook.cells, programs).map { cell, program in
      guard !cell.isNamed, let tokens = program?.canonicalTokens else { return cell.name }
      var digest = Digest()
      digest.combine(tokens)
      defer { twins[tokens, default: 0] += 1 }
      return "\(digest.hex.prefix(16)).\(twins[tokens, default: 0])"
    }
  }

  /// One name cannot be two parameters, and a notebook has one kind of numerics.
  private static func contradictions(
    _ notebook: Notebook, _ programs: [Program?]
  ) -> [Diagnostic] {
    var seen: [String: ParameterDeclaration] = [:]
    var numerics: String?
    var found: [Diagnostic] = []
    for (cell, program) in zip(notebook.cells, programs) {
      for parameter in program?.parameters ?? [] {
        if let first = seen[parameter.name] {
          found.append(
            Diagnostic(
              "notebook.second-parameter",
              "a parameter must be declared once, but `\(parameter.name)` is declared again",
              at: parameter.span, in: notebook.source, hint: "Remove one of the two.",
              notes: [.init("first declared here", span: first.span)]))
        }
        seen[parameter.name] = seen[parameter.name] ?? parameter
      }
      guard let word = program?.numericsDeclaration else { continue }
      if let first = numerics, first != word {
        found.append(
          Diagnostic(
            "notebook.contradiction",
            "a notebook must have one kind of numerics, but declares `\(first)` and `\(word)`",
            at: cell.span, in: notebook.source, hint: "Keep one of the two statements."))
      }
      numerics = numerics ?? word
    }
    return found
  }
}

extension Cell {
  /// The body without the blanks and newlines at its end, so that what is missing there is missed
  /// on the last line.
  public func code(in source: SourceText) -> Range<Int> {
    var end = fence.body.upperBound
    while end > fence.body.lowerBound,
      isBlank(source.bytes[end - 1]) || source.bytes[end - 1] == 0x0A
    {
      end -= 1
    }
    return fence.body.lowerBound..<end
  }

  /// Whether this is an exercise that still has a hole.
  func hasHoles(in source: SourceText) -> Bool {
    guard options.exercise else { return false }
    var run = 0
    for byte in source.bytes[fence.body] {
      if byte != 0x5F, run == 3 { return true }
      run = byte == 0x5F ? run + 1 : isWordByte(byte) ? 4 : 0
    }
    return run == 3
  }
}
