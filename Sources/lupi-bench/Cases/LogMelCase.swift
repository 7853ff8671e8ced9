import Signals
import Tensors

/// Log-mel spectrograms of a hundred clips of three seconds, one after another.
final class LogMelCase: BenchCase {
  let name = "log_mel"
  private static let rate = 16000
  private let mel: LogMel
  private let clips: [[Float]]
  private var levels = Tensor(0)

  init() throws {
    mel = try LogMel(.compact(sampleRate: Self.rate))
    clips = (0..<100).map { index in
      let noise = RandomKey(UInt64(index)).normals(3 * Self.rate)
      let tone = Tone.samples(
        frequency: Double(200 + 20 * index), sampleRate: Self.rate, count: noise.count,
        amplitude: 0.3)
      return zip(noise, tone).map { 0.1 * $0 + $1 }
    }
  }

  var soundSeconds: Double? { 3 * Double(clips.count) }
  var items: (count: Int, unit: String) { (clips.count, "clips") }

  func run() throws {
    for clip in clips { levels = try mel(clip) }
  }

  /// Compares some frames of some clips with direct sums in double precision.
  func verify() throws -> String? {
    for clip in stride(from: 0, to: clips.count, by: 33) {
      let levels = try mel(clips[clip])
      for frame in [0, 1, 150, levels.shape[0] - 1] {
        let expected = try direct(clips[clip], frame)
        for (band, (x, y)) in zip(try levels.row(frame), expected).enumerated()
        where !(abs(Double(x) - y) <= 1e-4) {
          return "clip \(clip), frame \(frame), band \(band) is \(x) instead of \(y)"
        }
      }
    }
    return nil
  }

  private func direct(_ samples: [Float], _ frame: Int) throws -> [Double] {
    let (length, window, hop) = (512, 400, 160)
    let points = (0..<window).map { index -> Double in
      let place = frame * hop - window / 2 + index
      let sample = samples.indices.contains(place) ? Double(samples[place]) : 0
      return sample * (0.5 - 0.5 * Portable.cosine(turns: Double(index) / Double(window)))
    }
    let power = (0...(length / 2)).map { k -> Double in
      var (re, im) = (0.0, 0.0)
      for (index, point) in points.enumerated() {
        let turns = Double(k * index % length) / Double(length)
        re += point * Portable.cosine(turns: turns)
        im += point * Portable.sine(turns: turns)
      }
      return re * re + im * im
    }
    let filters = try mel.filters.matrix()
    return try (0..<filters.shape[0]).map { band in
      let sum = zip(try filters.row(band), power).reduce(0.0) { $0 + Double($1.0) * $1.1 }
      return Portable.log(sum + 1e-6)
    }
  }
}
