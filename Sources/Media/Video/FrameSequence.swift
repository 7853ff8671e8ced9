public import Diagnostics
public import Tensors

/// Grey frames of equal size, a byte a pixel.
public struct FrameSequence: Sendable, Equatable {
  /// Pixels in a row.
  public let width: Int
  /// The number of rows.
  public let height: Int
  /// Frames a second.
  public let rate: Double
  /// The pixels, frame after frame, each row after row from the top; 255 is white.
  public let samples: [UInt8]

  /// Creates frames; what does not fill a last frame is dropped.
  ///
  /// - Throws: `video.empty` where there is not one frame.
  public init(width: Int, height: Int, rate: Double, samples: [UInt8]) throws(Fault) {
    let size = max(1, width * height)
    guard samples.count >= size else {
      throw Fault("video.empty", "a video must have a frame at least, but has none")
    }
    self.width = max(1, width)
    self.height = max(1, height)
    self.rate = rate
    let rest = samples.count % size
    self.samples = rest == 0 ? samples : Array(samples.dropLast(rest))
  }

  /// The number of frames.
  public var count: Int { samples.count / (width * height) }

  /// The frames as numbers from 0 to 1, `[frames, height, width]`.
  public func tensor() throws(Fault) -> Tensor {
    Tensor(try Shape([count, height, width])) { out in
      for (place, sample) in samples.enumerated() { out[place] = Float(sample) / 255 }
    }
  }
}

/// How much a picture changes from one frame to the next.
public enum MotionEnergy {
  /// The mean absolute difference of the pixels of each frame and the one before; 0 for the first.
  ///
  /// **Shapes** `[frames, height, width]`, or `[frames, …]` with any pixels, to `[frames]`.
  /// Throws `shape.axis` for a tensor without axes.
  public static func of(_ frames: Tensor) throws(Fault) -> Tensor {
    let (_, count, size) = try frames.shape.layout(axis: 0)
    return Tensor(try Shape([count])) { out in
      frames.withPointer { x in
        for frame in 1..<max(1, count) {
          var sum: Float = 0
          for pixel in 0..<size {
            sum += (x[frame * size + pixel] - x[(frame - 1) * size + pixel]).magnitude
          }
          out[frame] = size == 0 ? 0 : sum / Float(size)
        }
      }
    }
  }
}
