import Diagnostics

/// The mean of the weights after each of several steps.
public struct WeightAverage: Sendable, Hashable {
  /// How many steps it is the mean of.
  public private(set) var steps: Int
  /// The means, block by block.
  public private(set) var blocks: [[Float]]

  /// Goes on from a saved mean; from none unless it is given.
  public init(steps: Int = 0, blocks: [[Float]] = []) {
    self.steps = steps
    self.blocks = blocks
  }

  /// Takes the weights of one more step.
  ///
  /// - Throws: `limit.memory`.
  mutating func add(_ current: [ParameterBlock]) throws(Fault) {
    steps += 1
    guard steps > 1, blocks.count == current.count else {
      blocks = try current.map { block throws(Fault) in try block.snapshot }
      return
    }
    let share = 1 / Float(steps)
    for (index, block) in current.enumerated() where blocks[index].count == block.layout.count {
      blocks[index].withUnsafeMutableBufferPointer { mean in
        for i in mean.indices { mean[i] += (block.values[i] - mean[i]) * share }
      }
    }
  }
}
