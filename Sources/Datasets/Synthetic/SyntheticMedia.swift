import Diagnostics
import Media
import Signals
import Tensors

/// A made-up corpus of waveforms and faces, written as WAV and PGM files with a manifest, so that the same
/// code reads it as reads recordings of people.
///
/// Voices are a source and a filter: speakers differ in pitch, vocal tract and breath, emotions in pitch,
/// its range and course, rate and loudness. Faces have a geometry of their own; emotions move brows, eyes
/// and mouth, and what is said opens the mouth. The face shows an emotion plainly, the voice as plainly as
/// it is told to. It is a teaching device and no evidence about people.
public struct SyntheticMedia: Sendable {
  /// The number of clips, 1 to 10,000, divided evenly among speakers and emotions.
  public var clips = 64
  /// The number of speakers, 1 to 1000.
  public var speakers = 8
  /// The number of emotions, 2 to 8.
  public var emotions = 4
  /// How long a clip is, in seconds, 0.3 to 30; clips last from three quarters of it to all of it.
  public var seconds = 1.0
  /// How plainly emotions are heard, 0 to 1.
  public var plainness = 0.7
  /// The standard deviation of the noise in the sound, as a share of that of the voice, 0 to 10.
  public var audioNoise = 0.05
  /// The standard deviation of the noise in the pixels, 0 to 1.
  public var videoNoise = 0.03
  /// Pixels of a frame in each direction, 16 to 128.
  public var size = 32
  /// Frames a second.
  public static let frameRate = 25.0
  /// Samples a second.
  public static let sampleRate = 16000

  /// Creates the corpus with its standard settings.
  public init() {}

  /// A clip as it is written.
  struct Clip {
    let name: String
    let speaker: Int
    let emotion: Int
    let recording: Recording
    let frames: [Raster]
  }

  /// The clip of a number; it depends on the settings and the key, not on how many clips there are.
  func clip(_ number: Int, _ key: RandomKey) throws(Fault) -> Clip {
    let (speakerNumber, emotionNumber) = (number % speakers, number / speakers % emotions)
    let speaker = SyntheticSpeaker(key.child("speaker").child(speakerNumber))
    let emotion = SyntheticEmotion.known[emotionNumber]
    let key = key.child("clip").child(number)
    let length = seconds * (0.75 + 0.25 * Double(key.child("length").uniforms(1)[0]))
    let utterance = SyntheticUtterance(
      speaker, emotion, seconds: length, plainness: plainness, key: key)
    let digits = String(10_001 + number).dropFirst()
    return Clip(
      name: "clip\(digits)", speaker: speakerNumber, emotion: emotionNumber,
      recording: Recording(
        sampleRate: Self.sampleRate, samples: samples(utterance, length, key)),
      frames: try frames(utterance, speaker, emotion, length, key))
  }

  private func samples(
    _ utterance: SyntheticUtterance, _ length: Double, _ key: RandomKey
  ) -> [Float] {
    let synthesizer = SourceFilter(sampleRate: Self.sampleRate)
    let step = Double(synthesizer.momentLength) / Double(Self.sampleRate)
    let moments = (0..<max(1, Int(length / step))).map { utterance.moment(at: Double($0) * step) }
    let voice = synthesizer.samples(moments, key: key.child("voice"))
    let power = voice.reduce(0.0) { $0 + Double($1) * Double($1) } / Double(voice.count)
    let spread = power.squareRoot()
    let noise = key.child("hiss").normals(voice.count)
    // A fixed gain keeps loudness, of which emotions differ; peaks of the loudest are still below 1.
    return zip(voice, noise).map { sample, hiss in
      let sum = Double(sample) + audioNoise * spread * Double(hiss)
      return Float(max(-1, min(1, 2.5 * sum)))
    }
  }

  private func frames(
    _ utterance: SyntheticUtterance, _ speaker: SyntheticSpeaker, _ emotion: SyntheticEmotion,
    _ length: Double, _ key: RandomKey
  ) throws(Fault) -> [Raster] {
    let face = SyntheticFace(speaker: speaker, emotion: emotion, size: size)
    let count = max(1, Int(length * Self.frameRate))
    let drawn = key.child("head").uniforms(4).map(Double.init)
    let noise = key.child("grain").normals(count * size * size)
    var frames: [Raster] = []
    for frame in 0..<count {
      let time = (Double(frame) + 0.5) / Self.frameRate
      let sway = 0.012 * Portable.sine(turns: drawn[0] + time * 0.7)
      let nod = 0.01 * Portable.sine(turns: drawn[1] + time * 0.9)
      let sinceBlink = abs(time - drawn[2] * length)
      var pixels = face.pixels(
        opening: utterance.opening(at: time), blink: sinceBlink < 0.06 ? 1 : 0, shift: (sway, nod))
      for place in pixels.indices {
        pixels[place] += Float(videoNoise) * noise[frame * pixels.count + place]
      }
      frames.append(try Raster(Tensor([size, size], pixels)))
    }
    return frames
  }

  /// Throws `corpus.knob` for settings outside their ranges.
  func check() throws(Fault) {
    try Knob.check(clips, in: 1...10_000, "clips")
    try Knob.check(speakers, in: 1...1000, "speakers")
    try Knob.check(emotions, in: 2...SyntheticEmotion.known.count, "emotions")
    try Knob.check(seconds, in: 0.3...30, "length in seconds")
    try Knob.check(plainness, in: 0...1, "plainness of emotions in the voice")
    try Knob.check(audioNoise, in: 0...10, "noise in the sound")
    try Knob.check(videoNoise, in: 0...1, "noise in the pixels")
    try Knob.check(size, in: 16...128, "size of a frame")
  }
}
