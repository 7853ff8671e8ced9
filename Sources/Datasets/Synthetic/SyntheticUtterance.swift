import Signals
import Tensors

/// What a made-up person says in a clip, moment by moment, and how wide the mouth is open.
struct SyntheticUtterance {
  private let speaker: SyntheticSpeaker
  private let emotion: SyntheticEmotion
  private let syllables: [Syllable]
  private let seconds: Double
  /// How plainly the emotion is in the voice, and what else moves the pitch.
  private let plainness: Double
  private let mood: Double

  private struct Syllable {
    let start: Double
    let end: Double
    let vowel: Vowel
    /// Whether it begins with breath, as after `s` or `f`.
    let isHissed: Bool
    let stress: Double
  }

  /// Resonances of a vowel in hertz for a tract of 17 cm, and how wide it opens the mouth.
  private struct Vowel {
    let formants: [Double]
    let opening: Double

    static let all = [
      Vowel(formants: [730, 1090, 2440, 3400, 4500, 5500], opening: 1),
      Vowel(formants: [270, 2290, 3010, 3500, 4500, 5500], opening: 0.3),
      Vowel(formants: [300, 870, 2240, 3300, 4500, 5500], opening: 0.25),
      Vowel(formants: [530, 1840, 2480, 3500, 4500, 5500], opening: 0.6),
      Vowel(formants: [570, 840, 2410, 3300, 4500, 5500], opening: 0.6),
    ]
  }

  /// Makes up what is said.
  ///
  /// - Parameters:
  ///   - seconds: How long the clip is.
  ///   - plainness: How plainly the emotion is heard, from 0, not at all, to 1.
  ///   - key: The key of all draws.
  init(
    _ speaker: SyntheticSpeaker, _ emotion: SyntheticEmotion, seconds: Double, plainness: Double,
    key: RandomKey
  ) {
    self.speaker = speaker
    self.emotion = emotion
    self.seconds = seconds
    self.plainness = plainness
    mood = Double(key.child("mood").normals(1)[0]) * 0.12
    var stream = key.child("syllables").stream()
    var syllables: [Syllable] = []
    let rate = 4 + plainness * (emotion.rate - 4)
    var time = 0.05
    while time < seconds - 0.1, syllables.count < 10_000 {
      let drawn = key.child("syllable").child(syllables.count).uniforms(3).map(Double.init)
      let length = (0.7 + 0.6 * drawn[0]) / rate
      let vowel = Vowel.all[stream.integer(below: Vowel.all.count)]
      syllables.append(
        Syllable(
          start: time, end: min(seconds - 0.03, time + 0.85 * length), vowel: vowel,
          isHissed: drawn[1] < 0.4, stress: 0.7 + 0.3 * drawn[2]))
      time += length
    }
    self.syllables = syllables
  }

  /// How wide the mouth is open at a time, from 0 to 1.
  func opening(at time: Double) -> Double {
    guard let syllable = syllable(at: time) else { return 0 }
    return syllable.vowel.opening * envelope(syllable, time)
  }

  /// What the voice does at a time.
  func moment(at time: Double) -> SourceFilter.Moment {
    let share = time / seconds
    let loudness = 0.7 + plainness * (emotion.loudness - 0.7)
    let factor = 1 + plainness * (emotion.pitch - 1) + mood
    let range = 0.08 + plainness * (emotion.range - 0.08)
    let fall = plainness * emotion.fall * (share - 0.5)
    let wave = range * Portable.sine(turns: 0.8 * time * (1 + share))
    let pitch = speaker.pitch * max(0.4, factor + fall + wave)
    guard let syllable = syllable(at: time) else {
      return SourceFilter.Moment(
        pitch: pitch, voicing: 0, breath: 0,
        formants: Vowel.all[3].formants.map { $0 * speaker.tract })
    }
    let loud = envelope(syllable, time) * syllable.stress * loudness
    let hissEnd = syllable.start + 0.25 * (syllable.end - syllable.start)
    let isHiss = syllable.isHissed && time < hissEnd
    return SourceFilter.Moment(
      pitch: pitch, voicing: isHiss ? 0 : loud, breath: isHiss ? 2 * loud : speaker.breath * loud,
      formants: syllable.vowel.formants.map { $0 * speaker.tract })
  }

  private func syllable(at time: Double) -> Syllable? {
    syllables.first { $0.start <= time && time < $0.end }
  }

  /// Up and down again over a syllable, faster up than down.
  private func envelope(_ syllable: Syllable, _ time: Double) -> Double {
    let share = (time - syllable.start) / max(1e-6, syllable.end - syllable.start)
    let bent = share < 0.35 ? share / 0.7 : 0.5 + (share - 0.35) / 1.3
    return max(0, Portable.sine(turns: 0.5 * min(1, max(0, bent))))
  }
}
