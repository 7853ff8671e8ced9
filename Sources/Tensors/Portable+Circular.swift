extension Portable {
  /// Cosine and sine of an angle given in turns, from 0 to 1, on eight lanes.
  ///
  /// Reducing turns to quarters is exact, so no accuracy is lost near the multiples of π/2.
  @inline(__always)
  static func cosineAndSine(turns: Float8) -> (cosine: Float8, sine: Float8) {
    let magic: Float = 12_582_912
    let shifted = splat(magic) + turns * splat(4)
    let quarter = shifted - splat(magic)
    let x = (turns * splat(4) - quarter) * splat(1.570_796_33)
    let z = x * x
    var s = splat(-1.951_529_59e-4)
    s = splat(8.332_160_87e-3) + s * z
    s = splat(-1.666_665_46e-1) + s * z
    let sine = x + x * (z * s)
    var c = splat(2.443_315_71e-5)
    c = splat(-1.388_731_63e-3) + c * z
    c = splat(4.166_664_57e-2) + c * z
    let cosine = (splat(1) - z * splat(0.5)) + c * (z * z)
    let index = unsafeBitCast(shifted, to: Int8Lanes.self)
    let odd = (index & Int8Lanes(repeating: 1)) .!= .zero
    let cosineNegative = ((index &+ Int8Lanes(repeating: 1)) & Int8Lanes(repeating: 2)) .!= .zero
    let sineNegative = (index & Int8Lanes(repeating: 2)) .!= .zero
    var a = cosine
    a = choose(sine, a, where: odd)
    a = choose(-a, a, where: cosineNegative)
    var b = sine
    b = choose(cosine, b, where: odd)
    b = choose(-b, b, where: sineNegative)
    return (a, b)
  }
}
