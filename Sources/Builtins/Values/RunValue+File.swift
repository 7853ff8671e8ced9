import Datasets
import Distillation
import NeuralNets
import Tensors

extension RunValue {
  /// What `save_model` writes: the run, how its features were made, and the threshold of verification.
  var file: SafetensorsFile {
    var file = run.file
    for (view, origin) in origins { file.metadata.merge(origin.fields(view)) { $1 } }
    if let calibration { file.metadata.merge(calibration.fields) { $1 } }
    return file
  }

  /// Reads what ``file`` wrote; `name` is what messages call it.
  ///
  /// Throws as `Run` does, and `file.features`.
  init(
    _ file: SafetensorsFile, name: String, _ numerics: Numerics,
    layer: (String) throws -> any Layer
  ) throws {
    run = try Run(file, name: name, numerics, layer: layer)
    self.numerics = numerics
    let fields = try FileFields(file, .model, name: name)
    for view in run.model.specification.views { origins[view] = try FeatureOrigin(view, fields) }
    calibration = try Calibration(fields)
  }

  /// The class probabilities of clips, `[clips, classes]`.
  func probabilities(on dataset: Dataset) throws -> Tensor {
    let examples = try Examples(viewsOf: dataset, for: run.model.specification)
    let scores = try run.model.scores(of: examples, numerics)
    let column = [scores.shape[0], 1]
    let largest = try scores.reduced(.maximum, axis: 1).reshaped(column)
    let powers = try (scores - largest).mapped(.exponential)
    return try powers / powers.reduced(.sum, axis: 1).reshaped(column)
  }

  /// The cosine of the embeddings of two clips.
  func cosine(of pair: Dataset) throws -> Double {
    try Embeddings(embeddings(of: pair)).cosine(0, 1)
  }
}
