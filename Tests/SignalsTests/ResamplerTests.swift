import Diagnostics
import Signals
import Tensors
import Testing

@Suite struct ResamplerTests {
  /// The largest magnitude away from the ends.
  private func peak(_ samples: [Float]) -> Float {
    let inner = samples.dropFirst(samples.count / 4).dropLast(samples.count / 4)
    return inner.map(\.magnitude).max() ?? 0
  }

  /// A sine stays the sine of the same frequency, to −70 dB.
  @Test(arguments: [(16000, 8000), (16000, 44100), (44100, 16000), (48000, 16000), (16000, 17600)])
  func tonesPass(source: Int, target: Int) throws {
    let resampler = try Resampler(from: source, to: target)
    let frequency = 0.45 * Double(min(source, target)) * 0.9
    let count = source / 20
    let heard = try resampler(
      Tone.samples(frequency: frequency, sampleRate: source, count: count))
    #expect(heard.count == (count * target + source - 1) / source)
    let wanted = Tone.samples(frequency: frequency, sampleRate: target, count: heard.count)
    let error = peak(zip(heard, wanted).map { $0 - $1 }) / 0.5
    print("\(source) to \(target): worst error \(error)")
    #expect(error < 3e-4)
  }

  /// A sine above the new Nyquist frequency is weakened by more than 60 dB.
  @Test(arguments: [1.02, 1.1, 1.5, 1.9])
  func whatCannotBeHeardIsSilent(factor: Double) throws {
    let resampler = try Resampler(from: 16000, to: 8000)
    let heard = try resampler(
      Tone.samples(frequency: 4000 * factor, sampleRate: 16000, count: 1600, amplitude: 1))
    print("aliasing at \(factor) of the Nyquist frequency: \(peak(heard))")
    #expect(peak(heard) < 1e-3)
  }

  @Test func constantsStay() throws {
    let heard = try Resampler(from: 16000, to: 22050)([Float](repeating: 0.25, count: 800))
    #expect(abs(peak(heard) - 0.25) < 1e-6)
  }

  @Test func nothingAndTheSame() throws {
    #expect(try Resampler(from: 16000, to: 8000)([]) == [])
    #expect(try Resampler(from: 8000, to: 8000)([1, 2]) == [1, 2])
    #expect(try Resampler(from: 16000, to: 8000)([1]).count == 1)
  }

  @Test func ratesThatMakeNoSense() {
    #expect(throws: Fault.self) { try Resampler(from: 0, to: 8000) }
    #expect(throws: Fault.self) { try Resampler(from: 8000, to: -1) }
    #expect(throws: Fault.self) { try Resampler(from: 1, to: 999_983) }
    #expect(throws: Fault.self) { try Resampler(from: 1_000_000, to: 1) }
  }
}
