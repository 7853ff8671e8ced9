/// The counter-based generator Philox4x32 with ten rounds: 128 bits in, 128 random bits out.
///
/// **Reference** J. K. Salmon, M. A. Moraes, R. O. Dror, D. E. Shaw, "Parallel random numbers: as
/// easy as 1, 2, 3", SC 2011.
enum Philox {
  /// Four random words of a counter under a key.
  @inline(__always)
  static func block(_ counter: SIMD4<UInt32>, key: UInt64) -> SIMD4<UInt32> {
    // Scalars, because elements of a vector would move between registers in every round.
    var (x0, x1, x2, x3) = (counter.x, counter.y, counter.z, counter.w)
    var k0 = UInt32(truncatingIfNeeded: key)
    var k1 = UInt32(truncatingIfNeeded: key >> 32)
    for _ in 0..<10 {
      let a = UInt64(x0) &* 0xD251_1F53
      let b = UInt64(x2) &* 0xCD9E_8D57
      x0 = UInt32(truncatingIfNeeded: b >> 32) ^ x1 ^ k0
      x1 = UInt32(truncatingIfNeeded: b)
      x2 = UInt32(truncatingIfNeeded: a >> 32) ^ x3 ^ k1
      x3 = UInt32(truncatingIfNeeded: a)
      k0 &+= 0x9E37_79B9
      k1 &+= 0xBB67_AE85
    }
    return SIMD4(x0, x1, x2, x3)
  }

  /// The counter of the `index`-th block of a stream; streams of one key never meet.
  @inline(__always)
  static func counter(_ index: UInt64, stream: Stream) -> SIMD4<UInt32> {
    SIMD4(
      UInt32(truncatingIfNeeded: index), UInt32(truncatingIfNeeded: index >> 32),
      stream.rawValue, 0)
  }

  /// What a key's blocks are used for.
  enum Stream: UInt32 {
    case uniforms, normals, integers, namedChild, numberedChild
  }
}
