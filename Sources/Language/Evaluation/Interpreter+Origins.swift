import Diagnostics

extension Interpreter {
  /// The error with the place where the blamed value was bound, if the blamed part of the cell is a
  /// name.
  func withOrigin(
    _ error: any Error, _ program: Program, _ builder: Builder
  ) -> any Error {
    guard var diagnostic = error as? Diagnostic, diagnostic.notes.isEmpty,
      let span = diagnostic.span,
      diagnostic.source === program.source,
      let name = builder.readings.last(where: { $0.span == span })?.name
    else { return error }
    if let binding = builder.scope.bindings[name], binding.first.start < span.start {
      // Which of several bindings made the value is not known.
      guard binding.count == 1 else { return error }
      diagnostic.notes.append(.init("`\(name)` is bound here", span: binding.first))
      return diagnostic
    }
    guard let binding = globals.last(where: { $0.name == name }), !binding.source.bytes.isEmpty
    else { return error }
    if binding.source === program.source {
      diagnostic.notes.append(.init("`\(name)` is bound here", span: binding.span))
    } else {
      let (line, column) = binding.source.position(at: binding.span.start)
      diagnostic.notes.append(
        .init("`\(name)` was bound at \(binding.source.name):\(line):\(column)"))
    }
    return diagnostic
  }
}
