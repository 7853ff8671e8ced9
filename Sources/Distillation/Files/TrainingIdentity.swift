import Autodiff
import Diagnostics
import NeuralNets
import Tensors

extension ModelSpecification {
  /// What tells one training of a model from another, but for the plans of its stages: words for what
  /// a person chose, hashes for data.
  func identity(
    _ method: String, _ examples: Examples, _ validation: Examples?, _ inputs: ModelInputs,
    _ settings: TrainingSettings
  ) throws(Fault) -> [TrainingField] {
    var fields = [TrainingField("method", method), TrainingField("role", role.rawValue)]
    fields += encoders.map { TrainingField("network of \($0.view)", $0.description) }
    fields += [
      TrainingField("views", listed(views)),
      TrainingField("aggregation", aggregation.map(\.description).joined(separator: " → ")),
      TrainingField("fusion", fusion.rawValue), TrainingField("embedding", "\(embedding)"),
      TrainingField("header", header.description), TrainingField("classes", listed(classes)),
    ]
    fields += settings.fields.filter { ["hide", "standardize"].contains($0.name) }.map {
      TrainingField($0.name, $0.text)
    }
    return fields + [
      TrainingField("clips", try inputs.contentHash()),
      TrainingField("labels", examples.labelHash),
      TrainingField("validation", try validation?.contentHash() ?? "none"),
    ]
  }
}

extension ModelInputs {
  /// A hash of what the model reads, scaled.
  fileprivate func contentHash() throws(Fault) -> String {
    var hash = ContentHash()
    for view in views { try view.combine(into: &hash) }
    return hash.bits.hexadecimal
  }
}

extension Examples {
  /// A hash of the labels that may be used.
  fileprivate var labelHash: String {
    var hash = ContentHash()
    for label in labels { hash.combine(label) }
    return hash.bits.hexadecimal
  }

  /// A hash of all views and labels.
  fileprivate func contentHash() throws(Fault) -> String {
    var hash = ContentHash()
    hash.combine(labelHash)
    for (name, view) in views.sorted(by: { $0.key < $1.key }) {
      hash.combine(name)
      try view.combine(into: &hash)
    }
    return hash.bits.hexadecimal
  }
}

extension ClipView {
  fileprivate func combine(into hash: inout ContentHash) throws(Fault) {
    hash.combine(width)
    var count = 0
    try forEachPart { values, rows in
      hash.combine(part: UnsafeBufferPointer(start: values, count: rows * width))
      count += rows * width
    }
    hash.combine(count)
    for offset in layout?.offsets ?? [] { hash.combine(offset) }
  }
}

extension TeacherSignal {
  /// A hash of all that a student is given.
  var contentHash: String {
    var hash = ContentHash()
    for tensor in [clips, segments, scores].compactMap({ $0 }) {
      hash.combine(tensor.shape.rowLength)
      hash.combine(tensor.values)
    }
    for offset in layout?.offsets ?? [] { hash.combine(offset) }
    return hash.bits.hexadecimal
  }
}
