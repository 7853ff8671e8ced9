import Diagnostics
import Signals
import Tensors
import Testing

@Suite struct ContourTests {
  @Test(arguments: Fixture.signals) func loudness(_ name: String) throws {
    let rms = try Loudness.rms(Fixture.signal(name), windowLength: 400, hop: 160)
    try Fixture.expectEqual(Tensor([rms.count], rms), "librosa_rms/\(name)", tolerance: 1e-6)
  }

  @Test(arguments: Fixture.signals) func trimming(_ name: String) throws {
    let range = try Loudness.audibleRange(
      Fixture.signal(name), range: 30, windowLength: 512, hop: 128)
    let expected = try Fixture.load("librosa_trim/\(name)").values
    #expect([Float(range.lowerBound), Float(range.upperBound)] == expected)
  }

  @Test func trimmingWhatHasNoSilenceOrNothingElse() throws {
    #expect(try Loudness.audibleRange([Float](repeating: 0.5, count: 100)) == 0..<100)
    #expect(try Loudness.audibleRange([Float](repeating: 0, count: 5000)) == 0..<5000)
    #expect(throws: Fault.self) { try Loudness.audibleRange([]) }
    #expect(throws: Fault.self) { try Loudness.rms([1], windowLength: 0, hop: 1) }
  }

  /// Within 0.3 % at pitches that are no whole number of samples.
  @Test(arguments: [63.0, 99.7, 123.4, 200, 311.13, 441.7, 495])
  func pitchOfAHarmonicSound(frequency: Double) throws {
    var samples = [Float](repeating: 0, count: 3200)
    for harmonic in 1...4 {
      let tone = Tone.samples(
        frequency: frequency * Double(harmonic), sampleRate: 16000, count: 3200,
        amplitude: 0.4 / Double(harmonic))
      for i in samples.indices { samples[i] += tone[i] }
    }
    let contour = try Pitch(sampleRate: 16000, hop: 800).contour(samples)
    #expect(contour.count == 5)
    #expect(abs(Double(contour[2]) / frequency - 1) < 0.003, "\(contour[2])")
    let twice = try Pitch(sampleRate: 16000, hop: 800).contour(samples.map { 2 * $0 })
    #expect(twice == contour)
  }

  @Test func silenceAndNoiseHaveNoPitch() throws {
    let pitch = try Pitch(sampleRate: 16000, hop: 800)
    #expect(try pitch.contour([Float](repeating: 0, count: 2000)) == [0, 0, 0])
    #expect(try pitch.contour([Float](repeating: 0.5, count: 1)).count == 1)
    let noise = RandomKey(5).normals(4000)
    #expect(try pitch.contour(noise).filter { $0 > 0 }.count <= 1)
    #expect(throws: Fault.self) { try pitch.contour([]) }
    #expect(throws: Fault.self) { try Pitch(sampleRate: 16000, hop: 0) }
    #expect(throws: Fault.self) { try Pitch(sampleRate: 16000, hop: 1, low: 500, high: 400) }
    #expect(throws: Fault.self) { try Pitch(sampleRate: 16000, hop: 1, low: .nan) }
    #expect(throws: Fault.self) { try Pitch(sampleRate: 1_000_000, hop: 1) }
  }
}
