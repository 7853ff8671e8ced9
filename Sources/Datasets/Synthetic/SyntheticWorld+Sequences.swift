import Tensors

/// Clips of a synthetic corpus as sequences.
extension SyntheticWorld {
  /// How much of a state's chance stays from one step to the next.
  private static let persistence: Float = 0.8
  /// How plainly an emotion shows when it shows least.
  private static let leastExpression: Float = 0.25
  /// How long it shows plainly, as a part of the clip.
  private static let expressionWidth: Float = 0.25

  /// The number of steps of each clip: from three quarters of the longest to all of it.
  func lengths(clips: Int, longest: Int, _ key: RandomKey) -> [Int] {
    let spare = longest / 4
    return (0..<clips).map { clip in
      let drawn = key.child("length").child(clip).uniforms(1)[0]
      return longest - min(spare, Int(drawn * Float(spare + 1)))
    }
  }

  /// The features of clips of the given lengths, step after step, padded to the longest.
  ///
  /// An emotion shows most at a moment of its own, and speakers and chance change slowly: a single step
  /// says little, and which steps say much depends on the emotion.
  func sequences(
    lengths: [Int], longest: Int, _ key: RandomKey
  ) -> (audio: [Float], video: [Float]) {
    var audio: [Float] = []
    var video: [Float] = []
    audio.reserveCapacity(lengths.count * longest * SyntheticCorpus.audioWidth)
    video.reserveCapacity(lengths.count * longest * SyntheticCorpus.videoWidth)
    for (clip, length) in lengths.enumerated() {
      let key = key.child(clip)
      var chance = key.child("latent").normals(corpus.latentSize)
      for step in 0..<length {
        let key = key.child("step").child(step)
        chance = zip(chance, key.child("latent").normals(corpus.latentSize)).map {
          Self.persistence * $0 + (1 - Self.persistence * Self.persistence).squareRoot() * $1
        }
        let shown = expression(of: emotion(of: clip), at: Float(step) / Float(max(1, length - 1)))
        let latent = latent(of: clip, expression: shown, chance: chance)
        let features = features(of: clip, latent, key)
        audio += features.audio
        video += features.video
      }
      let padding = longest - length
      audio += [Float](repeating: 0, count: padding * SyntheticCorpus.audioWidth)
      video += [Float](repeating: 0, count: padding * SyntheticCorpus.videoWidth)
    }
    return (audio, video)
  }

  /// How plainly an emotion shows at a moment of the clip, from 0, its beginning, to 1.
  private func expression(of emotion: Int, at moment: Float) -> Float {
    let distance = (moment - peaks[emotion]) / Self.expressionWidth
    let bump = UnaryFunction.exponential(-distance * distance / 2)
    return Self.leastExpression + (1 - Self.leastExpression) * bump
  }
}
