extension Kernels {
  /// ln(max(x, floor)) of `count` numbers, for a floor that is positive and normal; `x` and `out` may
  /// be the same. Infinity stays, and so does NaN.
  ///
  /// **Properties** The bits of `UnaryFunction.logarithm` for numbers above the floor.
  public static func flooredLogarithm(
    _ x: UnsafePointer<Float>, floor: Float, _ out: UnsafeMutablePointer<Float>, count: Int
  ) {
    let floor = splat(max(floor, .leastNormalMagnitude))
    var i = 0
    while i + 8 <= count {
      store8(Portable.log(load8(x + i), floor: floor), out + i)
      i += 8
    }
    if i < count {
      store8(
        Portable.log(load8(x + i, first: count - i), floor: floor), out + i, first: count - i)
    }
  }
}
