import Diagnostics

extension ProgramParser {
  /// Tokens without comments and white space: words separated by a space, statements by a newline.
  func canonical(_ range: Range<Int>) -> [UInt8] {
    var out: [UInt8] = []
    var next = firstStatementStart(after: range.lowerBound)
    for place in range {
      let token = tokens[place]
      if token.kind == .newline || token.kind == .end { continue }
      while next < statementStarts.count, statementStarts[next] < place { next += 1 }
      if place > range.lowerBound {
        let isStart = next < statementStarts.count && statementStarts[next] == place
        out.append(UInt8(ascii: isStart ? "\n" : " "))
      }
      out.append(contentsOf: source.bytes[token.start..<token.end])
    }
    return out
  }

  /// The first entry of `statementStarts`, which ascend, that is not before a token.
  private func firstStatementStart(after place: Int) -> Int {
    var low = 0
    var high = statementStarts.count
    while low < high {
      let middle = (low + high) / 2
      if statementStarts[middle] < place { low = middle + 1 } else { high = middle }
    }
    return low
  }
}
