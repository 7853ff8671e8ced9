public import Diagnostics
public import Tensors

/// A picture as rows of integers, grey or in colour.
public struct Raster: Sendable, Equatable {
  /// Pixels in a row.
  public let width: Int
  /// The number of rows.
  public let height: Int
  /// 1 for grey, 3 for red, green and blue.
  public let channelCount: Int
  /// The value of full brightness, from 1 to 65,535.
  public let maximum: Int
  /// The values, row after row from the top, the channels of a pixel side by side.
  public let samples: [UInt16]

  /// Creates a picture.
  ///
  /// - Throws: `image.size` where the sizes do not fit the samples, `image.value` where a sample is
  ///   above the maximum.
  public init(
    width: Int, height: Int, channelCount: Int = 1, maximum: Int = 255, samples: [UInt16]
  ) throws(Fault) {
    guard (1...65535).contains(maximum) else {
      throw Fault(
        "image.value", "the maximum of an image must be from 1 to 65535, but is \(maximum)")
    }
    guard channelCount == 1 || channelCount == 3 else {
      throw Fault(
        "image.size", "an image must have 1 or 3 channels, but has \(channelCount)")
    }
    let count = try Shape([height, width, channelCount]).count
    guard count == samples.count else {
      throw Fault(
        "image.size",
        "an image of \(width) × \(height) with \(counted(channelCount, "channel")) must have "
          + "\(counted(count, "sample")), but has \(samples.count)")
    }
    if let bad = samples.first(where: { $0 > maximum }) {
      throw Fault(
        "image.value", "a sample of the image must be from 0 to \(maximum), but is \(bad)")
    }
    self.width = width
    self.height = height
    self.channelCount = channelCount
    self.maximum = maximum
    self.samples = samples
  }

  /// The picture as numbers from 0 to 1: `[height, width]` for grey, `[height, width, 3]` in colour.
  public func tensor() throws(Fault) -> Tensor {
    let sizes = channelCount == 1 ? [height, width] : [height, width, channelCount]
    let scale = Float(maximum)
    return try Tensor(sizes, samples.map { Float($0) / scale })
  }

  /// Makes a picture of numbers from 0 to 1; what lies outside is clipped.
  ///
  /// - Parameters:
  ///   - tensor: `[height, width]` or `[height, width, 3]`.
  ///   - maximum: The value of full brightness.
  /// - Throws: `image.size` for other shapes, `image.value` for NaN and as ``init(width:height:channelCount:maximum:samples:)``.
  public init(_ tensor: Tensor, maximum: Int = 255) throws(Fault) {
    let sizes = tensor.shape.sizes
    guard sizes.count == 2 || sizes.count == 3 && sizes[2] == 3 else {
      throw Fault(
        "image.size",
        "an image must have the shape [height, width] or [height, width, 3], but has \(tensor.shape)"
      )
    }
    guard !tensor.values.contains(where: \.isNaN) else {
      throw Fault("image.value", "a sample of an image must be a number, but one is nan")
    }
    let scale = Float(min(65535, max(1, maximum)))
    try self.init(
      width: sizes[1], height: sizes[0], channelCount: sizes.count == 2 ? 1 : 3, maximum: maximum,
      samples: tensor.values.map { UInt16((min(1, max(0, $0)) * scale).rounded()) })
  }
}
