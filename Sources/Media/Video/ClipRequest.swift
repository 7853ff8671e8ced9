/// What is wanted of a clip of sound and pictures.
public struct ClipRequest: Sendable, Hashable {
  /// How frames are to look.
  public struct Picture: Sendable, Hashable {
    /// Pixels in a row.
    public var width: Int
    /// The number of rows.
    public var height: Int
    /// Frames a second; others than the clip's are repeated or left out.
    public var rate: Double
    /// The part of each frame that is taken, before it is scaled; without it, all.
    public var crop: Crop?

    /// Creates a wish; sizes are brought to 1 to 1024, the rate to 0.1 to 240.
    public init(width: Int = 64, height: Int = 64, rate: Double = 25, crop: Crop? = nil) {
      self.width = min(1024, max(1, width))
      self.height = min(1024, max(1, height))
      self.rate = min(240, max(0.1, rate))
      self.crop = crop
    }
  }

  /// A fixed region, as shares of the frame's width and height, so that it does not depend on its size.
  public struct Crop: Sendable, Hashable {
    /// The left edge, from 0.
    public let left: Double
    /// The upper edge, from 0.
    public let top: Double
    /// How wide it is.
    public let width: Double
    /// How high it is.
    public let height: Double

    /// Creates a region; nothing if it does not lie within the frame or is too thin to be one.
    public init?(left: Double, top: Double, width: Double, height: Double) {
      guard left >= 0, top >= 0, width >= 0.01, height >= 0.01, left + width <= 1 + 1e-9,
        top + height <= 1 + 1e-9
      else { return nil }
      self.left = left
      self.top = top
      self.width = width
      self.height = height
    }
  }

  /// How frames are to look, if they are wanted.
  public var picture: Picture?
  /// Whether sound is wanted.
  public var wantsSound: Bool
  /// Where to begin, in seconds.
  public var start: Double
  /// How much is wanted, in seconds; without it, all.
  public var seconds: Double?
  /// How long the clip may be where all is wanted, in seconds.
  public var limit: Double

  /// Creates a request; the limit is ten minutes.
  public init(
    picture: Picture? = Picture(), wantsSound: Bool = true, start: Double = 0,
    seconds: Double? = nil, limit: Double = 600
  ) {
    self.picture = picture
    self.wantsSound = wantsSound
    self.start = max(0, start)
    self.seconds = seconds.map { min(max(0, $0), limit) }
    self.limit = limit
  }

  static let frameOutput: Int32 = 1
  static let soundOutput: Int32 = 3

  var outputs: [Int32] {
    (picture == nil ? [] : [Self.frameOutput]) + (wantsSound ? [Self.soundOutput] : [])
  }

  /// How many bytes may come: those of a clip of the limit, at rates and channels that no corpus exceeds.
  var byteLimits: (frames: Int, sound: Int) {
    let time = (seconds ?? limit) + 1
    let frames = picture.map { Double($0.width * $0.height) * ($0.rate * time + 2) } ?? 0
    return (Int(frames), Int(time * 48_000 * 2 * 2) + (1 << 16))
  }

  /// The words of the call. One thread: a clip is short, and several clips are read at once.
  func arguments(_ file: String) -> [String] {
    var words = ["-hide_banner", "-loglevel", "error", "-nostdin", "-threads", "1"]
    if start > 0 { words += ["-ss", "\(start)"] }
    // A second more than may be, so that a clip that is too long shows.
    words += ["-t", "\(seconds ?? limit + 2)"]
    // With `file:` no name is taken for an option or a protocol.
    words += ["-protocol_whitelist", "file", "-i", "file:\(file)"]
    if let picture {
      words += ["-map", "0:v:0", "-vf", picture.filter, "-f", "rawvideo"]
      words.append("pipe:\(Self.frameOutput)")
    }
    if wantsSound {
      words += ["-map", "0:a:0", "-c:a", "pcm_s16le", "-bitexact", "-f", "wav"]
      words.append("pipe:\(Self.soundOutput)")
    }
    return words
  }
}

extension ClipRequest.Picture {
  /// The chain of filters: frames of one rate, the region, the size, grey.
  fileprivate var filter: String {
    var parts = ["fps=\(rate)"]
    if let crop {
      parts.append(
        "crop=iw*\(crop.width):ih*\(crop.height):iw*\(crop.left):ih*\(crop.top)")
    }
    parts += ["scale=\(width):\(height):flags=area", "format=gray"]
    return parts.joined(separator: ",")
  }
}
