import Autodiff
import NeuralNets
import Tensors

@testable import Distillation

/// Small clips of three classes, `audio` of 5 and `video` of 4 features: the picture shows the class
/// clearly, the sound faintly.
enum SmallWorld {
  static let classes = ["calm", "happy", "sad"]

  /// Clips whose classes take turns; only the first `labelled` have a label.
  static func clips(_ count: Int = 48, labelled: Int? = nil, seed: UInt64 = 1) throws -> Examples {
    let truth = (0..<count).map { $0 % classes.count }
    let key = RandomKey(seed)
    return try Examples(
      views: [
        "audio": features(truth, width: 5, clarity: 0.8, key.child("audio")),
        "video": features(truth, width: 4, clarity: 2, key.child("video")),
      ],
      labels: truth.enumerated().map { $0 < labelled ?? count ? $1 : Examples.unlabelled },
      classes: classes)
  }

  /// Noise around 7 in which the class raises one feature; the classes' places are the first three.
  private static func features(
    _ truth: [Int], width: Int, clarity: Float, _ key: RandomKey
  ) throws -> Tensor {
    var values = key.normals(truth.count * width)
    for (clip, label) in truth.enumerated() { values[clip * width + label] += clarity }
    return try Tensor([truth.count, width], values.map { 3 * $0 + 7 })
  }

  /// Sees audio and video.
  static func teacher(embedding: Int = 4, classes: [String] = classes) throws -> ModelSpecification
  {
    try ModelSpecification(
      role: .teacher,
      encoders: [
        Encoder(view: "audio", layers: [Dense(6, .relu)]),
        Encoder(view: "video", layers: [Dense(6, .relu)]),
      ], embedding: embedding, classes: classes)
  }

  /// Hears only.
  static func student(
    embedding: Int = 4, layers: [any Layer] = [Dense(6, .tanh)], classes: [String] = classes
  ) throws -> ModelSpecification {
    try ModelSpecification(
      role: .student, encoders: [Encoder(view: "audio", layers: layers)], embedding: embedding,
      classes: classes)
  }

  /// A few epochs at a constant rate, in exact arithmetic.
  static func settings(
    epochs: Int = 3, batchSize: Int = 16, rate: Double = 0.01, seed: UInt64 = 5
  ) -> TrainingSettings {
    var settings = TrainingSettings()
    settings.length = .epochs(epochs)
    settings.batchSize = batchSize
    settings.rate = rate
    settings.rateSchedule = .constant
    settings.finetuneLength = .epochs(2)
    settings.key = RandomKey(seed)
    settings.numerics = .exact
    return settings
  }

  /// A teacher that has learnt the clips.
  static func taught(_ clips: Examples, embedding: Int = 4, epochs: Int = 8) throws -> Run {
    try teacher(embedding: embedding).fit(clips, settings(epochs: epochs, rate: 0.03))
  }
}

extension Examples {
  /// The same clips with other labels.
  func with(labels: [Int]) throws -> Examples {
    try Examples(views: views, labels: labels, classes: classes)
  }

  /// The same clips with another view in the place of one.
  func with(_ view: String, _ rows: Tensor) throws -> Examples {
    try Examples(
      views: views.merging([view: ClipView(rows)]) { $1 }, labels: labels, classes: classes)
  }

  /// The same clips without a view.
  func without(_ view: String) throws -> Examples {
    try Examples(views: views.filter { $0.key != view }, labels: labels, classes: classes)
  }

  /// Some of the clips.
  func taking(_ places: [Int]) throws -> Examples {
    try Examples(
      views: views.mapValues { try ClipView($0.rows.gather(places)) },
      labels: places.map { labels[$0] },
      classes: classes)
  }

  /// The labels with every class replaced by the next.
  var shiftedLabels: [Int] { labels.map { $0 < 0 ? $0 : ($0 + 1) % classes.count } }

  /// The same clips, every number of a view multiplied by itself.
  func squaring(_ view: String) throws -> Examples {
    let rows = try self.view(view).rows
    return try with(view, Tensor(rows.shape, rows.values.map { $0 * $0 }))
  }
}

extension Model {
  /// The weights of everything but the header.
  var encoderWeights: [String: NetworkWeights] { weights.filter { $0.key != "header" } }

  /// The weights of the header.
  var headerWeights: NetworkWeights? { weights["header"] }

  /// Whether every weight is a finite number.
  var isFinite: Bool {
    weights.values.allSatisfy { $0.tensors.allSatisfy { $0.values.allSatisfy(\.isFinite) } }
  }

  /// A model with the first weights of a key, which has learnt nothing.
  static func untrained(
    _ specification: ModelSpecification, widths: [Int], key: RandomKey = RandomKey(5)
  ) throws -> Model {
    let inputs = try vectors(widths)
    return try Model(
      ModelNetwork(specification, inputs: inputs, key: key), inputs: inputs,
      scalings: widths.map { FeatureScaling(identity: $0) })
  }
}

/// The shapes of vectors of the given widths.
func vectors(_ widths: [Int]) throws -> [ItemShape] {
  try widths.map { ItemShape(.none, try Shape([$0])) }
}
