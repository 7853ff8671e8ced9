extension Portable {
  /// The natural logarithm on eight lanes; −∞ at 0, NaN below.
  @inline(__always)
  static func log(_ value: Float8) -> Float8 {
    // Subnormal numbers are scaled up first.
    let tiny = value .< splat(0x1p-126)
    var x = value
    x = choose(value * splat(0x1p23), x, where: tiny)
    var bias = splat(127)
    bias = choose(splat(150), bias, where: tiny)
    var result = logOfNormal(x, bias: bias)
    result = choose(value, result, where: value .== splat(.infinity))
    result = choose(splat(-.infinity), result, where: value .== .zero)
    result = choose(splat(.nan), result, where: value .< .zero)
    result = choose(value, result, where: value .!= value)
    return result
  }

  /// The natural logarithm of lanes that are positive, normal and finite, less `bias` − 127 octaves.
  @inline(__always)
  private static func logOfNormal(_ x: Float8, bias: Float8) -> Float8 {
    // x = m · 2ᵉ with m from above √½ to √2: the distance to √½ in bits tells e.
    let bits = unsafeBitCast(x, to: Int8Lanes.self)
    let octave = (bits &- Int8Lanes(repeating: 0x3F35_04F4)) &>> 23
    let m = unsafeBitCast(bits &- octave &<< 23, to: Float8.self)
    // A small integer as a number: add it to the bits of 1.5 · 2²³, subtract that.
    let shifted = octave &+ Int8Lanes(repeating: 0x4B40_0000)
    let e = unsafeBitCast(shifted, to: Float8.self) - splat(12_582_912) - (bias - splat(127))
    let r = m - splat(1)
    let z = r * r
    var p = splat(7.037_683_63e-2)
    p = splat(-1.151_461_03e-1) + p * r
    p = splat(1.167_699_87e-1) + p * r
    p = splat(-1.242_014_08e-1) + p * r
    p = splat(1.424_932_28e-1) + p * r
    p = splat(-1.666_805_77e-1) + p * r
    p = splat(2.000_071_48e-1) + p * r
    p = splat(-2.499_999_40e-1) + p * r
    p = splat(3.333_333_12e-1) + p * r
    var y = p * r * z
    y = y + e * splat(-2.121_944_40e-4)
    y = y - z * splat(0.5)
    return (r + y) + e * splat(0.693_359_375)
  }

  /// The natural logarithm of the greater of each lane and `floor`, which must be positive and normal:
  /// the bits of ``log(_:)`` there, without its care for other numbers. Infinity stays, and so does NaN.
  @inline(__always)
  static func log(_ value: Float8, floor: Float8) -> Float8 {
    let x = choose(floor, value, where: value .< floor)
    return choose(logOfNormal(x, bias: splat(127)), x, where: x .< splat(.infinity))
  }
}
