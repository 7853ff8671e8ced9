import Tensors

/// Where each array of a network lies in its block: the learned ones first, the others after them.
public struct ParameterLayout: Sendable, Hashable {
  /// One array.
  public struct Entry: Sendable, Hashable {
    /// The layer's position from 0, a point and the name within the layer, such as `0.weight`; the
    /// bare name for an array that belongs to no layer.
    public let name: String
    /// The layer's position from 0, and 0 for an array that belongs to none.
    public let layer: Int
    /// What the layer asked for.
    public let specification: ParameterSpecification
    /// The index of the first number in the block.
    public let offset: Int
  }

  /// The arrays, layer by layer.
  public let entries: [Entry]
  /// How many numbers at the beginning of the block are learned, alignment included.
  public let trainableCount: Int
  /// How many numbers the block holds, alignment included.
  public let count: Int

  /// Lays out the arrays of a network; each begins at a multiple of 16 numbers.
  public init(_ network: Sequential) {
    self.init(
      network.parameters.enumerated().flatMap { layer, parameters in
        parameters.map { ("\(layer).\($0.name)", layer, $0) }
      })
  }

  /// Lays out arrays that belong to no layer, under their own names.
  public init(_ arrays: [ParameterSpecification]) {
    self.init(arrays.map { ($0.name, 0, $0) })
  }

  private init(_ all: [(name: String, layer: Int, specification: ParameterSpecification)]) {
    var offsets: [Int: Int] = [:]
    var next = 0
    var trainable = 0
    for learned in [true, false] {
      for (index, item) in all.enumerated() where item.specification.isTrainable == learned {
        offsets[index] = next
        next += (item.specification.shape.count + 15) / 16 * 16
      }
      if learned { trainable = next }
    }
    entries = all.enumerated().map { index, item in
      Entry(
        name: item.name, layer: item.layer, specification: item.specification,
        offset: offsets[index] ?? 0)
    }
    trainableCount = trainable
    count = next
  }
}
