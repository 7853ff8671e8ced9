/// Sound as samples: one row of numbers for each channel, interleaved.
public struct Recording: Sendable, Equatable {
  /// Samples a second, in hertz.
  public let sampleRate: Int
  /// The number of channels, at least 1.
  public let channelCount: Int
  /// The samples, full scale being ±1: every channel of the first instant, then of the next.
  public let samples: [Float]
  /// How many instants the file promised but did not hold, because it was cut off.
  public let missingFrames: Int

  /// Creates a recording; samples of a last, incomplete instant are dropped.
  public init(sampleRate: Int, channelCount: Int = 1, samples: [Float], missingFrames: Int = 0) {
    self.sampleRate = max(1, sampleRate)
    self.channelCount = max(1, channelCount)
    let rest = samples.count % self.channelCount
    self.samples = rest == 0 ? samples : Array(samples.dropLast(rest))
    self.missingFrames = max(0, missingFrames)
  }

  /// The number of instants.
  public var frameCount: Int { samples.count / channelCount }

  /// The duration in seconds.
  public var seconds: Double { Double(frameCount) / Double(sampleRate) }

  /// The mean of all channels as one.
  public func mixedDown() -> Recording {
    guard channelCount > 1 else { return self }
    let mixed = [Float](unsafeUninitializedCapacity: frameCount) { out, filled in
      for frame in 0..<frameCount {
        var sum: Float = 0
        for channel in 0..<channelCount { sum += samples[frame * channelCount + channel] }
        out[frame] = sum / Float(channelCount)
      }
      filled = frameCount
    }
    return Recording(sampleRate: sampleRate, samples: mixed, missingFrames: missingFrames)
  }
}
