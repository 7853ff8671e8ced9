import Tensors

/// The fixed part of a synthetic corpus: how emotions, voices and faces are in this world.
struct SyntheticWorld {
  private let corpus: SyntheticCorpus
  /// The mean latent vector of each emotion.
  private let emotionMeans: [[Float]]
  /// The offset that each speaker adds to the latent vector.
  private let speakerOffsets: [[Float]]
  /// The offset of each speaker in the dimensions of the voice that say nothing about z.
  private let voices: [[Float]]
  /// The offset of each speaker in the features of the face.
  private let faces: [[Float]]
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
    let isNoisy = corpus.regime == .noisy
    let voiceNoise = Float(corpus.audioNoise) * (isNoisy ? Self.noisyFactor : 1)
    let faceNoise = Float(corpus.videoNoise)
    for clip in 0..<clips {
      let key = key.child(clip)
      let speaker = clip % corpus.speakers
      let emotion = clip / corpus.speakers % corpus.emotions
      let spread = key.child("latent").normals(corpus.latentSize)
      let latent = spread.indices.map {
        emotionMeans[emotion][$0] + speakerOffsets[speaker][$0] + spread[$0]
      }
      let noise = key.child("face").normals(SyntheticCorpus.videoWidth)
      for (feature, row) in videoMap.enumerated() {
        video.append(Self.dot(row, latent) + faces[speaker][feature] + faceNoise * noise[feature])
      }
      let hiss = key.child("voice").normals(SyntheticCorpus.audioWidth)
      let inputs = isNoisy ? latent : latent + nuisance(speaker, key)
      for (feature, row) in audioMap.enumerated() {
        let mixed = Self.dot(row, inputs)
        let clean = isNoisy ? mixed : UnaryFunction.hyperbolicTangent(mixed)
        audio.append(clean + voiceNoise * hiss[feature])
      }
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
