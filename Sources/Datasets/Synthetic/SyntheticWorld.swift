import Tensors

/// The fixed part of a synthetic corpus: how emotions, voices and faces are in this world.
struct SyntheticWorld {
  let corpus: SyntheticCorpus
  /// The mean latent vector of each emotion.
  private let emotionMeans: [[Float]]
  /// The offset that each speaker adds to the latent vector.
  private let speakerOffsets: [[Float]]
  /// The offset of each speaker in the dimensions of the voice that say nothing about z.
  private let voices: [[Float]]
  /// The offset of each speaker in the features of the face.
  private let faces: [[Float]]
  /// The moment of a clip at which each emotion shows most, from 0.2 to 0.8 of it.
  let peaks: [Float]
  /// From the latent vector to the face.
  private let videoMap: [[Float]]
  /// From the latent vector and the nuisance to the voice.
  private let audioMap: [[Float]]

  /// How far apart the emotions are, in units of the spread of the latent vector within one.
  private static let emotionSpread: Float = 2
  /// How much speakers differ in how they express the same emotion.
  private static let expressionSpread: Float = 0.5
  /// How much speakers differ in voice and face.
  private static let identitySpread: Float = 0.7

  /// How much more noise the voice has in regime B, where nothing else hides the latent vector.
  private static let noisyFactor: Float = 5

  /// Draws a world.
  init(_ corpus: SyntheticCorpus, _ key: RandomKey) {
    self.corpus = corpus
    let latent = corpus.latentSize
    let nuisance = SyntheticCorpus.nuisanceSize
    let isMixed = corpus.regime != .noisy
    func draw(_ name: String, _ rows: Int, _ width: Int, _ scale: Float) -> [[Float]] {
      (0..<rows).map { row in key.child(name).child(row).normals(width).map { $0 * scale } }
    }
    emotionMeans = draw("emotion", corpus.emotions, latent, Self.emotionSpread)
    peaks = key.child("peak").uniforms(corpus.emotions).map { 0.2 + 0.6 * $0 }
    speakerOffsets = draw("expression", corpus.speakers, latent, Self.expressionSpread)
    voices = draw("voice", corpus.speakers, nuisance, Self.identitySpread)
    faces = draw("face", corpus.speakers, SyntheticCorpus.videoWidth, Self.identitySpread)
    let inputs = isMixed ? latent + nuisance : latent
    let videoScale = 1 / Float(latent).squareRoot()
    let audioScale = 1 / Float(inputs).squareRoot()
    videoMap = draw("video", SyntheticCorpus.videoWidth, latent, videoScale)
    audioMap = draw("audio", SyntheticCorpus.audioWidth, inputs, audioScale)
  }

  /// The features of a number of clips, row after row.
  func views(clips: Int, _ key: RandomKey) -> (audio: [Float], video: [Float]) {
    var audio: [Float] = []
    var video: [Float] = []
    audio.reserveCapacity(clips * SyntheticCorpus.audioWidth)
    video.reserveCapacity(clips * SyntheticCorpus.videoWidth)
    for clip in 0..<clips {
      let key = key.child(clip)
      let chance = key.child("latent").normals(corpus.latentSize)
      let features = features(of: clip, latent(of: clip, expression: 1, chance: chance), key)
      audio += features.audio
      video += features.video
    }
    return (audio, video)
  }

  /// The emotion of a clip.
  func emotion(of clip: Int) -> Int { clip / corpus.speakers % corpus.emotions }

  /// The latent vector of a clip: its emotion as plainly as it shows, its speaker, and chance.
  func latent(of clip: Int, expression: Float, chance: [Float]) -> [Float] {
    let (mean, offset) = (emotionMeans[emotion(of: clip)], speakerOffsets[clip % corpus.speakers])
    return chance.indices.map { expression * mean[$0] + offset[$0] + chance[$0] }
  }

  /// What voice and face make of a latent vector.
  func features(
    of clip: Int, _ latent: [Float], _ key: RandomKey
  ) -> (audio: [Float], video: [Float]) {
    let isNoisy = corpus.regime == .noisy
    let voiceNoise = Float(corpus.audioNoise) * (isNoisy ? Self.noisyFactor : 1)
    let faceNoise = Float(corpus.videoNoise)
    let speaker = clip % corpus.speakers
    let noise = key.child("face").normals(SyntheticCorpus.videoWidth)
    let video = videoMap.enumerated().map { feature, row in
      Self.dot(row, latent) + faces[speaker][feature] + faceNoise * noise[feature]
    }
    let hiss = key.child("voice").normals(SyntheticCorpus.audioWidth)
    let inputs = isNoisy ? latent : latent + nuisance(speaker, key)
    let audio = audioMap.enumerated().map { feature, row in
      let mixed = Self.dot(row, inputs)
      let clean = isNoisy ? mixed : UnaryFunction.hyperbolicTangent(mixed)
      return clean + voiceNoise * hiss[feature]
    }
    return (audio, video)
  }

  private func nuisance(_ speaker: Int, _ key: RandomKey) -> [Float] {
    let drawn = key.child("nuisance").normals(SyntheticCorpus.nuisanceSize)
    return drawn.indices.map { voices[speaker][$0] + drawn[$0] }
  }

  /// The inner product, summed from left to right.
  private static func dot(_ a: [Float], _ b: [Float]) -> Float {
    var sum: Float = 0
    for index in a.indices { sum += a[index] * b[index] }
    return sum
  }
}
