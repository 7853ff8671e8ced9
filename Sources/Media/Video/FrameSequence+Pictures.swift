public import Diagnostics

extension FrameSequence {
  /// Frames of pictures, all of one size; colour becomes grey with the weights of BT.601.
  ///
  /// - Throws: `video.empty` without a picture, `video.size` where sizes differ.
  public init(_ pictures: [Raster], rate: Double) throws(Fault) {
    let (width, height) = (pictures.first?.width ?? 0, pictures.first?.height ?? 0)
    var samples: [UInt8] = []
    samples.reserveCapacity(pictures.count * width * height)
    for (place, picture) in pictures.enumerated() {
      guard picture.width == width, picture.height == height else {
        throw Fault(
          "video.size",
          "all frames must be \(width) × \(height) pixels, but frame \(place) is "
            + "\(picture.width) × \(picture.height)")
      }
      samples += picture.greyBytes
    }
    try self.init(width: width, height: height, rate: rate, samples: samples)
  }

  /// The part of each frame that a region covers, at least one pixel.
  public func cropped(_ crop: ClipRequest.Crop?) throws(Fault) -> FrameSequence {
    guard let crop else { return self }
    let left = min(width - 1, Int(crop.left * Double(width)))
    let top = min(height - 1, Int(crop.top * Double(height)))
    let columns = min(width - left, max(1, Int(crop.width * Double(width))))
    let rows = min(height - top, max(1, Int(crop.height * Double(height))))
    var out: [UInt8] = []
    out.reserveCapacity(count * rows * columns)
    for frame in 0..<count {
      for row in top..<(top + rows) {
        let start = (frame * height + row) * width + left
        out += samples[start..<(start + columns)]
      }
    }
    return try FrameSequence(width: columns, height: rows, rate: rate, samples: out)
  }

  /// The frames in another size; every new pixel is the mean of the area it covers.
  ///
  /// - Throws: `shape.too-large`.
  public func scaled(_ newWidth: Int, _ newHeight: Int) throws(Fault) -> FrameSequence {
    guard newWidth != width || newHeight != height else { return self }
    let columns = Self.coverage(from: width, to: newWidth)
    let rows = Self.coverage(from: height, to: newHeight)
    var out: [UInt8] = []
    out.reserveCapacity(count * newWidth * newHeight)
    for frame in 0..<count {
      let start = frame * width * height
      for row in rows {
        for column in columns {
          var sum = 0.0
          for (y, down) in row {
            for (x, across) in column {
              sum += down * across * Double(samples[start + y * width + x])
            }
          }
          out.append(UInt8(min(255, max(0, sum.rounded()))))
        }
      }
    }
    return try FrameSequence(width: newWidth, height: newHeight, rate: rate, samples: out)
  }

  /// Which old pixels each new one covers, and how much of it each is; the parts sum to 1.
  private static func coverage(from old: Int, to new: Int) -> [[(place: Int, part: Double)]] {
    let ratio = Double(old) / Double(max(1, new))
    return (0..<max(1, new)).map { pixel in
      let (low, high) = (Double(pixel) * ratio, Double(pixel + 1) * ratio)
      let last = min(old - 1, Int(high.rounded(.up)) - 1)
      let first = min(Int(low), last)
      return (first...last).map { place in
        let part = min(high, Double(place + 1)) - max(low, Double(place))
        return (place, max(0, part) / ratio)
      }
    }
  }
}

extension Raster {
  /// The pixels as bytes of grey.
  fileprivate var greyBytes: [UInt8] {
    let scale = 255 / Float(maximum)
    guard channelCount == 3 else {
      return samples.map { UInt8((Float($0) * scale).rounded()) }
    }
    return (0..<(width * height)).map { pixel in
      let (red, green) = (Float(samples[3 * pixel]), Float(samples[3 * pixel + 1]))
      let grey = 0.299 * red + 0.587 * green + 0.114 * Float(samples[3 * pixel + 2])
      return UInt8(min(255, (grey * scale).rounded()))
    }
  }
}
