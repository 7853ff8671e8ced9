public import Autodiff
public import Diagnostics
public import NeuralNets
public import Tensors

/// One view of some clips as numbers: a row for each clip, or rows of time steps and whose they are.
public struct ClipView: Sendable {
  /// `[clips, features]`, or `[steps of all clips, features]` for sequences.
  public let rows: Tensor
  /// How the rows belong to clips, for sequences.
  public let layout: SequenceLayout?
  /// What a network sees of a clip: a vector, or any number of steps.
  public let shape: ItemShape

  /// Creates a view; with a layout the rows are time steps. The name is for messages.
  ///
  /// Throws `examples.shape` unless the rows are a matrix, with as many rows as the layout has.
  public init(
    _ rows: Tensor, _ layout: SequenceLayout? = nil, name: String? = nil
  ) throws(Fault) {
    let steps = layout?.rowCount ?? (rows.shape.rank > 0 ? rows.shape[0] : 0)
    guard rows.shape.rank == 2, rows.shape[0] == steps else {
      throw Fault(
        "examples.shape",
        "\(name.map { "the view `\($0)`" } ?? "a view") must be a matrix with a row for each clip or time "
          + "step, but has shape \(rows.shape)"
          + (layout.map { " for \($0.rowCount) steps" } ?? ""),
        hint: "Give each clip one vector of features, or one for each time step.")
    }
    self.rows = rows
    self.layout = layout
    shape = ItemShape(layout == nil ? .none : .any, try Shape([rows.shape[1]]))
  }

  /// The number of clips.
  public var count: Int { layout?.count ?? rows.shape[0] }

  /// The number of features of a clip or a time step.
  public var width: Int { rows.shape[1] }

  /// The rows of a clip.
  func rows(of clip: Int) -> Range<Int> { layout?[clip] ?? clip..<(clip + 1) }

  /// The same clips with other rows.
  func replacing(_ rows: Tensor) throws(Fault) -> ClipView { try ClipView(rows, layout) }
}
