import Autodiff
import Diagnostics
import Tensors

/// The views of training clips that a model reads, scaled, and how they were scaled.
struct ModelInputs {
  let widths: [Int]
  let scalings: [FeatureScaling]
  /// One matrix for each view, rows in the order of the clips.
  let views: [Tensor]
  private let names: [String]

  init(
    _ specification: ModelSpecification, _ examples: Examples, standardizes: Bool
  ) throws(Fault) {
    names = specification.views
    var widths: [Int] = []
    var scalings: [FeatureScaling] = []
    var views: [Tensor] = []
    for name in specification.views {
      let rows = try examples.view(name)
      let scaling =
        standardizes ? FeatureScaling(measuring: rows) : FeatureScaling(identity: rows.shape[1])
      widths.append(rows.shape[1])
      scalings.append(scaling)
      views.append(try scaling.applied(to: rows))
    }
    self.widths = widths
    self.scalings = scalings
    self.views = views
  }

  /// Rows of every view.
  func batch(_ rows: [Int], _ tape: Tape) throws(Fault) -> [Variable] {
    var batch: [Variable] = []
    for view in views { batch.append(try tape.rows(of: view, rows)) }
    return batch
  }

  /// The views of other clips, scaled as these.
  func scaled(_ examples: Examples) throws(Fault) -> [Tensor] {
    var scaled: [Tensor] = []
    for (index, name) in names.enumerated() {
      let rows = try examples.view(name)
      guard rows.shape[1] == widths[index] else {
        throw Fault(
          "model.width",
          "the view `\(name)` must have \(widths[index]) features, as in training, but has "
            + "\(rows.shape[1])",
          hint: "Prepare all parts of the data in the same way.")
      }
      scaled.append(try scalings[index].applied(to: rows))
    }
    return scaled
  }
}
