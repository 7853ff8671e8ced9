import Diagnostics
import Signals
import Tensors
import Testing

@Suite struct SpectrumTests {
  /// Every even length up to 64 that is a product of 2, 3 and 5, and a few longer ones.
  static let lengths =
    (1...32).map { 2 * $0 }.filter { isSmooth($0) } + [
      90, 120, 200, 256, 250, 486, 512,
    ]

  private static func isSmooth(_ number: Int) -> Bool {
    var rest = number
    for factor in [2, 3, 5] { while rest % factor == 0 { rest /= factor } }
    return rest == 1
  }

  /// Against the direct sum, and Parseval's theorem.
  @Test(arguments: lengths) func transforms(length: Int) throws {
    let samples = RandomKey(UInt64(length)).normals(3 * length)
    let settings = SpectrumSettings(
      sampleRate: 8000, windowLength: length, hop: length, transformLength: length,
      window: .rectangular, edges: .snipped)
    let spectra = try Spectrogram(settings)
    let complex = try spectra.complex(samples)
    let power = try spectra.power(samples)
    let width = settings.frequencyCount
    #expect(complex.shape.sizes == [3, width, 2])
    var worst = 0.0
    for frame in 0..<3 {
      var energy = 0.0
      for k in 0..<width {
        var (re, im) = (0.0, 0.0)
        for i in 0..<length {
          let turns = -Double(k * i % length) / Double(length)
          re += Double(samples[frame * length + i]) * Portable.cosine(turns: turns)
          im += Double(samples[frame * length + i]) * Portable.sine(turns: turns)
        }
        let place = frame * width + k
        worst = max(
          worst, abs(re - Double(complex.values[2 * place])),
          abs(im - Double(complex.values[2 * place + 1])))
        energy += Double(power.values[place]) * (k == 0 || k == width - 1 ? 1 : 2)
      }
      let sum = samples[(frame * length)..<((frame + 1) * length)].reduce(0) {
        $0 + Double($1 * $1)
      }
      #expect(abs(energy / Double(length) - sum) < 1e-4 * sum)
    }
    #expect(worst < 2e-6 * Double(length).squareRoot() * 10)
  }

  @Test func aToneStandsAtItsFrequency() throws {
    let samples = (0..<1600).map { Float(Portable.sine(turns: Double($0) * 1000 / 16000)) }
    let power = try Spectrogram(
      SpectrumSettings(sampleRate: 16000, windowLength: 512, hop: 256, edges: .snipped)
    ).power(samples)
    let row = try power.row(2)
    #expect(row.firstIndex(of: row.max() ?? 0).map { $0 - row.startIndex } == 32)
  }

  /// The number of sounds and frames beside it changes no bit of a frame.
  @Test func framesDoNotDependOnTheirNeighbours() throws {
    let samples = RandomKey(1).normals(4000)
    let mel = try LogMel(.kaldi(sampleRate: 16000))
    let all = try mel(samples)
    for frame in 0..<all.shape[0] {
      let alone = try mel(Array(samples[(frame * 160)..<(frame * 160 + 400)]))
      #expect(try alone.row(0) == all.row(frame))
    }
  }

  @Test func frameCounts() throws {
    var settings = SpectrumSettings(sampleRate: 16000, windowLength: 400, hop: 160)
    #expect(try settings.frameCount(sampleCount: 1) == 1)
    #expect(try settings.frameCount(sampleCount: 48000) == 301)
    settings.edges = .snipped
    #expect(try settings.frameCount(sampleCount: 400) == 1)
    #expect(try settings.frameCount(sampleCount: 559) == 1)
    #expect(try settings.frameCount(sampleCount: 560) == 2)
    #expect(throws: Fault.self) { try settings.frameCount(sampleCount: 399) }
  }

  @Test func soundsShorterThanAWindow() throws {
    for edges in [SpectrumSettings.Edges.zeros, .mirrored] {
      let spectra = try Spectrogram(
        SpectrumSettings(sampleRate: 16000, windowLength: 400, hop: 160, edges: edges))
      for count in [1, 2, 3, 100] {
        let power = try spectra.power([Float](repeating: 0.5, count: count))
        #expect(power.shape.sizes == [1, 257] && !power.values.contains { !$0.isFinite })
      }
      #expect(throws: Fault.self) { try spectra.power([]) }
    }
  }

  @Test func settingsThatMakeNoSense() {
    func code(_ settings: SpectrumSettings) -> String? {
      do { _ = try Spectrogram(settings) } catch { return error.code }
      return nil
    }
    let good = SpectrumSettings(sampleRate: 16000, windowLength: 400, hop: 160)
    #expect(code(good) == nil)
    for length in [0, -4, 7, 14, 401, 1 << 17] {
      var bad = good
      bad.transformLength = length
      bad.windowLength = min(max(1, length), 400)
      #expect(code(bad) != nil, "\(length)")
    }
    var bad = good
    bad.hop = 0
    #expect(code(bad) == "signal.window")
    bad = good
    bad.windowLength = 513
    #expect(code(bad) == "signal.window")
    bad = good
    bad.sampleRate = 0
    #expect(code(bad) == "signal.rate")
  }
}
