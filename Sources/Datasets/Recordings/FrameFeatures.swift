public import Diagnostics
public import Media
public import Tensors

/// Turns the frames of a clip into a sequence of features.
///
/// **Shapes** Frames to `[frames, pixels]` or `[frames, 1]`.
public struct FrameFeatures: Sendable, Hashable {
  /// What becomes of a frame.
  public enum Kind: String, Sendable, CaseIterable {
    /// Its pixels from 0 to 1, row after row from the top: for `each_frame`.
    case pixels
    /// How much it differs from the one before, from 0 to 1.
    case motion
  }

  /// What becomes of a frame.
  public let kind: Kind
  /// Size, rate and region of the frames.
  public let picture: ClipRequest.Picture

  /// The version of what frames become, to be raised when the numbers change.
  static let version = 1

  /// Creates settings.
  public init(_ kind: Kind, _ picture: ClipRequest.Picture = .init(width: 32, height: 32)) {
    self.kind = kind
    self.picture = picture
  }

  /// Every setting in words, different for different settings: the key of kept features.
  public var text: String {
    var parts = [
      "frames \(Self.version)", kind.rawValue, "\(picture.width) × \(picture.height)",
      "\(picture.rate) a second",
    ]
    if let crop = picture.crop {
      parts.append("region \(crop.left) \(crop.top) \(crop.width) \(crop.height)")
    }
    return parts.joined(separator: ", ")
  }

  /// The features of frames.
  ///
  /// Throws `shape.too-large`.
  public func callAsFunction(_ film: FrameSequence) throws(Fault) -> Tensor {
    let frames = try film.tensor()
    switch kind {
    case .pixels: return try frames.reshaped([film.count, film.width * film.height])
    case .motion: return try MotionEnergy.of(frames).reshaped([film.count, 1])
    }
  }

  /// The features of a file of PGM pictures, one after another, whose rate is taken to be that of the
  /// settings; `name` is what messages call it.
  ///
  /// Throws as reading the pictures does.
  func callAsFunction(pictures bytes: [UInt8], name: String) throws(Fault) -> Tensor {
    let film = try FrameSequence(NetpbmFile.decodeAll(bytes, name: name), rate: picture.rate)
    return try self(film.cropped(picture.crop).scaled(picture.width, picture.height))
  }
}
