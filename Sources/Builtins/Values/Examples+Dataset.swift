import Autodiff
import Datasets
import Diagnostics
import Distillation
import Tensors

extension Examples {
  /// The clips of a data set with the labels that may be used.
  ///
  /// Throws where there is no target.
  init(_ dataset: Dataset) throws(Fault) {
    let column = try dataset.requiredTarget()
    var labels: [Int] = []
    for clip in 0..<dataset.count {
      let isKnown = dataset.labelled[clip] && column.indices[clip] >= 0
      labels.append(isKnown ? column.indices[clip] : Self.unlabelled)
    }
    try self.init(
      views: Self.views(of: dataset), labels: labels, classes: column.classes, names: dataset.clips)
  }

  /// The views of a data set without any labels, for a model to compute with.
  init(viewsOf dataset: Dataset, for specification: ModelSpecification) throws(Fault) {
    try self.init(
      views: Self.views(of: dataset),
      labels: [Int](repeating: Self.unlabelled, count: dataset.count),
      classes: specification.classes, names: dataset.clips)
  }

  /// The views of a data set without any labels, for a teacher to look at.
  init(teachingOf dataset: Dataset, by teacher: any Teacher) throws(Fault) {
    try self.init(
      views: Self.views(of: dataset),
      labels: [Int](repeating: Self.unlabelled, count: dataset.count),
      classes: teacher.classes, names: dataset.clips)
  }

  private static func views(of dataset: Dataset) throws(Fault) -> [String: ClipView] {
    var views: [String: ClipView] = [:]
    for view in dataset.views { views[view.name] = try ClipView(view) }
    return views
  }
}

extension ClipView {
  /// A view of a data set; of sequences, the steps there are, without the padding.
  init(_ view: FeatureView) throws(Fault) {
    guard let lengths = view.lengths else {
      try self.init(view.features)
      return
    }
    if let parts = view.parts {
      try self.init(
        stored: parts.map(\.place), width: view.width, SequenceLayout(lengths: lengths))
      return
    }
    let features = try view.features
    var values: [Float] = []
    values.reserveCapacity(lengths.reduce(0, +) * view.width)
    for range in view.valueRanges { values.append(contentsOf: features.values[range]) }
    let layout = try SequenceLayout(lengths: lengths)
    try self.init(Tensor([layout.rowCount, view.width], values), layout)
  }
}

extension ClipSteps {
  /// Where the steps lie.
  fileprivate var place: StepPlace {
    switch self {
    case .stored(let file, let place, _, _): .file(file, place)
    case .memory(let tensor): .memory(tensor)
    }
  }
}
