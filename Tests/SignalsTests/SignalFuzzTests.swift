import Diagnostics
import Signals
import Tensors
import Testing

/// Settings and sounds of any kind: the answer is an array of the promised shape, or a fault in words.
@Suite struct SignalFuzzTests {
  private static let odd = [
    Int.min, -1, 0, 1, 2, 3, 5, 7, 16, 60, 97, 100, 128, 400, 65536, 1 << 20, .max,
  ]
  private static let levels: [Float] = [0, 1, -1, 1e-30, 1e30, .infinity, .nan]

  private func sound(_ random: inout RandomStream) -> [Float] {
    let count = [0, 1, 2, 3, 50, 399, 400, 1000][random.integer(below: 8)]
    var samples = RandomKey(random.next()).normals(count)
    if random.integer(below: 3) == 0, count > 0 {
      samples[random.integer(below: count)] = Self.levels[random.integer(below: 7)]
    }
    return samples
  }

  private func check(_ rounds: Int, seed: UInt64, _ body: (inout RandomStream) throws -> Void) {
    var random = RandomKey(seed).stream()
    for _ in 0..<rounds {
      do {
        try body(&random)
      } catch let fault as Fault {
        #expect(fault.code.contains(".") && fault.message.contains("but"), "\(fault)")
      } catch {
        Issue.record("\(error)")
      }
    }
  }

  @Test func spectra() {
    func pick(_ random: inout RandomStream) -> Int {
      let isPlain = random.integer(below: 3) > 0
      return isPlain
        ? random.integer(below: 300) : Self.odd[random.integer(below: Self.odd.count)]
    }
    check(80, seed: 1) { random in
      var settings = SpectrumSettings(
        sampleRate: pick(&random), windowLength: pick(&random), hop: pick(&random))
      if random.integer(below: 2) == 0 { settings.transformLength = pick(&random) }
      settings.edges = [.zeros, .mirrored, .snipped][random.integer(below: 3)]
      settings.removesMean = random.integer(below: 2) == 0
      settings.preemphasis = Self.levels[random.integer(below: 7)]
      let mel = try LogMel(
        LogMelSettings(
          spectrum: settings, bandCount: pick(&random),
          scale: MelScale.allCases[random.integer(below: 3)],
          hasEqualArea: true, low: Double(random.integer(below: 30)),
          compression: [.none, .decibels(range: 80), .logarithm(offset: 0)][
            random.integer(below: 3)]))
      let samples = sound(&random)
      // Long transforms in short steps are right too, and slow without optimization.
      guard samples.count / settings.hop * settings.transformLength < 1 << 18 else { return }
      let levels = try mel(samples)
      #expect(
        levels.shape.sizes == [
          try settings.frameCount(sampleCount: samples.count), mel.settings.bandCount,
        ])
    }
  }

  @Test func presetsAtAnyRate() {
    for rate in Self.odd + [8000, 11025, 22050, 44100, 48000] {
      check(3, seed: 2) { random in
        _ = try LogMel(.librosa(sampleRate: rate))(sound(&random))
        _ = try LogMel(.kaldi(sampleRate: rate))(sound(&random))
        _ = try MFCC(.kaldi(sampleRate: rate))(sound(&random))
      }
    }
  }

  @Test func contoursAndMixtures() {
    check(60, seed: 3) { random in
      let samples = sound(&random)
      let hop = [0, 1, 100, Int.max][random.integer(below: 4)]
      _ = try Loudness.rms(samples, windowLength: 1 + random.integer(below: 500), hop: hop)
      _ = try Loudness.audibleRange(samples, range: Double(Self.levels[random.integer(below: 7)]))
      _ = try NoiseMixing.mix(
        samples, with: sound(&random), decibels: Double(Self.levels[random.integer(below: 7)]),
        key: RandomKey(1))
      _ = try Pitch(sampleRate: 2000, hop: max(100, hop), low: 50, high: 400).contour(samples)
    }
  }

  /// Bands that lie between two frequencies have no weight, and their power is 0.
  @Test func bandsWithoutFrequencies() throws {
    let spectrum = SpectrumSettings(sampleRate: 16000, windowLength: 16, hop: 8)
    let mel = try LogMel(
      LogMelSettings(
        spectrum: spectrum, bandCount: 3, scale: .htk, hasEqualArea: false, low: 100, high: 200,
        compression: .none))
    #expect(try mel(RandomKey(1).normals(20)).values.allSatisfy { $0 == 0 } as Bool)
  }

  @Test func threadsChangeNothing() throws {
    let mel = try LogMel(.compact(sampleRate: 16000))
    let clips = (0..<6).map { RandomKey(UInt64($0)).normals(1000) }
    let alone = try clips.map { try mel($0) }
    var together = [Tensor](repeating: Tensor(0), count: clips.count)
    together.withUnsafeMutableBufferPointer { buffer in
      // Pieces write to different places.
      nonisolated(unsafe) let out = buffer
      Pieces.run(clips.count, threads: 2) {
        if let levels = try? mel(clips[$0]) { out[$0] = levels }
      }
    }
    #expect(together == alone)
  }
}
