import Diagnostics
import Foundation
import Media
import Signals
import Tensors
import Testing

@testable import Datasets

@Suite("The synthetic corpus as media")
struct SyntheticMediaTests {
  private var small: SyntheticMedia {
    var media = SyntheticMedia()
    media.clips = 6
    media.speakers = 3
    media.emotions = 2
    media.seconds = 0.5
    media.size = 24
    return media
  }

  @Test("what is written is read back by the same loader")
  func roundTrip() throws {
    let folder = try TemporaryFolder()
    let files = try folder.access(output: folder.path + "/out")
    let path = try small.write(to: "made", files, RandomKey(1))
    #expect(path == "made/manifest.csv")
    let data = try Manifest.dataset(
      path, files, frames: FrameFeatures(.pixels, .init(width: 24, height: 24)))
    #expect(data.count == 6)
    #expect(data.viewNames == ["audio", "video"])
    #expect(data.classes == ["happy", "neutral"])
    #expect(data.provenance.isSynthetic)
    #expect(data.skipped.isEmpty)
    #expect(try data.view("video").width == 576)
    let seconds = try data.view("video").lengths ?? []
    #expect(seconds.allSatisfy { (9...12).contains($0) }, "\(seconds)")
    // The same key gives the same bytes; another gives others; fewer clips are the first of more.
    let again = try small.clip(4, RandomKey(1))
    #expect(try small.clip(4, RandomKey(1)).recording == again.recording)
    #expect(try small.clip(4, RandomKey(2)).recording != again.recording)
    var more = small
    more.clips = 60
    #expect(try more.clip(4, RandomKey(1)).frames == again.frames)
  }

  @Test("a listener hears who speaks: pitch and resonances differ")
  func voices() throws {
    var media = small
    media.audioNoise = 0
    media.plainness = 0
    media.seconds = 1
    let key = RandomKey(5)
    var pitches: [Double] = []
    for speaker in 0..<3 {
      let person = SyntheticSpeaker(key.child("speaker").child(speaker))
      let clip = try media.clip(speaker, key)
      let contour = try Pitch(sampleRate: 16000, hop: 160, low: 60, high: 500)
        .contour(clip.recording.samples).filter { $0 > 0 }.sorted()
      try #require(contour.count > 10)
      let median = Double(contour[contour.count / 2])
      #expect(abs(median / person.pitch - 1) < 0.35, "\(median) Hz for \(person.pitch) Hz")
      pitches.append(median)
      let peak = clip.recording.samples.map(\.magnitude).max() ?? 0
      #expect(peak > 0.02 && peak <= 1, "\(peak)")
    }
    #expect(Set(pitches.map { Int($0 / 10) }).count > 1, "\(pitches)")
  }

  @Test("a resonance is where it was asked for")
  func resonance() throws {
    let moments = [SourceFilter.Moment](
      repeating: .init(pitch: 100, voicing: 1, breath: 0, formants: [700, 1800, 2600]),
      count: 200)
    let sound = SourceFilter().samples(moments, key: RandomKey(1))
    let power = try Spectrogram(
      SpectrumSettings(sampleRate: 16000, windowLength: 2048, hop: 512)
    ).power(sound)
    let row = try power.row(power.shape[0] / 2)
    let bin = 16000.0 / 2048
    func loudest(_ low: Double, _ high: Double) -> Double {
      let range = Int(low / bin)..<Int(high / bin)
      let best = range.max { row[row.startIndex + $0] < row[row.startIndex + $1] } ?? 0
      return Double(best) * bin
    }
    #expect(abs(loudest(450, 1100) - 700) < 110, "\(loudest(450, 1100))")
    #expect(abs(loudest(1400, 2200) - 1800) < 110, "\(loudest(1400, 2200))")
  }

  @Test("a viewer sees the mouth move with the sound, and faces differ")
  func faces() throws {
    var media = small
    media.videoNoise = 0
    media.size = 32
    let clip = try media.clip(0, RandomKey(3))
    let loudness = clip.frames.indices.map { frame -> Double in
      let part = clip.recording.samples.dropFirst(frame * 640).prefix(640)
      return part.reduce(0) { $0 + Double($1 * $1) }
    }
    // Dark pixels in the lower half: lips and what is between them.
    let dark = clip.frames.map { frame -> Double in
      Double(frame.samples.dropFirst(32 * 20).prefix(32 * 8).count { $0 < 60 })
    }
    let (x, y) = (loudness.map { $0.squareRoot() }, dark)
    let (mx, my) = (x.reduce(0, +) / Double(x.count), y.reduce(0, +) / Double(y.count))
    let covariance = zip(x, y).reduce(0) { $0 + ($1.0 - mx) * ($1.1 - my) }
    let spread =
      (x.reduce(0) { $0 + ($1 - mx) * ($1 - mx) } * y.reduce(0) { $0 + ($1 - my) * ($1 - my) })
      .squareRoot()
    print("sound and mouth: correlation \(covariance / spread)")
    #expect(covariance / spread > 0.5)
    #expect(try media.clip(1, RandomKey(3)).frames[0] != clip.frames[0])
  }

  @Test("settings are checked")
  func knobs() throws {
    let folder = try TemporaryFolder()
    let files = try folder.access(output: folder.path)
    for change: (inout SyntheticMedia) -> Void in [
      { $0.clips = 0 }, { $0.emotions = 9 }, { $0.seconds = .nan }, { $0.size = 1 },
      { $0.plainness = 2 },
    ] {
      var media = small
      change(&media)
      #expect(fault { try media.write(to: "x", files, RandomKey(1)) }?.code == "corpus.knob")
    }
  }
}
