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
  /// - Parameter isStopped: Asked now and then; once it says so, the rest is left out.
  public func normals(_ count: Int, isStopped: () -> Bool = { false }) -> [Float] {
    numbers(count) { out in
      withUnsafeTemporaryAllocation(of: Float.self, capacity: 16) { buffer in
        guard let scratch = buffer.baseAddress, let target = out.baseAddress else { return }
        for group in 0..<(out.count / 16) {
          if group & 0xffff == 0xffff, isStopped() { return }
          normals(group, target + group * 16, radius: scratch, turn: scratch + 8)
        }
      }
    }
  }

  /// The normal numbers at some places of a draw that is long enough.
  ///
  /// **Properties** They are the numbers at those places of ``normals(_:isStopped:)``.
  public func normals(in places: Range<Int>) -> [Float] {
    let begin = max(0, places.lowerBound) / 16
    let end = (max(0, places.upperBound) + 15) / 16
    let whole = numbers((end - begin) * 16) { out in
      withUnsafeTemporaryAllocation(of: Float.self, capacity: 16) { buffer in
        guard let scratch = buffer.baseAddress, let target = out.baseAddress else { return }
        for group in begin..<end {
          normals(group, target + (group - begin) * 16, radius: scratch, turn: scratch + 8)
        }
      }
    }
    return Array(
      whole[(max(0, places.lowerBound) - begin * 16)..<(max(0, places.upperBound) - begin * 16)])
  }

  /// Sixteen normal numbers from four blocks.
  private func normals(
    _ group: Int, _ out: UnsafeMutablePointer<Float>, radius: UnsafeMutablePointer<Float>,
    turn: UnsafeMutablePointer<Float>
  ) {
    for block in 0..<4 {
      let words = Philox.block(
        Philox.counter(UInt64(group * 4 + block), stream: .normals), key: bits)
      // The radius needs u > 0, the angle v < 1.
      radius[block * 2] = (Float(words.x >> 8) + 1) * 0x1p-24
      radius[block * 2 + 1] = (Float(words.z >> 8) + 1) * 0x1p-24
      turn[block * 2] = Float(words.y >> 8) * 0x1p-24
      turn[block * 2 + 1] = Float(words.w >> 8) * 0x1p-24
    }
    let length = squareRoot(Portable.log(load8(radius)) * splat(-2))
    let (cosine, sine) = Portable.cosineAndSine(turns: load8(turn))
    store8(length * cosine, radius)
    store8(length * sine, turn)
    for lane in 0..<8 {
      out[lane * 2] = radius[lane]
      out[lane * 2 + 1] = turn[lane]
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
