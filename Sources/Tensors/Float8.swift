import COpenBLAS

/// Eight numbers side by side; two SSE registers, or one with AVX.
public typealias Float8 = SIMD8<Float>

/// Eight integers side by side.
typealias Int8Lanes = SIMD8<Int32>

/// Reads eight numbers from any address.
@inline(__always)
func load8(_ pointer: UnsafePointer<Float>) -> Float8 {
  UnsafeRawPointer(pointer).loadUnaligned(as: Float8.self)
}

/// Writes eight numbers to any address.
@inline(__always)
func store8(_ value: Float8, _ pointer: UnsafeMutablePointer<Float>) {
  UnsafeMutableRawPointer(pointer).storeBytes(of: value, as: Float8.self)
}

/// Reads up to eight numbers; the other lanes are 0.
@inline(__always)
func load8(_ pointer: UnsafePointer<Float>, first count: Int) -> Float8 {
  var value = Float8.zero
  for lane in 0..<count { value[lane] = pointer[lane] }
  return value
}

/// Writes the first lanes.
@inline(__always)
func store8(_ value: Float8, _ pointer: UnsafeMutablePointer<Float>, first count: Int) {
  for lane in 0..<count { pointer[lane] = value[lane] }
}

/// The square root of each lane, correctly rounded.
///
/// `SIMD.squareRoot()` would call `sqrtf` once per lane on Linux.
@inline(__always)
func squareRoot(_ value: Float8) -> Float8 {
  lupi_sqrt8(value)
}

/// One number in all lanes.
@inline(__always)
func splat(_ value: Float) -> Float8 {
  Float8(repeating: value)
}

/// In each lane `a` where the mask is set, else `b`; bit operations that stay in vector registers.
@inline(__always)
func choose(_ a: Float8, _ b: Float8, where mask: SIMDMask<Int8Lanes>) -> Float8 {
  let bits = unsafeBitCast(mask, to: Int8Lanes.self)
  // a where set: b ^ ((a ^ b) & mask). The complement `~` would be computed lane by lane.
  let other = unsafeBitCast(b, to: Int8Lanes.self)
  return unsafeBitCast(
    other ^ ((unsafeBitCast(a, to: Int8Lanes.self) ^ other) & bits), to: Float8.self)
}
