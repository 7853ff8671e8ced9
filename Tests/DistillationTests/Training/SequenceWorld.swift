import Autodiff
import NeuralNets
import Tensors

@testable import Distillation

/// Small clips of three classes as sequences of different lengths, `audio` of 5 and `video` of 4
/// features, two steps of sound for one of sight.
enum SequenceWorld {
  static func clips(
    _ count: Int = 24, labelled: Int? = nil, seed: UInt64 = 1, padding: Int = 0,
    shorterFilms: Bool = false
  ) throws -> Examples {
    let truth = (0..<count).map { $0 % 3 }
    let key = RandomKey(seed)
    let lengths = truth.indices.map { 4 + 2 * ($0 % 4) }
    return try Examples(
      views: [
        "audio": sequences(truth, lengths.map { 2 * $0 }, width: 5, 0.8, key.child("audio")),
        "video": sequences(
          truth, lengths.enumerated().map { shorterFilms && $0 % 2 == 0 ? $1 - 1 : $1 }, width: 4,
          2, key.child("video")),
        "face": ClipView(vectors(truth, width: 4, 2, key.child("face"))),
      ], labels: truth.enumerated().map { $0 < labelled ?? count ? $1 : Examples.unlabelled },
      classes: SmallWorld.classes)
  }

  private static func vectors(
    _ truth: [Int], width: Int, _ clarity: Float, _ key: RandomKey
  ) throws -> Tensor {
    var values = key.normals(truth.count * width)
    for (row, label) in truth.enumerated() { values[row * width + label] += clarity }
    return try Tensor([truth.count, width], values.map { 3 * $0 + 7 })
  }

  private static func sequences(
    _ truth: [Int], _ lengths: [Int], width: Int, _ clarity: Float, _ key: RandomKey
  ) throws -> ClipView {
    let owners = zip(truth, lengths).flatMap { repeatElement($0, count: $1) }
    return try ClipView(
      vectors(owners, width: width, clarity, key), SequenceLayout(lengths: lengths))
  }

  /// Hears segments of four steps, every two, and averages over them.
  static func student(
    embedding: Int = 4, segment: Int = 4, hop: Int? = 2,
    aggregation: [any Layer] = [MeanPool()]
  ) throws -> ModelSpecification {
    try ModelSpecification(
      role: .student, encoders: [ear(segment: segment, hop: hop)], aggregation: aggregation,
      embedding: embedding, classes: SmallWorld.classes)
  }

  /// Hears the same segments and sees them.
  static func teacher(embedding: Int = 4) throws -> ModelSpecification {
    try ModelSpecification(
      role: .teacher,
      encoders: [
        ear(segment: 4, hop: 2),
        Encoder(
          view: "video", segmentation: Segmentation(steps: 2, hop: 1),
          layers: [StatisticsPool(), Dense(6, .relu)]),
      ], aggregation: [StatisticsPool()], embedding: embedding, classes: SmallWorld.classes)
  }

  static func ear(segment: Int, hop: Int?) throws -> Encoder {
    Encoder(
      view: "audio", segmentation: try Segmentation(steps: segment, hop: hop),
      layers: [Dense(6, .tanh), MeanPool()])
  }

  /// A teacher that has learnt a little.
  static func taught(_ clips: Examples, embedding: Int = 4) throws -> Run {
    try teacher(embedding: embedding).fit(clips, SmallWorld.settings(epochs: 8, rate: 0.03))
  }
}
