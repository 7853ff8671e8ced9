extension Kernels {
  /// The sum of `count` numbers.
  ///
  /// Blocks of 2048 numbers are summed in single precision, each as eight partial sums of every eighth
  /// number, and the sums of the blocks in double precision: one order, and no loss over many numbers.
  public static func sum(_ x: UnsafePointer<Float>, count: Int) -> Float {
    lanes(x, x, count) { first, _ in first }
  }

  /// The sum of the products of `count` pairs, in the order of ``sum(_:count:)``.
  public static func dot(
    _ x: UnsafePointer<Float>, _ y: UnsafePointer<Float>, count: Int
  ) -> Float {
    lanes(x, y, count) { $0 * $1 }
  }

  /// The sums of the columns of a matrix, row after row, written to or added to `out`.
  public static func columnSums(
    _ x: UnsafePointer<Float>, rows: Int, columns: Int, _ out: UnsafeMutablePointer<Float>,
    accumulates: Bool = false
  ) {
    if !accumulates { out.update(repeating: 0, count: columns) }
    for row in 0..<rows { accumulate(x + row * columns, into: out, count: columns) }
  }

  @inline(__always)
  private static func lanes(
    _ x: UnsafePointer<Float>, _ y: UnsafePointer<Float>, _ count: Int,
    _ term: (Float8, Float8) -> Float8
  ) -> Float {
    var sum = 0.0
    var i = 0
    repeat {
      let end = min(count, i + 2048)
      var partial = Float8.zero
      while i + 8 <= end {
        partial = partial + term(load8(x + i), load8(y + i))
        i += 8
      }
      if i < end {
        partial = partial + term(load8(x + i, first: end - i), load8(y + i, first: end - i))
        i = end
      }
      sum += Double(total(partial))
    } while i < count
    return Float(sum)
  }

  @inline(__always)
  private static func total(_ x: Float8) -> Float {
    ((x[0] + x[4]) + (x[2] + x[6])) + ((x[1] + x[5]) + (x[3] + x[7]))
  }
}

extension Kernels {
  /// The sum of squared differences of `count` pairs, in the order of ``sum(_:count:)``.
  public static func squaredDistance(
    _ x: UnsafePointer<Float>, _ y: UnsafePointer<Float>, count: Int
  ) -> Float {
    lanes(x, y, count) { ($0 - $1) * ($0 - $1) }
  }

  /// The sum of absolute differences of `count` pairs, in the order of ``sum(_:count:)``.
  public static func absoluteDistance(
    _ x: UnsafePointer<Float>, _ y: UnsafePointer<Float>, count: Int
  ) -> Float {
    // |d| = d without its sign bit.
    lanes(x, y, count) {
      let bits = unsafeBitCast($0 - $1, to: Int8Lanes.self) & Int8Lanes(repeating: 0x7FFF_FFFF)
      return unsafeBitCast(bits, to: Float8.self)
    }
  }
}
