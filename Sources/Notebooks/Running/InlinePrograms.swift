import Diagnostics
import Language

/// Parses the values in prose: `{{ x:.3 }}` means what `"{ x:.3 }"` means in a cell.
///
/// They are parsed in a copy of the document in which every `{{` is `"{` and every `}}` is `}"`, so
/// that each byte, and with it each place, is where it was.
struct InlinePrograms {
  /// The programs, by the offset at which the braces begin.
  private(set) var programs: [Int: Program] = [:]
  /// What is wrong with the expressions.
  private(set) var diagnostics: [Diagnostic] = []

  init(_ notebook: Notebook) {
    let values = notebook.blocks.flatMap { block -> [InlineValue] in
      if case .prose(let prose) = block { prose.values } else { [] }
    }
    guard !values.isEmpty else { return }
    var bytes = notebook.source.bytes
    for value in values {
      bytes[value.range.lowerBound] = 0x22
      bytes[value.range.upperBound - 1] = 0x22
    }
    let source = SourceText(name: notebook.source.name, bytes: bytes)
    for value in values {
      let outcome = Parser.parse(source, in: value.range)
      programs[value.range.lowerBound] = outcome.program
      diagnostics += outcome.diagnostics.map { $0.placed(in: notebook.source) }
    }
  }
}

extension Diagnostic {
  /// The same message about the document instead of the copy in which values are parsed.
  func placed(in source: SourceText) -> Diagnostic {
    guard let own = self.source, own !== source, own.name == source.name else { return self }
    return Diagnostic(
      code, message, at: span, in: source, hint: hint, notes: notes, severity: severity)
  }
}
