import Datasets
import Diagnostics
import Language
import Tensors

extension FeatureView {
  /// A view of numbers in a notebook: a tensor `[clips, features]` or a number for each clip; of
  /// sequences a tensor `[clips, time, features]`, or a list of tensors `[time, features]`.
  ///
  /// Throws `dataset.views`, and as tensors and views do.
  init(_ name: String, value: Value) throws {
    if let sequences = try Self.sequences(value) {
      try self.init(name, unpadded: sequences)
      return
    }
    guard let numbers = try Numbers.read(value) else {
      throw Fault(
        "dataset.views",
        "the view `\(name)` must be numbers of shape [clips, features], but is \(value.literal)",
        hint: "Give a tensor, or a list with one row for each clip.", parameter: "views")
    }
    let tensor = try numbers.exactTensor()
    guard tensor.shape.rank == 3 else {
      try self.init(
        name, tensor.shape.rank == 1 ? tensor.reshaped([tensor.count, 1]) : tensor)
      return
    }
    let lengths = [Int](repeating: tensor.shape[1], count: tensor.shape[0])
    try self.init(name, sequences: tensor, lengths: lengths)
  }

  /// The tensors of a list that has a tensor of time steps for each clip.
  private static func sequences(_ value: Value) throws -> [Tensor]? {
    guard let list = value.list, !list.isEmpty else { return nil }
    let tensors = list.compactMap { ($0.foreign as? TensorValue)?.tensor }
    guard tensors.count == list.count, tensors.allSatisfy({ $0.shape.rank == 2 }) else {
      return nil
    }
    return tensors
  }

  private init(_ name: String, unpadded sequences: [Tensor]) throws(Fault) {
    let width = sequences[0].shape[1]
    if let other = sequences.first(where: { $0.shape[1] != width }) {
      throw Fault(
        "dataset.views",
        "all clips of the view `\(name)` must have \(counted(width, "feature")) a step, but one has "
          + "\(other.shape[1])",
        hint: "Give each clip a tensor [time, features] with the same features.",
        parameter: "views")
    }
    let lengths = sequences.map { $0.shape[0] }
    // The shape refuses what is too large before memory is taken.
    let shape = try Shape([sequences.count, lengths.max() ?? 0, width])
    var values: [Float] = []
    values.reserveCapacity(shape.count)
    for tensor in sequences {
      values += tensor.values
      values += [Float](repeating: 0, count: shape[1] * width - tensor.count)
    }
    try self.init(name, sequences: Tensor(shape.sizes, values), lengths: lengths)
  }
}

extension Dataset {
  /// The time steps of each clip in a view, `[time, features]`, without padding.
  ///
  /// Throws `view.not-sequences` where the view holds vectors.
  func sequences(of name: String) throws(Fault) -> [Tensor] {
    let view = try view(name)
    guard let lengths = view.lengths else {
      throw Fault(
        "view.not-sequences",
        "the view `\(name)` must hold sequences, but holds one vector for each clip",
        hint: "Take its rows as they are, with `clips.\(name)`.", parameter: "view")
    }
    var clips: [Tensor] = []
    clips.reserveCapacity(lengths.count)
    for clip in lengths.indices { clips.append(try view.steps(ofClip: clip)) }
    return clips
  }
}
