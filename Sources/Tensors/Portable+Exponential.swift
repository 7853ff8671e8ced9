extension Portable {
  /// eˣ on eight lanes; 0 far below, infinite far above, and NaN stays NaN.
  @inline(__always)
  static func exp(_ value: Float8) -> Float8 {
    var x = value
    x = choose(splat(-104), x, where: value .< splat(-104))
    x = choose(splat(89), x, where: value .> splat(89))
    // Adding 1.5 · 2²³ leaves the nearest integer in the low bits of the sum.
    let magic: Float = 12_582_912
    let shifted = splat(magic) + x * splat(1.442_695_04)
    let k = shifted - splat(magic)
    let r = (x - k * splat(0.693_359_375)) + k * splat(2.121_944_4e-4)
    var p = splat(1.987_569_15e-4)
    p = splat(1.398_199_95e-3) + p * r
    p = splat(8.333_451_91e-3) + p * r
    p = splat(4.166_579_59e-2) + p * r
    p = splat(1.666_666_55e-1) + p * r
    p = splat(5.000_000_12e-1) + p * r
    let y = (splat(1) + r) + p * (r * r)
    // 2ᵏ in two factors, so that the largest and the subnormal results are right too.
    let bits =
      unsafeBitCast(shifted, to: Int8Lanes.self) &- Int8Lanes(repeating: Int32(magic.bitPattern))
    let half = bits &>> 1
    let bias = Int8Lanes(repeating: 127)
    let low = unsafeBitCast((half &+ bias) &<< 23, to: Float8.self)
    let high = unsafeBitCast((bits &- half &+ bias) &<< 23, to: Float8.self)
    return y * low * high
  }

  /// 1 / (1 + e⁻ˣ) on eight lanes.
  @inline(__always)
  static func sigmoid(_ x: Float8) -> Float8 {
    splat(1) / (splat(1) + exp(-x))
  }

  /// The hyperbolic tangent on eight lanes.
  @inline(__always)
  static func tanh(_ x: Float8) -> Float8 {
    var large = splat(1) - splat(2) / (splat(1) + exp(x + x))
    // Near 0 the difference above would cancel.
    let z = x * x
    var p = splat(-5.704_988_73e-3)
    p = splat(2.063_908_88e-2) + p * z
    p = splat(-5.373_971_69e-2) + p * z
    p = splat(1.333_144_20e-1) + p * z
    p = splat(-3.333_328_22e-1) + p * z
    let small = x + x * (z * p)
    large = choose(small, large, where: z .< splat(0.390_625))
    return large
  }
}
