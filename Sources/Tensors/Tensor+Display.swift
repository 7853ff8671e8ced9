public import Diagnostics

extension Tensor {
  /// What a reader wants to know first, on one line: shape, then the value or the range.
  public var summary: String {
    if shape.rank == 0, let value = values.first { return "tensor \(Self.text(value))" }
    guard count > 0 else { return "tensor \(shape), empty" }
    let (range, missing) = statistics
    let missingText = missing > 0 ? ", \(missing) NaN" : ""
    guard let range else { return "tensor \(shape)\(missingText)" }
    return "tensor \(shape), \(Self.text(range.low)) … \(Self.text(range.high)), "
      + "mean \(Self.text(range.mean))\(missingText)"
  }

  /// The summary and the first values, cut to the width.
  public func display(_ presentation: Presentation) -> String {
    let head =
      presentation.ascii
      ? summary.replacing("…", with: "...") : summary
    guard shape.rank > 0, count > 0 else { return head }
    let rowLength = max(1, shape.rowLength)
    let rowCount = shape.rank == 1 ? 1 : count / rowLength
    let shownRows = min(rowCount, 6)
    // Columns are as wide as their widest shown value; as many are shown as fit.
    let mostColumns = min(rowLength, presentation.width / 3)
    let cells = (0..<shownRows).map { row in
      (0..<mostColumns).map { Self.text(values[row * rowLength + $0]) }
    }
    let widths = (0..<mostColumns).map { column in cells.map { $0[column].count }.max() ?? 0 }
    let ellipsis = presentation.ascii ? ".." : "…"
    var shownColumns = 0
    var used = 2
    for (column, width) in widths.enumerated() {
      let more = column + 1 < rowLength ? 1 + ellipsis.count : 0
      guard used + width + more <= presentation.width else { break }
      used += width + 2
      shownColumns += 1
    }
    var lines = [head]
    for row in cells {
      let shown = (0..<shownColumns).map { leftPadded(row[$0], to: widths[$0]) }
      lines.append(
        "  " + shown.joined(separator: "  ") + (shownColumns < rowLength ? " " + ellipsis : ""))
    }
    if shownRows < rowCount {
      lines.append(presentation.styled("  \(ellipsis) \(rowCount - shownRows) more", .faint))
    }
    return lines.joined(separator: "\n")
  }

  /// The range of the values that are numbers, and how many are not.
  public var statistics: (range: (low: Float, mean: Float, high: Float)?, missing: Int) {
    var low = Float.infinity
    var high = -Float.infinity
    var sum = 0.0
    var missing = 0
    for value in values {
      if value.isNaN {
        missing += 1
        continue
      }
      low = min(low, value)
      high = max(high, value)
      sum += Double(value)
    }
    guard missing < count else { return (nil, missing) }
    return ((low, Float(sum / Double(count - missing)), high), missing)
  }

  /// A number with four significant digits; those before the point are shown up to a million.
  public static func text(_ value: Float) -> String {
    guard value.isFinite else { return value.isNaN ? "NaN" : value < 0 ? "-inf" : "inf" }
    let rounded = value.rounded()
    if value == rounded || value.magnitude >= 1000, rounded.magnitude < 1e6 {
      return String(Int(rounded))
    }
    return SignificantDigits.text(Double(value), digits: 4)
  }
}
