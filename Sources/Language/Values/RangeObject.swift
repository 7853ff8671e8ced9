/// A half-open range of whole numbers.
final class RangeObject: Object, @unchecked Sendable {
  let range: Range<Int>

  init(_ range: Range<Int>) {
    self.range = range
    super.init(.range)
  }
}
