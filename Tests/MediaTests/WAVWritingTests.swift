import Diagnostics
import Media
import Testing

@Suite struct WAVWritingTests {
  @Test func integersOfSixteenBitsComeBackAsTheyWere() throws {
    let samples = (Int16.min...Int16.max).map { Float($0) / 32768 }
    let sound = Recording(sampleRate: 8000, samples: samples)
    let bytes = try WAVFile.encode(sound)
    #expect(bytes.count == 44 + 2 * samples.count)
    #expect(try WAVFile.decode(bytes, name: "a") == sound)
  }

  @Test func floatsComeBackAsTheyWere() throws {
    let sound = Recording(
      sampleRate: 44100, channelCount: 3, samples: [0, -0.3, 3.25, 1e-30, -2, 0.1])
    #expect(try WAVFile.decode(try WAVFile.encode(sound, as: .float32), name: "a") == sound)
  }

  @Test func whatIsTooLoudIsClipped() throws {
    let bytes = try WAVFile.encode(Recording(sampleRate: 8000, samples: [1, 2, -3]))
    #expect(try WAVFile.decode(bytes, name: "a").samples == [32767.0 / 32768, 32767.0 / 32768, -1])
  }

  @Test func anIncompleteInstantIsDropped() {
    #expect(Recording(sampleRate: 1, channelCount: 2, samples: [1, 2, 3]).samples == [1, 2])
  }

  @Test func whatCannotBeWrittenIsAFault() {
    func code(_ sound: Recording) -> String? {
      do { _ = try WAVFile.encode(sound) } catch { return error.code }
      return nil
    }
    #expect(code(Recording(sampleRate: 8000, samples: [.nan])) == "wav.not-finite")
    #expect(code(Recording(sampleRate: 2_000_000, samples: [])) == "wav.header")
    #expect(code(Recording(sampleRate: 8000, channelCount: 40000, samples: [])) == "wav.header")
  }
}
