public import Autodiff
public import Diagnostics
import Tensors

/// All numbers of a network in one piece of memory, with the gradient and the optimizer's moments
/// beside it, so that an optimizer is one loop.
public final class ParameterBlock {
  /// Where each array lies.
  public let layout: ParameterLayout
  /// The numbers.
  public let values: UnsafeMutablePointer<Float>
  /// The gradient of the learned ones.
  public let gradient: UnsafeMutablePointer<Float>
  /// The arrays as variables, in the order of the layout.
  public let variables: [Variable]
  /// How many steps the optimizer has taken.
  public internal(set) var steps = 0
  /// What the optimizer remembers for every learned number.
  private var moments: [UnsafeMutablePointer<Float>] = []

  /// Creates a block of zeros.
  ///
  /// - Throws: `limit.memory`.
  public init(_ layout: ParameterLayout) throws(Fault) {
    self.layout = layout
    try MemoryLimit.admit(floats: layout.count + layout.trainableCount)
    let values = Self.zeros(layout.count)
    let gradient = Self.zeros(layout.trainableCount)
    variables = layout.entries.map { entry in
      let address = values + entry.offset
      return entry.specification.isTrainable
        ? Variable(
          parameter: entry.specification.shape, values: address, gradient: gradient + entry.offset)
        : Variable(fixed: entry.specification.shape, values: address)
    }
    self.values = values
    self.gradient = gradient
  }

  deinit {
    values.deallocate()
    gradient.deallocate()
    moments.forEach { $0.deallocate() }
  }

  /// The number of learned numbers, alignment included.
  public var trainableCount: Int { layout.trainableCount }

  /// Memory for the `index`-th number that the optimizer remembers of every parameter; zeros at first.
  ///
  /// - Throws: `limit.memory`.
  func moment(_ index: Int) throws(Fault) -> UnsafeMutablePointer<Float> {
    while moments.count <= index {
      try MemoryLimit.admit(floats: layout.trainableCount)
      moments.append(Self.zeros(layout.trainableCount))
    }
    return moments[index]
  }

  /// Sets the gradient of parameters that no operation has written in this step to 0.
  func completeGradient() {
    for (entry, variable) in zip(layout.entries, variables)
    where entry.specification.isTrainable && !variable.hasGradient {
      (gradient + entry.offset).update(repeating: 0, count: variable.count)
    }
  }

  /// A copy of the numbers, of what the optimizer remembers, and of how many steps it has taken.
  ///
  /// - Throws: `limit.memory`.
  public var state: State {
    get throws(Fault) {
      State(
        values: try snapshot,
        moments: try moments.map { moment throws(Fault) in
          try Self.copy(moment, count: trainableCount)
        },
        steps: steps)
    }
  }

  /// A copy of the numbers alone.
  ///
  /// - Throws: `limit.memory`.
  public var snapshot: [Float] {
    get throws(Fault) { try Self.copy(values, count: layout.count) }
  }

  /// Takes over the state of a block of the same layout.
  ///
  /// - Throws: `limit.memory`.
  public func restore(_ state: State) throws(Fault) {
    restore(state.values)
    for (index, saved) in state.moments.enumerated() where saved.count == trainableCount {
      try moment(index).update(from: saved, count: trainableCount)
    }
    for extra in moments.dropFirst(state.moments.count) {
      extra.update(repeating: 0, count: trainableCount)
    }
    steps = state.steps
  }

  /// Takes numbers over from a snapshot of a block of the same layout; another is ignored.
  public func restore(_ snapshot: [Float]) {
    guard snapshot.count == layout.count else { return }
    values.update(from: snapshot, count: layout.count)
  }

  /// What is needed to go on with training.
  public struct State: Sendable, Hashable {
    /// The numbers.
    public let values: [Float]
    /// What the optimizer remembers.
    public let moments: [[Float]]
    /// How many steps the optimizer has taken.
    public let steps: Int

    /// Creates a state.
    public init(values: [Float], moments: [[Float]], steps: Int) {
      self.values = values
      self.moments = moments
      self.steps = steps
    }
  }

  private static func copy(
    _ numbers: UnsafeMutablePointer<Float>, count: Int
  ) throws(Fault) -> [Float] {
    try MemoryLimit.admit(floats: count)
    return Array(UnsafeBufferPointer(start: numbers, count: count))
  }

  private static func zeros(_ count: Int) -> UnsafeMutablePointer<Float> {
    let size = (count + 16) * MemoryLayout<Float>.stride
    let memory = UnsafeMutableRawPointer.allocate(byteCount: size, alignment: 64)
      .assumingMemoryBound(to: Float.self)
    memory.initialize(repeating: 0, count: count + 16)
    return memory
  }
}
