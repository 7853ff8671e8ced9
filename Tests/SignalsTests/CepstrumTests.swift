import Diagnostics
import Signals
import Tensors
import Testing

@Suite struct CepstrumTests {
  @Test(arguments: Fixture.signals) func librosa(_ name: String) throws {
    let mfcc = try MFCC(.librosa(sampleRate: 16000))
    try Fixture.expectEqual(mfcc(Fixture.signal(name)), "librosa_mfcc/\(name)")
  }

  @Test(arguments: Fixture.signals) func librosaWithShortWindows(_ name: String) throws {
    var settings = MFCCSettings.librosa(sampleRate: 16000, coefficientCount: 13)
    settings.mel.spectrum = SpectrumSettings(sampleRate: 16000, windowLength: 512, hop: 160)
    try Fixture.expectEqual(MFCC(settings)(Fixture.signal(name)), "librosa_mfcc_short/\(name)")
  }

  @Test(arguments: Fixture.signals) func kaldi(_ name: String) throws {
    let mfcc = try MFCC(.kaldi(sampleRate: 16000))
    try Fixture.expectEqual(mfcc(Fixture.signal(name)), "kaldi_mfcc/\(name)")
  }

  @Test(arguments: Fixture.signals) func deltas(_ name: String) throws {
    let mfcc = try Fixture.load("librosa_mfcc_short/\(name)")
    try Fixture.expectEqual(Deltas.of(mfcc), "librosa_delta/\(name)")
    try Fixture.expectEqual(Deltas.of(mfcc, order: 2), "librosa_delta2/\(name)")
  }

  @Test func aStraightLineHasOneSlope() throws {
    let line = try Tensor([12, 1], (0..<12).map { 3 * Float($0) - 7 })
    #expect(try Deltas.of(line).values.allSatisfy { abs($0 - 3) < 1e-5 } as Bool)
    #expect(try Deltas.of(line, order: 2).values.allSatisfy { abs($0) < 1e-4 } as Bool)
  }

  @Test func whatIsWrongIsSaid() throws {
    #expect(throws: Fault.self) { try MFCC(.librosa(sampleRate: 16000, coefficientCount: 129)) }
    #expect(throws: Fault.self) { try MFCC(.librosa(sampleRate: 16000, coefficientCount: 0)) }
    let short = try Tensor(zeros: [8, 2])
    #expect(throws: Fault.self) { try Deltas.of(short) }
    #expect(throws: Fault.self) { try Deltas.of(short, width: 4) }
    #expect(throws: Fault.self) { try Deltas.of(short, width: 1) }
    #expect(throws: Fault.self) { try Deltas.of(short, width: 3, order: 3) }
    #expect(throws: Fault.self) { try Deltas.of(Tensor(zeros: [9])) }
    #expect(try Deltas.of(Tensor(zeros: [9, 0])).shape.sizes == [9, 0])
  }
}
