public import Diagnostics

/// A `.lupi` document: Markdown whose fences marked `lupi` are cells.
///
/// Fences are those of CommonMark 0.31 (Section 4.5). A fence inside a list item, a quotation, an
/// HTML comment or another fence is prose, and so is one that is indented by four columns.
public struct Notebook: Sendable {
  /// The text; every offset and every diagnostic points into it.
  public let source: SourceText
  /// The parts, in order and without gaps.
  public let blocks: [Block]
  /// The cells, in order.
  public let cells: [Cell]
  /// The text of the first heading of the first level.
  public let title: String?
  /// What is wrong or doubtful with the document itself; the cells are not parsed yet.
  public let diagnostics: [Diagnostic]

  /// Reads a document; any bytes give a notebook, with diagnostics where something is wrong.
  public init(_ source: SourceText) {
    var parser = NotebookParser(source)
    parser.parse()
    self.source = source
    blocks = parser.blocks
    cells = parser.cells
    title = parser.title
    diagnostics = parser.diagnostics.sorted { ($0.span?.start ?? 0) < ($1.span?.start ?? 0) }
  }

  /// Reads a document from bytes; `name` is what diagnostics call it.
  public init(name: String, bytes: [UInt8]) {
    self.init(SourceText(name: name, bytes: bytes))
  }

  /// The document as bytes, put together from its blocks: what was read, whatever it was.
  public var bytes: [UInt8] {
    var out: [UInt8] = []
    out.reserveCapacity(source.bytes.count)
    for block in blocks {
      for piece in block.pieces { out += source.bytes[piece] }
    }
    return out
  }

  /// Whether nothing is so wrong that the cells could not be run.
  public var isValid: Bool { !diagnostics.contains { $0.severity == .error } }

  /// The position of a cell, by its name.
  public func cell(named name: String) -> Int? {
    cells.firstIndex { $0.name == name }
  }
}
