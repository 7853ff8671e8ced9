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
    let bits = unsafeBitCast(x, to: Int8Lanes.self)
    // The exponent as a number: or it into the low bits of 2²³, subtract 2²³.
    let field = (bits &>> 23) & Int8Lanes(repeating: 0xFF)
    let exponentBits = field | Int8Lanes(repeating: 0x4B00_0000)
    var e = unsafeBitCast(exponentBits, to: Float8.self) - splat(8_388_608) - bias
    let fraction = (bits & Int8Lanes(repeating: 0x007F_FFFF)) | Int8Lanes(repeating: 0x3F80_0000)
    var m = unsafeBitCast(fraction, to: Float8.self)
    // m in [√½, √2)
    let upper = m .> splat(1.414_213_56)
    m = choose(m * splat(0.5), m, where: upper)
    e = choose(e + splat(1), e, where: upper)
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
