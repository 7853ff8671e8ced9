import Autodiff
import Diagnostics
import NeuralNets
import Tensors

extension ModelNetwork {
  /// Makes a part of its layers.
  typealias Maker = (_ part: String, _ layers: Sequential) throws(Fault) -> Network

  /// The encoder of each view.
  static func encoders(
    _ specification: ModelSpecification, _ inputs: [ItemShape], _ make: Maker
  ) throws(Fault) -> [Network] {
    guard inputs.count == specification.encoders.count else {
      throw Fault(
        "model.width",
        "there must be one width for each of \(counted(specification.encoders.count, "view")), but "
          + "there \(inputs.count == 1 ? "is" : "are") \(inputs.count)",
        parameter: "widths")
    }
    var encoders: [Network] = []
    for (encoder, input) in zip(specification.encoders, inputs) {
      let layers = try Sequential(
        inputShape: try encoder.items(of: input), encoder.layers)
      try requireVector(
        layers.outputShape,
        "an encoder must end in one row of numbers for each "
          + (encoder.segmentation == nil ? "clip" : "segment"), of: encoder.view)
      encoders.append(try make("encoder \(encoder.view)", layers))
    }
    return encoders
  }

  /// Refuses what is not one vector for each item.
  static func requireVector(
    _ shape: ItemShape, _ rule: String, of view: String? = nil
  ) throws(Fault) {
    guard shape.step.rank != 1 || shape.isSequence else { return }
    throw Fault(
      "model.encoder", "\(rule), but \(view.map { "`\($0)`" } ?? "it") ends in \(shape)",
      hint:
        "Add a pooling layer, such as `mean_pool()`, or end a recurrent one with `returns=\"last\"`."
    )
  }

  /// The gate of each view, where the fusion is gated.
  static func gates(
    _ specification: ModelSpecification, _ encoded: [Int], _ make: Maker
  ) throws(Fault) -> [Network] {
    guard specification.fusion != .concat, encoded.count > 1 else { return [] }
    guard Set(encoded).count == 1 else {
      throw Fault(
        "model.fusion",
        "the encoders of a fusion by \(specification.fusion.rawValue) must have one width, but have "
          + listed(zip(specification.views, encoded).map { "\($0) \($1)" }),
        hint: "End each with a dense layer of the same size, or use fusion=\"concat\".",
        parameter: "fusion")
    }
    guard specification.fusion == .gated else { return [] }
    var gates: [Network] = []
    for view in specification.views {
      let layers = try Sequential(inputWidth: encoded.reduce(0, +), [Dense(encoded[0], .sigmoid)])
      gates.append(try make("gate \(view)", layers))
    }
    return gates
  }

  /// The linear layer to an embedding; none where the layers of a single network already end in a plain
  /// row of the right width, or where there are no layers and the view itself has it, which makes the
  /// model a linear soft-max.
  static func embedding(
    _ part: String, _ width: Int, after layers: [any Layer]?, _ before: Int, _ make: Maker
  ) throws(Fault) -> Network? {
    if before == width, let layers {
      guard let last = layers.last else { return nil }
      if let dense = last as? Dense, dense.activation == .none { return nil }
    }
    return try make(part, Sequential(inputWidth: before, [Dense(width)]))
  }
}

extension Encoder {
  /// What the layers see of a view: whole clips, or segments of them.
  func items(of view: ItemShape) throws(Fault) -> ItemShape {
    guard let segmentation else { return view }
    guard view.isSequence else {
      throw Fault(
        "model.segments",
        "a view that is cut into segments must hold sequences, but `\(self.view)` holds one vector "
          + "for each clip",
        hint: "Leave `segment` out: the vector will stand beside each segment of the other views.")
    }
    return ItemShape(.fixed(segmentation.steps), view.step)
  }
}
