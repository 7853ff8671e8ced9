/// One subscript of `x[i, a..<b]`; negative numbers count from the end.
public enum Subscript: Sendable, Hashable {
  /// A single position.
  case index(Int)
  /// The positions from the first bound up to but not including the second; an absent bound means
  /// the start or the end.
  case range(Int?, Int?)

  /// The position in a sequence of `count` elements, or nothing if it is outside.
  public static func position(_ index: Int, count: Int) -> Int? {
    let position = index < 0 ? index + count : index
    return position >= 0 && position < count ? position : nil
  }

  /// The positions in a sequence of `count` elements; bounds outside are moved to the ends.
  public static func positions(_ lower: Int?, _ upper: Int?, count: Int) -> Range<Int> {
    func clamped(_ bound: Int) -> Int {
      max(0, min(count, bound < 0 ? bound + count : bound))
    }
    let start = lower.map(clamped) ?? 0
    return start..<max(start, upper.map(clamped) ?? count)
  }
}
