public import Diagnostics

extension Shape {
  /// The shape of an element-by-element operation on two tensors.
  ///
  /// The axes are matched from the last one; two sizes fit if they are equal or one of them is 1,
  /// and a missing axis counts as 1 (the rule of NumPy).
  ///
  /// - Throws: `shape.mismatch`, with both shapes drawn below each other.
  public static func broadcast(_ a: Shape, _ b: Shape, in operation: String) throws(Fault) -> Shape
  {
    if a == b { return a }
    let rank = max(a.rank, b.rank)
    var sizes = [Int](repeating: 1, count: rank)
    for back in 1...max(rank, 1) where back <= rank {
      let x = back <= a.rank ? a.sizes[a.rank - back] : 1
      let y = back <= b.rank ? b.sizes[b.rank - back] : 1
      guard x == y || x == 1 || y == 1 else {
        throw mismatch(a, b, back: back, sizes: (x, y), operation: operation)
      }
      sizes[rank - back] = x == 1 ? y : x
    }
    return try Shape(sizes)
  }

  /// Whether a tensor of this shape can be repeated to fill `other`.
  public func broadcasts(to other: Shape) -> Bool {
    guard rank <= other.rank else { return false }
    return zip(sizes.reversed(), other.sizes.reversed()).allSatisfy { $0 == $1 || $0 == 1 }
  }

  private static func mismatch(
    _ a: Shape, _ b: Shape, back: Int, sizes: (Int, Int), operation: String
  ) -> Fault {
    let rank = max(a.rank, b.rank)
    func cells(_ shape: Shape) -> [String] {
      [String](repeating: "", count: rank - shape.rank) + shape.sizes.map(String.init)
    }
    let first = cells(a)
    let second = cells(b)
    let widths = zip(first, second).map { max($0.count, $1.count) }
    func row(_ label: String, _ cells: [String]) -> String {
      var line = "\n    " + label + "  "
      for (axis, cell) in cells.enumerated() {
        if axis > 0 { line += cells[axis - 1].isEmpty ? "   " : " × " }
        line += leftPadded(cell, to: widths[axis])
      }
      return line
    }
    let axis = rank - back
    let indent = widths[..<axis].reduce(0) { $0 + $1 + 3 }
    let caret = String(repeating: " ", count: indent) + String(repeating: "^", count: widths[axis])
    return Fault(
      "shape.mismatch",
      "`\(operation)` needs sizes that are equal or 1, matched from the last axis, but has "
        + "\(sizes.0) and \(sizes.1)" + row("left ", first) + row("right", second)
        + "\n           " + caret,
      hint: "Reshape or transpose one of them, or insert an axis of size 1.")
  }
}
