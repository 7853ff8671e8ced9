import Datasets
import Diagnostics
import Distillation
import Tensors

extension Examples {
  /// The clips of a data set with the labels that may be used.
  ///
  /// Throws where there is no target, or a view is a sequence.
  init(_ dataset: Dataset) throws(Fault) {
    let column = try dataset.requiredTarget()
    var labels: [Int] = []
    for clip in 0..<dataset.count {
      let isKnown = dataset.labelled[clip] && column.indices[clip] >= 0
      labels.append(isKnown ? column.indices[clip] : Self.unlabelled)
    }
    try self.init(views: Self.rows(of: dataset), labels: labels, classes: column.classes)
  }

  /// The views of a data set without any labels, for a model to compute with.
  init(viewsOf dataset: Dataset, for specification: ModelSpecification) throws(Fault) {
    try self.init(
      views: Self.rows(of: dataset),
      labels: [Int](repeating: Self.unlabelled, count: dataset.count),
      classes: specification.classes)
  }

  private static func rows(of dataset: Dataset) -> [String: Tensor] {
    Dictionary(
      uniqueKeysWithValues: dataset.views.filter { !$0.isSequence }.map { ($0.name, $0.features) })
  }
}
