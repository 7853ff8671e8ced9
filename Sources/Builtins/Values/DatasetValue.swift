import Binding
import Datasets
import Diagnostics
import Language
import Plots
import Tensors

/// A data set as the language holds it.
struct DatasetValue: ForeignBindable, Exhibiting {
  let dataset: Dataset

  init(_ dataset: Dataset) { self.dataset = dataset }

  static var kindName: String { "dataset" }
  static func hint(for value: Value) -> String? { "Load clips with `corpus` or `manifest`." }

  var summary: String {
    let views = dataset.views.map { "\($0.name) \($0.width)" }.joined(separator: ", ")
    let target =
      dataset.target.map {
        "; \(counted(dataset.classes.count, "class", plural: "classes")) of \($0)"
      } ?? ""
    let labelled =
      dataset.labelledCount == dataset.count ? "" : ", \(dataset.labelledCount) labelled"
    return
      "\(dataset.provenance.name): \(counted(dataset.count, "clip"))\(labelled)\(target); \(views)"
  }

  var exhibits: [Exhibit] { DatasetDescription(dataset).exhibits }

  func display(_ presentation: Presentation) -> String {
    DatasetDescription(dataset).text(presentation)
  }

  var fieldNames: [String] {
    ["clips", "classes", "target", "truth", "labelled", "views", "labels"] + dataset.viewNames
      + dataset.labelNames
  }

  func field(_ name: String) throws -> Value? {
    switch name {
    case "clips": return .list(dataset.clips.map { .string($0) })
    case "classes": return .list(dataset.classes.map { .string($0) })
    case "target": return dataset.target.map { .string($0) } ?? Value.none
    case "truth": return Self.texts(try dataset.requiredTarget())
    case "labelled": return .list(dataset.labelled.map { .bool($0) })
    case "views": return .list(dataset.viewNames.map { .string($0) })
    case "labels": return .list(dataset.labelNames.map { .string($0) })
    default:
      if dataset.viewNames.contains(name) {
        return .foreign(TensorValue(tensor: try dataset.view(name).features))
      }
      guard dataset.labelNames.contains(name) else { return nil }
      return Self.texts(try dataset.label(name))
    }
  }

  var count: Int? { dataset.count }

  func element(_ subscripts: [Subscript]) throws -> Value? {
    guard subscripts.count == 1, let one = subscripts.first else { return nil }
    switch one {
    case .range(let lower, let upper):
      return .foreign(
        DatasetValue(
          try dataset.subset(Array(Subscript.positions(lower, upper, count: dataset.count)))))
    case .index(let index):
      guard let place = Subscript.position(index, count: dataset.count) else {
        throw Fault(
          "value.index", "a clip must be from 0 to \(dataset.count - 1), but is \(index)",
          hint: "Clips start at 0; -1 is the last.")
      }
      let labels = dataset.labels.map {
        ($0.name, $0.text(at: place).map { Value.string($0) } ?? .none)
      }
      return .record(Record([("clip", .string(dataset.clips[place]))] + labels))
    }
  }

  func digest(into digest: inout Digest) {
    digest.combine("dataset")
    digest.combine(.list(dataset.clips.map { .string($0) }))
    digest.combine(dataset.target ?? "")
    for view in dataset.views {
      digest.combine(view.name)
      view.digest(into: &digest)
      digest.combine(.list((view.lengths ?? []).map { .int($0) }))
    }
    for label in dataset.labels {
      digest.combine(label.name)
      digest.combine(.list(label.classes.map { .string($0) }))
      digest.combine(.list(label.indices.map { .int($0) }))
    }
    digest.combine(.list(dataset.labelled.map { .bool($0) }))
  }

  func isEqual(to other: any Foreign) -> Bool { (other as? DatasetValue)?.dataset == dataset }

  private static func texts(_ column: LabelColumn) -> Value {
    .list(column.indices.indices.map { column.text(at: $0).map { .string($0) } ?? Value.none })
  }
}

extension FeatureView {
  /// The digest of the features as one tensor, which a view in a file never becomes.
  fileprivate func digest(into digest: inout Digest) {
    if !isStored, let features = try? features {
      return TensorValue(tensor: features).digest(into: &digest)
    }
    digest.combine("tensor")
    for size in shape { digest.combine(size) }
    let size = shape[1] * shape[2]
    digest.combine(byteCount: clipCount * size * 4) { add in
      for clip in 0..<clipCount {
        var padded = (try? steps(ofClip: clip).values) ?? []
        padded += [Float](repeating: 0, count: max(0, size - padded.count))
        padded.withUnsafeBytes { add($0) }
      }
    }
  }
}
