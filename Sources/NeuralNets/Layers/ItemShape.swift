public import Tensors

/// The shape of what a layer sees of one item, a clip or a segment of one: a vector, or steps over time.
///
/// A batch of items is one matrix. For vectors a row is an item; otherwise a row is a time step, and a
/// `SequenceLayout` says which rows make up an item. Steps of rank 2, `[bins, channels]`, are columns
/// of an image whose other axis is time; their row in the matrix has bins × channels numbers.
public struct ItemShape: Sendable, Hashable {
  /// The time axis.
  public enum Time: Sendable, Hashable {
    /// There is none: the item is a vector.
    case none
    /// All items have the same number of steps.
    case fixed(Int)
    /// Each item has its own number of steps.
    case any
  }

  /// The time axis.
  public let time: Time
  /// The shape of a step, or of the vector.
  public let step: Shape

  /// Creates a shape.
  public init(_ time: Time = .none, _ step: Shape) {
    self.time = time
    self.step = step
  }

  /// The number of numbers of a row of the matrix.
  public var width: Int { step.count }

  /// Whether there is a time axis.
  public var isSequence: Bool { time != .none }

  /// The same time axis with other steps.
  public func replacing(step: Shape) -> ItemShape { ItemShape(time, step) }
}

extension ItemShape: CustomStringConvertible {
  /// `[64]` for a vector, `[30, 64]` for 30 steps, `[time, 64]` for any number of them.
  public var description: String {
    let sizes = step.sizes.map(String.init)
    switch time {
    case .none: return Self.drawn(sizes)
    case .fixed(let steps): return Self.drawn([String(steps)] + sizes)
    case .any: return Self.drawn(["time"] + sizes)
    }
  }

  private static func drawn(_ sizes: [String]) -> String {
    "[" + sizes.joined(separator: ", ") + "]"
  }
}
