import Signals
import Tensors
import Testing

@Suite struct LogMelParityTests {
  @Test(arguments: Fixture.signals) func librosaDefaults(_ name: String) throws {
    let mel = try LogMel(.librosa(sampleRate: 16000))
    try Fixture.expectEqual(mel(Fixture.signal(name)), "librosa_default/\(name)")
  }

  @Test(arguments: Fixture.signals) func naturalLogarithm(_ name: String) throws {
    let mel = try LogMel(.compact(sampleRate: 16000, bandCount: 40))
    try Fixture.expectEqual(mel(Fixture.signal(name)), "librosa_ln/\(name)")
  }

  /// A transform of 400 = 2⁴ · 5² points, mirrored edges, a part of the frequencies.
  @Test(arguments: Fixture.signals) func hiddenMarkovToolkitScale(_ name: String) throws {
    let spectrum = SpectrumSettings(
      sampleRate: 16000, windowLength: 400, hop: 160, transformLength: 400, window: .hamming,
      edges: .mirrored)
    let mel = try LogMel(
      LogMelSettings(
        spectrum: spectrum, bandCount: 20, scale: .htk, hasEqualArea: false, low: 50, high: 7000,
        compression: .none))
    try Fixture.expectEqual(mel(Fixture.signal(name)), "librosa_htk/\(name)")
  }

  @Test(arguments: Fixture.signals) func kaldi(_ name: String) throws {
    let mel = try LogMel(.kaldi(sampleRate: 16000))
    try Fixture.expectEqual(mel(Fixture.signal(name)), "kaldi_fbank/\(name)")
  }

  @Test func filters() throws {
    let filters = try MelFilters(
      bandCount: 64, sampleRate: 16000, transformLength: 512, scale: .slaney, hasEqualArea: true)
    try Fixture.expectEqual(filters.matrix(), "librosa_filters/slaney", tolerance: 1e-6)
  }

  @Test(arguments: [WindowShape.hann, .hamming]) func windows(_ shape: WindowShape) throws {
    let window = shape.values(400, isPeriodic: true)
    try Fixture.expectEqual(Tensor([400], window), "scipy_window/\(shape)", tolerance: 1e-6)
  }

  @Test func complexSpectra() throws {
    let samples = Array(try Fixture.signal("speech")[2000..<4000])
    let spectra = try Spectrogram(
      SpectrumSettings(
        sampleRate: 16000, windowLength: 400, hop: 160, transformLength: 480, edges: .mirrored))
    try Fixture.expectEqual(spectra.complex(samples), "librosa_stft/speech", tolerance: 1e-5)
  }
}
