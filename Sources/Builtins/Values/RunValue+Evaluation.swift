import Datasets
import Diagnostics
import Distillation
import Tensors

extension RunValue {
  /// The predicted class of each clip.
  func predictions(on dataset: Dataset) throws -> [Int] {
    try run.model.predictions(
      for: Examples(viewsOf: dataset, for: run.model.specification), numerics)
  }

  /// The embeddings of clips.
  func embeddings(of dataset: Dataset) throws -> Tensor {
    try run.model.embeddings(of: Examples(viewsOf: dataset, for: run.model.specification), numerics)
  }

  /// The embeddings of the segments of clips.
  ///
  /// Throws `model.no-segments` where the model sees whole clips.
  func segmentEmbeddings(of dataset: Dataset) throws -> Tensor {
    let model = run.model
    let outputs = try model.outputs(
      for: Examples(viewsOf: dataset, for: model.specification), numerics)
    guard let segments = outputs.segments else {
      throw Fault(
        "model.no-segments",
        "a \(model.specification.role.rawValue) must cut clips into segments to embed them, but sees "
          + "whole clips",
        hint: "Leave `of` out, or begin its network with `segment=`.", parameter: "of")
    }
    return segments
  }

  /// The metrics on clips whose true classes are known.
  func metrics(on dataset: Dataset) throws -> ClassificationMetrics {
    let truth = try truth(of: dataset)
    return try ClassificationMetrics(
      predicted: predictions(on: dataset), reference: truth,
      classes: run.model.specification.classes.count)
  }

  /// The true classes of clips, as the run numbers classes.
  func truth(of dataset: Dataset) throws -> [Int] {
    let column = try dataset.requiredTarget()
    let classes = run.model.specification.classes
    let places = Dictionary(uniqueKeysWithValues: classes.enumerated().map { ($1, $0) })
    return try (0..<dataset.count).map { clip in
      guard let name = column.text(at: clip), let place = places[name] else {
        throw Fault(
          "evaluate.class",
          "every clip must have one of the classes \(listed(classes)), but `\(dataset.clips[clip])` has "
            + (column.text(at: clip).map { "`\($0)`" } ?? "none"),
          hint: "Evaluate on data with the labels that were trained, or choose them with `target`.")
      }
      return place
    }
  }
}

extension ClassificationMetrics {
  /// A metric by its name in the language.
  func value(of name: String) -> Double {
    switch MetricKind(rawValue: name) {
    case .accuracy: accuracy
    case .macroF1: macroF1
    default: unweightedAccuracy
    }
  }
}
