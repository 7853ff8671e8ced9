import Diagnostics

/// A piece of a document to be replaced.
struct DocumentEdit {
  let range: Range<Int>
  let bytes: [UInt8]
}

/// Writes fences anew.
struct OutputRewriter {
  let source: SourceText
  private let newline: [UInt8]

  /// Lines end as the first line of the document does.
  init(_ source: SourceText) {
    self.source = source
    let end = source.bytes.firstIndex(of: 0x0A) ?? 0
    newline = end > 0 && source.bytes[end - 1] == 0x0D ? [0x0D, 0x0A] : [0x0A]
  }

  /// The fence with the lines that agree as they are, and the others as they are produced.
  ///
  /// A line that differs in its numbers alone keeps its words, its blanks and the precision to
  /// which each number was written. `...` stays.
  func edit(_ comparison: OutputComparison) -> DocumentEdit {
    var lines: [String] = []
    for step in comparison.alignment.steps {
      switch step {
      case .keep(let index, _), .wildcard(let index): lines.append(comparison.rawLines[index])
      case .replace(let index, let other):
        lines.append(
          updated(
            comparison.written[index], comparison.produced[other], comparison.output.rule))
      case .insert(let index): lines.append(Self.text(comparison.produced[index]))
      case .delete, .absorb: break
      }
    }
    let check = OutputAlignment(
      lines.map(OutputLine.init), comparison.produced, rule: comparison.output.rule)
    if !check.isMatch { lines = comparison.produced.map(Self.text) }
    return edit(comparison.output.fence, lines: lines)
  }

  /// The fence with other lines, made longer where a line would close it.
  func edit(_ fence: Fence, lines: [String]) -> DocumentEdit {
    let indentation = Array(source.bytes[fence.opening.lowerBound..<fence.mark.start])
    let marker = source.bytes[fence.mark.start]
    let opening = fence.mark.start + fence.length
    let length = Self.length(atLeast: fence.length, marker: marker, lines)
    var bytes = indentation + Array(repeating: marker, count: length)
    bytes += source.bytes[opening..<fence.opening.upperBound]
    for line in lines { bytes += (line.isEmpty ? [] : indentation) + Array(line.utf8) + newline }
    if length == fence.length {
      bytes += source.bytes[fence.closing]
    } else {
      bytes += indentation + Array(repeating: marker, count: length)
      if source.bytes[fence.closing].last == 0x0A { bytes += newline }
    }
    return DocumentEdit(range: fence.range, bytes: bytes)
  }

  /// A new fence below a cell.
  func edit(below cell: Cell, produced text: String) -> DocumentEdit {
    var lines = lines(of: strippingStyles(text)).map { Self.text(OutputLine($0)) }
    while lines.last?.isEmpty == true { lines.removeLast() }
    let mark = Array(repeating: UInt8(0x60), count: Self.length(atLeast: 3, marker: 0x60, lines))
    let end = cell.fence.range.upperBound
    var bytes = source.bytes[..<end].last == 0x0A ? [] : newline
    bytes += newline + mark + Array("out".utf8) + newline
    for line in lines { bytes += Array(line.utf8) + newline }
    bytes += mark + newline
    return DocumentEdit(range: end..<end, bytes: bytes)
  }

  /// The document with pieces replaced, which must not overlap.
  func apply(_ edits: [DocumentEdit]) -> [UInt8] {
    var bytes: [UInt8] = []
    var offset = 0
    for edit in edits.sorted(by: { $0.range.lowerBound < $1.range.lowerBound }) {
      bytes += source.bytes[offset..<edit.range.lowerBound] + edit.bytes
      offset = edit.range.upperBound
    }
    return bytes + source.bytes[offset...]
  }

  private func updated(
    _ written: OutputLine, _ produced: OutputLine, _ rule: VerifiedOutput.Rule
  ) -> String {
    let plain = Self.text(produced)
    guard rule != .exact, LineMatcher.areAlike(written, produced) else { return plain }
    var out: [UInt8] = []
    var offset = 0
    let matcher = LineMatcher(rule: rule)
    for (token, other) in zip(written.tokens, produced.tokens) {
      guard case .number(let old) = token, case .number(let new) = other else { continue }
      out += written.bytes[offset..<old.range.lowerBound]
      let number = OutputLine(written.string(old.range))
      let isKept = matcher.matches(number, OutputLine(produced.string(new.range)))
      out += isKept ? written.bytes[old.range] : Self.rounded(new, in: produced, as: old)
      offset = old.range.upperBound
    }
    out += written.bytes[offset...]
    let text = String(decoding: out, as: UTF8.self)
    return matcher.matches(OutputLine(text), produced) ? text : plain
  }

  /// The new number with as many digits after the point as the old one.
  private static func rounded(
    _ new: WrittenNumber, in line: OutputLine, as old: WrittenNumber
  ) -> ArraySlice<UInt8> {
    let plain = line.bytes[new.range]
    guard new.exponent == 0, old.exponent == 0, new.decimals > old.decimals else { return plain }
    return DecimalRounding.rounded(Array(plain), decimals: old.decimals)[...]
  }

  private static func text(_ line: OutputLine) -> String { line.string(0..<line.bytes.count) }

  /// A length for a fence that none of the lines can close or be taken to reopen.
  private static func length(atLeast length: Int, marker: UInt8, _ lines: [String]) -> Int {
    lines.reduce(length) { length, line in
      let run = line.utf8.drop(while: isBlank).prefix { $0 == marker }.count
      return run >= length ? run + 1 : length
    }
  }
}
