import Diagnostics
import Language
import Notebooks

extension Journal {
  /// The entries as a notebook with a cell for each.
  ///
  /// Cells keep the names that random numbers depend on. A value that was read as `_` gets a name, as
  /// there is no last value in a notebook.
  func notebook(title: String, numerics: NumericsMode) -> String {
    var text = "#!/usr/bin/env lupi\n# \(title)\n"
    let declares = items.contains { $0.program.numericsDeclaration != nil }
    if numerics == .exact, !declares { text += "\n" + Self.cell(" #numerics", "numerics exact") }
    let named = Set(items.compactMap(\.source))
    var names: Set<String> = []
    var parameters: Set<String> = []
    for (index, item) in items.enumerated() {
      var name = item.name
      var count = 2
      while let tried = name, !names.insert(tried).inserted {
        name = "\(item.name ?? "")-\(count)"
        count += 1
      }
      let code = self.code(item, index, isNamed: named.contains(index), &parameters)
      let options = item.isRepeatable ? "" : " skip"
      if !item.isRepeatable {
        text += "\nThe next cell read as `_` a value that no cell makes, so it is marked `skip`.\n"
      }
      text += "\n" + Self.cell((name.map { " #\($0)" } ?? "") + options, code)
    }
    return text
  }

  /// Whether an entry cannot be repeated as it was.
  var hasUnrepeatable: Bool { items.contains { !$0.isRepeatable } }

  private static func cell(_ head: String, _ code: String) -> String {
    // A text in the code may hold a row of backticks.
    var fence = "```"
    while code.contains(fence) { fence += "`" }
    return "\(fence)lupi\(head)\n\(code)\n\(fence)\n"
  }

  /// The source of an item, with what a notebook would not understand replaced.
  private func code(
    _ item: Item, _ index: Int, isNamed: Bool, _ parameters: inout Set<String>
  ) -> String {
    let (program, range) = (item.program, item.program.range)
    var changes: [(span: SourceSpan, text: String)] = []
    if let source = item.source {
      changes += program.lastValueSpans.map { ($0, Self.name(of: source)) }
    }
    // A notebook declares a parameter once; the later declaration is a binding.
    for parameter in program.parameters where !parameters.insert(parameter.name).inserted {
      changes.append((parameter.span, "\(parameter.name) = \(parameter.defaultLiteral.literal)"))
    }
    if isNamed, let result = program.resultSpan {
      let start = SourceSpan(result.start, result.start)
      changes.append((start, "\(Self.name(of: index)) = "))
    }
    var out = ""
    var place = range.lowerBound
    for change in changes.sorted(by: { ($0.span.start, $0.span.end) < ($1.span.start, $1.span.end) }
    ) {
      out += program.source.string(place..<max(place, change.span.start)) + change.text
      place = max(place, change.span.end)
    }
    out += program.source.string(place..<max(place, range.upperBound))
    while let last = out.last, last == " " || last.isNewline { out.removeLast() }
    return isNamed ? out + "\n" + Self.name(of: index) : out
  }

  private static func name(of index: Int) -> String { "value_\(index + 1)" }
}
