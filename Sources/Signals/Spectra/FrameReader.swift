/// Brings the frames of a sound, four at a time, side by side and multiplied by the window.
struct FrameReader {
  let settings: SpectrumSettings
  /// The window within the length of the transform, zeros around it.
  let window: UnsafePointer<Float>
  let samples: UnsafeBufferPointer<Float>
  /// Four rows of the transform's length, for frames that are not taken from the sound as they are.
  let rows: UnsafeMutablePointer<Float>

  /// Whether frames need no change but that by the window.
  private var isPlain: Bool {
    settings.gain == 1 && !settings.removesMean && settings.preemphasis == 0
  }

  /// Writes the even points of four frames to `re`, the odd ones to `im`; behind the last frame it
  /// is repeated.
  func read(
    from first: Int, count: Int, re: UnsafeMutablePointer<FrameLanes>,
    im: UnsafeMutablePointer<FrameLanes>
  ) {
    withUnsafeTemporaryAllocation(of: UnsafePointer<Float>.self, capacity: FrameLanes.width) {
      sources in
      for lane in 0..<FrameLanes.width {
        sources[lane] =
          first + lane < count ? source(of: first + lane, lane) : sources[max(0, lane - 1)]
      }
      let length = settings.transformLength
      let (a, b, c, d) = (sources[0], sources[1], sources[2], sources[3])
      var i = 0
      while i &+ 4 <= length {
        let (w, x, y, z) = Self.transposed(load(a + i), load(b + i), load(c + i), load(d + i))
        re[i / 2] = window[i] * w
        im[i / 2] = window[i &+ 1] * x
        re[i / 2 &+ 1] = window[i &+ 2] * y
        im[i / 2 &+ 1] = window[i &+ 3] * z
        i &+= 4
      }
      while i < length {
        for lane in 0..<FrameLanes.width {
          re[i / 2][lane] = sources[lane][i] * window[i]
          im[i / 2][lane] = sources[lane][i + 1] * window[i + 1]
        }
        i += 2
      }
    }
  }

  private typealias Four = SIMD4<Float>

  @inline(__always)
  private func load(_ address: UnsafePointer<Float>) -> Four {
    UnsafeRawPointer(address).loadUnaligned(as: Four.self)
  }

  @inline(__always)
  private static func transposed(
    _ a: Four, _ b: Four, _ c: Four, _ d: Four
  ) -> (Four, Four, Four, Four) {
    (
      Four(a[0], b[0], c[0], d[0]), Four(a[1], b[1], c[1], d[1]),
      Four(a[2], b[2], c[2], d[2]), Four(a[3], b[3], c[3], d[3])
    )
  }

  /// Where the points of a frame lie: in the sound, or in a row of its own.
  @inline(__always)
  private func source(of frame: Int, _ lane: Int) -> UnsafePointer<Float> {
    let length = settings.transformLength
    let isSnipped = settings.edges == .snipped
    let start = frame * settings.hop - (isSnipped ? 0 : length / 2)
    if isPlain, start >= 0, start + length <= samples.count, let base = samples.baseAddress {
      return UnsafePointer(base + start)
    }
    let row = rows + lane * length
    copy(from: start, to: row)
    if !isPlain { prepare(row) }
    return UnsafePointer(row)
  }

  private func copy(from start: Int, to row: UnsafeMutablePointer<Float>) {
    let length = settings.transformLength
    let isMirrored = settings.edges == .mirrored
    let period = max(1, 2 * (samples.count - 1))
    for i in 0..<length {
      var place = start + i
      if isMirrored, place < 0 || place >= samples.count {
        // The sound forwards and backwards, over and over; the ends are not repeated.
        place = (place % period + period) % period
        if place >= samples.count { place = period - place }
      }
      row[i] = place >= 0 && place < samples.count ? samples[place] : 0
    }
  }

  /// Gain, mean and pre-emphasis of the part of a row that the window covers.
  private func prepare(_ row: UnsafeMutablePointer<Float>) {
    let count = settings.windowLength
    let row = row + Self.windowStart(settings)
    for i in 0..<count { row[i] *= settings.gain }
    if settings.removesMean {
      var sum: Float = 0
      for i in 0..<count { sum += row[i] }
      let mean = sum / Float(count)
      for i in 0..<count { row[i] -= mean }
    }
    if settings.preemphasis != 0 {
      for i in stride(from: count - 1, to: 0, by: -1) {
        row[i] -= settings.preemphasis * row[i - 1]
      }
      row[0] -= settings.preemphasis * row[0]
    }
  }

  /// Where the window begins within the transform.
  static func windowStart(_ settings: SpectrumSettings) -> Int {
    settings.edges == .snipped ? 0 : (settings.transformLength - settings.windowLength) / 2
  }
}
