public import Diagnostics
public import Tensors

/// A made-up corpus of clips with a voice and a face at feature level: a teaching device and a
/// fixture, not evidence.
///
/// Each clip has a latent vector z = mean of its emotion + offset of its speaker + spread. The face
/// shows it almost plainly: video = V z + speaker's face + noise. The voice hides it, by the regime.
/// All numbers come from the key, with the same bits on every machine.
public struct SyntheticCorpus: Sendable, Hashable {
  /// What the face knows that the voice does not.
  public enum Regime: String, Sendable, CaseIterable {
    /// audio = tanh(W [z; n]) + noise, where n has 30 nuisance dimensions: the voice mixes what
    /// matters with what does not, and the face tells them apart.
    case mixed = "A"
    /// audio = W z + noise: voice and face see the same with independent noise.
    case noisy = "B"
    /// As A, and 30 % of the training labels are wrong.
    case mislabelled = "C"
  }

  /// What is learnt.
  public enum Target: String, Sendable, CaseIterable {
    /// The emotion of a clip.
    case emotion
    /// The speaker of a clip.
    case speaker
  }

  /// What the face knows that the voice does not.
  public var regime = Regime.mixed
  /// What is learnt.
  public var target = Target.emotion
  /// The number of speakers, 1 to 1000.
  public var speakers = 10
  /// The number of emotions, 2 to 100.
  public var emotions = 8
  /// The number of clips, 1 to 100,000, divided evenly among speakers and emotions.
  public var clips = 800
  /// The size of the latent vector, 1 to 64.
  public var latentSize = 6
  /// The standard deviation of the noise in the voice, 0 to 100; in regime B five times as much.
  public var audioNoise = 0.3
  /// The standard deviation of the noise in the face, 0 to 100.
  public var videoNoise = 0.5
  /// The part of the training clips with a wrong label, 0 to 1; where it is not given, 0.3 in
  /// regime C and 0 otherwise.
  public var labelNoise: Double?
  /// The part of the training clips that is labelled, more than 0 to 1, of each class one at least.
  public var labelledPart = 1.0
  /// The part of the clips of each class that is the test part, 0 to 0.9.
  public var testPart = 0.25

  /// The number of time steps of the longest clip, 2 to 1000; clips are vectors where it is not given.
  public var steps: Int?

  /// Creates the corpus with its standard settings.
  public init() {}

  /// The number of features of the voice.
  public static let audioWidth = 40
  /// The number of features of the face.
  public static let videoWidth = 20
  /// The number of dimensions of the voice that say nothing about the latent vector.
  static let nuisanceSize = 30

  /// Makes the corpus: views `audio` `[clips, 40]` and `video` `[clips, 20]`, or sequences of such rows
  /// where ``steps`` is given; labels `emotion`,
  /// `speaker`, `part` (`train`, `test`) and, named after the target, `emotion_true` or
  /// `speaker_true` without label noise. Label noise and the labelled part concern only `train`.
  ///
  /// **Properties** The same settings and key give the same bits; a clip's features do not depend
  /// on the number of clips.
  /// Throws `corpus.knob`.
  public func dataset(_ key: RandomKey) throws(Fault) -> Dataset {
    try check()
    let world = SyntheticWorld(self, key.child("world"))
    let emotionIndices = (0..<clips).map { $0 / speakers % emotions }
    let emotion = try LabelColumn("emotion", classes: emotionNames, indices: emotionIndices)
    let speaker = try LabelColumn(
      "speaker", classes: (1...speakers).map(String.init),
      indices: (0..<clips).map { $0 % speakers })
    let goal = target == .emotion ? emotion : speaker
    let part = try LabelColumn(
      "part", classes: ["train", "test"], indices: parts(goal, key.child("part")))
    let truth = try LabelColumn(
      goal.name + "_true", classes: goal.classes, indices: goal.indices)
    let whole = try Dataset(
      clips: (1...clips).map { "clip \($0)" },
      views: views(world, key.child("clips")),
      labels: [emotion, speaker, part, truth], target: goal.name,
      provenance: Provenance(
        name: "synthetic",
        source: "made up by lupi: regime \(regime.rawValue), "
          + "\(counted(speakers, "speaker")), \(counted(emotions, "emotion"))",
        licence: "none needed", isSynthetic: true))
    return try spoiled(whole, part, key)
  }

  private func views(_ world: SyntheticWorld, _ key: RandomKey) throws(Fault) -> [FeatureView] {
    guard let steps else {
      let views = world.views(clips: clips, key)
      return [
        try FeatureView("audio", Tensor([clips, Self.audioWidth], views.audio)),
        try FeatureView("video", Tensor([clips, Self.videoWidth], views.video)),
      ]
    }
    let lengths = world.lengths(clips: clips, longest: steps, key)
    let views = world.sequences(lengths: lengths, longest: steps, key)
    return [
      try FeatureView(
        "audio", sequences: Tensor([clips, steps, Self.audioWidth], views.audio),
        lengths: lengths),
      try FeatureView(
        "video", sequences: Tensor([clips, steps, Self.videoWidth], views.video),
        lengths: lengths),
    ]
  }

  /// The data with label noise and a label budget on the training part.
  private func spoiled(
    _ whole: Dataset, _ part: LabelColumn, _ key: RandomKey
  ) throws(Fault) -> Dataset {
    let noise = labelNoise ?? (regime == .mislabelled ? 0.3 : 0)
    if noise == 0, labelledPart == 1 { return whole }
    let positions = part.indices.indices.filter { part.indices[$0] == 0 }
    var train = try whole.subset(positions)
    train = try train.mislabelled(fraction: noise, key: key)
    train = try train.labelBudget(fraction: labelledPart, key: key)
    var indices = whole.targetIndices
    var copy = whole
    for (place, position) in positions.enumerated() {
      indices[position] = train.targetIndices[place]
      copy.labelled[position] = train.labelled[place]
    }
    copy.labels = whole.labels.map { $0.name == whole.target ? $0.replacing(indices) : $0 }
    return copy
  }

  /// 1 for the clips of the test part, drawn from each class; at least one of a class is learnt from.
  private func parts(_ goal: LabelColumn, _ key: RandomKey) -> [Int] {
    var parts = [Int](repeating: 0, count: clips)
    for (index, members) in goal.members.enumerated() {
      let wanted = Int((testPart * Double(members.count)).rounded())
      let order = key.child(index).permutation(members.count)
      for place in order.prefix(min(wanted, max(0, members.count - 1))) {
        parts[members[place]] = 1
      }
    }
    return parts
  }

  private var emotionNames: [String] {
    let known = ["neutral", "happy", "sad", "angry", "fearful", "disgusted", "surprised", "calm"]
    return (0..<emotions).map { known.indices.contains($0) ? known[$0] : "emotion \($0 + 1)" }
  }

  private func check() throws(Fault) {
    try Knob.check(speakers, in: 1...1000, "speakers")
    try Knob.check(emotions, in: 2...100, "emotions")
    try Knob.check(clips, in: 1...100_000, "clips")
    try Knob.check(latentSize, in: 1...64, "latent dimensions")
    try Knob.check(audioNoise, in: 0...100, "noise in the voice")
    try Knob.check(videoNoise, in: 0...100, "noise in the face")
    try Knob.check(labelNoise ?? 0, in: 0...1, "part of wrong labels")
    try Knob.check(labelledPart, in: 1e-9...1, "labelled part")
    try Knob.check(steps ?? 2, in: 2...1000, "time steps")
    // The limit of a tensor, said in terms of the corpus before memory is taken.
    let most = 20_000_000 / Self.audioWidth
    try Knob.check((steps ?? 1) * clips, in: 1...most, "clips times time steps")
    try Knob.check(testPart, in: 0...0.9, "test part")
  }
}
