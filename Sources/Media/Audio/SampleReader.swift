/// Reads the samples of a `data` chunk.
struct SampleReader {
  let bytes: UnsafeRawBufferPointer
  let frameCount: Int
  let channelCount: Int
  /// Whether the channels are averaged while they are read, so that no second array is needed.
  let isMixed: Bool

  /// The samples; one loop for each encoding, so that the choice is outside of it.
  func samples(_ encoding: SampleEncoding) -> [Float] {
    switch encoding {
    case .unsigned8: read(.unsigned8)
    case .signed16: read(.signed16)
    case .signed24: read(.signed24)
    case .signed32: read(.signed32)
    case .float32: read(.float32)
    case .float64: read(.float64)
    }
  }

  @inline(__always)
  private func read(_ encoding: SampleEncoding) -> [Float] {
    let count = isMixed ? frameCount : frameCount * channelCount
    guard count > 0, let base = bytes.baseAddress else { return [] }
    let step = encoding.byteCount
    return [Float](unsafeUninitializedCapacity: count) { out, filled in
      if isMixed {
        for frame in 0..<frameCount {
          var sum: Float = 0
          for channel in 0..<channelCount {
            sum += encoding.sample(base + (frame * channelCount + channel) * step)
          }
          out[frame] = sum / Float(channelCount)
        }
      } else {
        for index in 0..<count { out[index] = encoding.sample(base + index * step) }
      }
      filled = count
    }
  }
}
