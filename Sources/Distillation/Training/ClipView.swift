public import Autodiff
public import Diagnostics
public import NeuralNets
public import Tensors

/// One view of some clips as numbers: a row for each clip, or rows of time steps and whose they are.
///
/// Steps may lie in files, or clip by clip, where all together are too many for memory; batches then read
/// what they need, with the same numbers.
public struct ClipView: Sendable {
  /// `[clips, features]`, or `[steps of all clips, features]` for sequences; no rows where each clip's lie
  /// by themselves.
  public let rows: Tensor
  /// How the rows belong to clips, for sequences.
  public let layout: SequenceLayout?
  /// What a network sees of a clip: a vector, or any number of steps.
  public let shape: ItemShape
  /// Where the steps of each clip lie, for sequences that are not one matrix.
  private let stored: [StepPlace]?
  /// How what lies there is scaled when it is read; a matrix is scaled already.
  private let scaling: FeatureScaling?

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
    stored = nil
    scaling = nil
  }

  /// Creates a view of sequences from where the steps of each clip lie.
  ///
  /// Throws `examples.shape` unless there is a place for each sequence.
  public init(
    stored: [StepPlace], width: Int, _ layout: SequenceLayout
  ) throws(Fault) {
    guard stored.count == layout.count else {
      throw Fault(
        "examples.shape",
        "there must be a place for each of \(layout.count) sequences, but there are \(stored.count)"
      )
    }
    self.init(
      stored: stored, layout, ItemShape(.any, try Shape([width])),
      rows: try Tensor(zeros: [0, width]), scaling: nil)
  }

  private init(
    stored: [StepPlace], _ layout: SequenceLayout?, _ shape: ItemShape,
    rows: Tensor, scaling: FeatureScaling?
  ) {
    self.stored = stored
    self.layout = layout
    self.shape = shape
    self.rows = rows
    self.scaling = scaling
  }

  /// The number of clips.
  public var count: Int { layout?.count ?? rows.shape[0] }

  /// The number of rows, wherever they lie.
  var rowCount: Int { layout?.rowCount ?? rows.shape[0] }

  /// The number of features of a clip or a time step.
  public var width: Int { rows.shape[1] }

  /// The rows of a clip.
  func rows(of clip: Int) -> Range<Int> { layout?[clip] ?? clip..<(clip + 1) }

  /// The same clips, scaled.
  ///
  /// Throws `examples.shape`.
  func scaled(by scaling: FeatureScaling) throws(Fault) -> ClipView {
    if let stored {
      return ClipView(stored: stored, layout, shape, rows: rows, scaling: scaling)
    }
    return try ClipView(scaling.applied(to: rows), layout)
  }

  /// Calls a closure with rows after rows, all of them in order.
  ///
  /// Throws `file.unreadable`.
  func forEachPart(
    _ body: (UnsafePointer<Float>, _ rows: Int) -> Void
  ) throws(Fault) {
    guard stored != nil else {
      rows.withPointer { body($0, rows.shape[0]) }
      return
    }
    for clip in 0..<count {
      let part = try part(of: clip, rows(of: clip))
      part.withUnsafeBufferPointer { buffer in
        if let base = buffer.baseAddress, !buffer.isEmpty { body(base, buffer.count / width) }
      }
    }
  }

  /// Rows of clips, each a range that lies within the clip's, on a tape.
  ///
  /// Throws `file.unreadable`, and as `Tape.rows(of:_:)` does.
  func batch(
    _ ranges: [(clip: Int, rows: Range<Int>)], _ tape: Tape
  ) throws(Fault) -> Variable {
    guard stored != nil else {
      return try tape.rows(of: rows, ranges.flatMap { Array($0.rows) })
    }
    let count = ranges.reduce(0) { $0 + $1.rows.count }
    let shape = try Shape([count, width])
    var values: [Float] = []
    values.reserveCapacity(shape.count)
    for range in ranges { values += try part(of: range.clip, range.rows) }
    return try tape.constant(Tensor(shape, values))
  }

  /// Rows of a clip that lie by themselves, scaled.
  private func part(of clip: Int, _ rows: Range<Int>) throws(Fault) -> [Float] {
    guard let stored else { return [] }
    let first = rows.lowerBound - self.rows(of: clip).lowerBound
    var values = try stored[clip].numbers(rows.count * width, from: first * width)
    scaling?.apply(to: &values)
    return values
  }
}
