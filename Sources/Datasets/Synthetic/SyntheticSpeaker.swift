import Tensors

/// A made-up person: how the voice sounds at rest and how the face looks at rest.
struct SyntheticSpeaker {
  /// The pitch at rest in hertz, 90 to 240.
  let pitch: Double
  /// What all resonances are multiplied by: shorter tracts have higher ones, 0.85 to 1.2.
  let tract: Double
  /// How breathy the voice is, 0.02 to 0.16: a tenth of the power at most, as in healthy voices, so that
  /// everyone has a pitch that can be found.
  let breath: Double
  /// Half the width and half the height of the face, as shares of the frame.
  let face: (width: Double, height: Double)
  /// How far the eyes are apart, how wide the mouth is, how high the brows are, as shares of the frame.
  let eyes: Double
  let mouth: Double
  let brows: Double
  /// How bright skin and hair are, from 0 to 1.
  let skin: Double
  let hair: Double

  init(_ key: RandomKey) {
    let drawn = key.uniforms(10).map(Double.init)
    func between(_ place: Int, _ low: Double, _ high: Double) -> Double {
      low + (high - low) * drawn[place]
    }
    // Pitches are even on a scale of octaves.
    pitch = 90 * Portable.exp(drawn[0] * Portable.log(240.0 / 90))
    // Deep voices go with long tracts, though not strictly.
    tract = 0.85 + 0.35 * (0.6 * drawn[0] + 0.4 * drawn[1])
    breath = between(2, 0.02, 0.16)
    face = (between(3, 0.27, 0.38), between(4, 0.36, 0.45))
    eyes = between(5, 0.22, 0.32)
    mouth = between(6, 0.2, 0.32)
    brows = between(7, 0.07, 0.12)
    skin = between(8, 0.55, 0.85)
    hair = between(9, 0.05, 0.4)
  }
}

/// A made-up emotion: what it does to any voice and any face.
struct SyntheticEmotion {
  let name: String
  /// What the pitch is multiplied by, and how far it moves, in shares of itself.
  let pitch: Double
  let range: Double
  /// How the pitch changes from the beginning to the end, in shares of itself.
  let fall: Double
  /// Syllables a second, and how loud they are.
  let rate: Double
  let loudness: Double
  /// The brows: how much higher they are, and how much higher inside than outside; the eyes: how open; the
  /// mouth: how far its corners are up, and how open it is at rest.
  let brows: Double
  let slant: Double
  let eyes: Double
  let corners: Double
  let gape: Double

  /// Emotions that have a name, in the order in which corpora take them.
  static let known: [SyntheticEmotion] = [
    SyntheticEmotion(
      name: "neutral", pitch: 1, range: 0.08, fall: -0.1, rate: 4, loudness: 0.7, brows: 0,
      slant: 0,
      eyes: 0.5, corners: 0, gape: 0),
    SyntheticEmotion(
      name: "happy", pitch: 1.3, range: 0.25, fall: 0.1, rate: 4.8, loudness: 0.85, brows: 0.01,
      slant: 0, eyes: 0.45, corners: 0.05, gape: 0.02),
    SyntheticEmotion(
      name: "sad", pitch: 0.9, range: 0.04, fall: -0.2, rate: 2.8, loudness: 0.4, brows: 0,
      slant: 0.04, eyes: 0.3, corners: -0.045, gape: 0),
    SyntheticEmotion(
      name: "angry", pitch: 1.15, range: 0.2, fall: -0.25, rate: 5, loudness: 1, brows: -0.025,
      slant: -0.05, eyes: 0.55, corners: -0.02, gape: 0.01),
    SyntheticEmotion(
      name: "fearful", pitch: 1.45, range: 0.12, fall: 0.15, rate: 5.5, loudness: 0.6, brows: 0.03,
      slant: 0.035, eyes: 0.95, corners: -0.02, gape: 0.03),
    SyntheticEmotion(
      name: "disgusted", pitch: 0.95, range: 0.15, fall: -0.15, rate: 3.4, loudness: 0.6,
      brows: -0.015, slant: -0.015, eyes: 0.25, corners: -0.035, gape: 0.015),
    SyntheticEmotion(
      name: "surprised", pitch: 1.55, range: 0.3, fall: 0.3, rate: 3.6, loudness: 0.8, brows: 0.045,
      slant: 0, eyes: 1, corners: 0.01, gape: 0.06),
    SyntheticEmotion(
      name: "calm", pitch: 0.95, range: 0.05, fall: -0.05, rate: 3.2, loudness: 0.55, brows: 0.005,
      slant: 0.005, eyes: 0.4, corners: 0.02, gape: 0),
  ]
}
