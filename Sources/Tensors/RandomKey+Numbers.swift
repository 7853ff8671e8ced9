extension RandomKey {
  /// `count` numbers of at least 0 and less than 1, each a multiple of 2⁻²⁴.
  ///
  /// **Properties** A shorter draw is the beginning of a longer one.
  public func uniforms(_ count: Int) -> [Float] {
    numbers(count) { out in
      for index in 0..<(out.count / 4) {
        let block = Philox.block(Philox.counter(UInt64(index), stream: .uniforms), key: bits)
        for lane in 0..<4 { out[index * 4 + lane] = Float(block[lane] >> 8) * 0x1p-24 }
      }
    }
  }

  /// `count` numbers from the normal distribution with mean 0 and standard deviation 1.
  ///
  /// With u, v uniform: √(−2 ln u) · (cos 2πv, sin 2πv).
  /// **Properties** A shorter draw is the beginning of a longer one.
  /// **Reference** G. E. P. Box, M. E. Muller, "A note on the generation of random normal
  /// deviates", Annals of Mathematical Statistics 1958.
  public func normals(_ count: Int) -> [Float] {
    numbers(count) { out in
      var group = 0
      while group < out.count / 16 {
        var radius = Float8.zero
        var turn = Float8.zero
        for block in 0..<4 {
          let words = Philox.block(
            Philox.counter(UInt64(group * 4 + block), stream: .normals), key: bits)
          // The radius needs u > 0, the angle v < 1.
          radius[block * 2] = (Float(words[0] >> 8) + 1) * 0x1p-24
          radius[block * 2 + 1] = (Float(words[2] >> 8) + 1) * 0x1p-24
          turn[block * 2] = Float(words[1] >> 8) * 0x1p-24
          turn[block * 2 + 1] = Float(words[3] >> 8) * 0x1p-24
        }
        let length = squareRoot(Portable.log(radius) * -2)
        let (cosine, sine) = Portable.cosineAndSine(turns: turn)
        for lane in 0..<8 {
          out[group * 16 + lane * 2] = length[lane] * cosine[lane]
          out[group * 16 + lane * 2 + 1] = length[lane] * sine[lane]
        }
        group += 1
      }
    }
  }

  /// Numbers produced in whole groups of 16 and cut to the count.
  private func numbers(
    _ count: Int, _ fill: (UnsafeMutableBufferPointer<Float>) -> Void
  ) -> [Float] {
    let count = max(0, count)
    let padded = (count + 15) / 16 * 16
    var out = [Float](unsafeUninitializedCapacity: padded) { buffer, filled in
      let target = UnsafeMutableBufferPointer(rebasing: buffer[..<padded])
      target.initialize(repeating: 0)
      fill(target)
      filled = padded
    }
    out.removeLast(padded - count)
    return out
  }
}
