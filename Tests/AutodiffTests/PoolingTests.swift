import Diagnostics
import Tensors
import Testing

@testable import Autodiff

/// Pooling over time on small sequences.
@Suite struct PoolingTests {
  private static let frames: [[Float]] = [[1, 2], [3, 0], [2, 2]]

  private func near(_ a: [Float], _ b: [Double], _ tolerance: Double = 1e-5) -> Bool {
    a.count == b.count && zip(a, b).allSatisfy { abs(Double($0) - $1) < tolerance }
  }

  @Test func statisticsOfThreeFrames() throws {
    let tape = Tape(.exact)
    let x = try tape.variable(Tensor(rows: Self.frames))
    let layout = try SequenceLayout(count: 1, length: 3)
    let population = try tape.statisticsPool(x, layout).tensor.values
    #expect(near(population, [2, 4 / 3.0, 0.8164966, 0.9428090]))
    let sample = try tape.statisticsPool(x, layout, isSample: true).tensor.values
    #expect(near(sample, [2, 4 / 3.0, 1, 1.1547005]))
  }

  @Test func meanLargestAndLastOfTwoSequences() throws {
    let tape = Tape(.exact)
    let x = try tape.variable(Tensor(rows: [[1, 2], [3, 0], [2, 2], [-1, -4]]))
    let layout = try SequenceLayout(lengths: [3, 1])
    #expect(near(try tape.meanPool(x, layout).tensor.values, [2, 4 / 3.0, -1, -4]))
    #expect(try tape.maxPool(x, layout).tensor.values == [3, 2, -1, -4])
    #expect(try tape.lastPool(x, layout).tensor.values == [2, 2, -1, -4])
  }

  @Test func theFirstOfEqualNumbersGetsTheGradient() throws {
    let tape = Tape(.exact)
    let x = try tape.variable(Tensor(rows: [[5], [1], [5], [5]]))
    let y = try tape.maxPool(x, try SequenceLayout(count: 1, length: 4))
    try tape.backward(try tape.sum(y))
    #expect(x.gradient.values == [1, 0, 0, 0])
  }

  @Test func notANumberIsNotHidden() throws {
    for place in 0..<3 {
      var values: [Float] = [1, 2, 3]
      values[place] = .nan
      let tape = Tape(.exact)
      let x = try tape.variable(Tensor([3, 1], values))
      let layout = try SequenceLayout(count: 1, length: 3)
      #expect(try tape.maxPool(x, layout).scalar.isNaN)
      #expect(try tape.meanPool(x, layout).scalar.isNaN)
    }
  }

  /// The deviation of one step is √ε, and its gradient is finite.
  @Test(arguments: [false, true])
  func oneStepHasAGradient(_ isSample: Bool) throws {
    let tape = Tape(.exact)
    let x = try tape.variable(Tensor([1, 2], [3, -4]))
    let layout = try SequenceLayout(count: 1, length: 1)
    let y = try tape.statisticsPool(x, layout, isSample: isSample)
    #expect(near(y.tensor.values, [3, -4, 3.1622777e-4, 3.1622777e-4], 1e-9))
    try tape.backward(try tape.sum(y))
    #expect(x.gradient.values == [1, 1])
  }

  @Test func noSequencesGiveNoRows() throws {
    let tape = Tape(.exact)
    let x = try tape.variable(Tensor(zeros: [0, 3]))
    let layout = try SequenceLayout(lengths: [])
    #expect(try tape.meanPool(x, layout).shape.sizes == [0, 3])
    #expect(try tape.statisticsPool(x, layout).shape.sizes == [0, 6])
    #expect(try tape.maxPool(x, layout).shape.sizes == [0, 3])
    #expect(try tape.lastPool(x, layout).shape.sizes == [0, 3])
  }

  @Test func rowsMustBeStepsOfTheLayout() throws {
    let tape = Tape(.exact)
    let x = try tape.variable(Tensor(zeros: [4, 3]))
    let layout = try SequenceLayout(lengths: [2, 3])
    for pool in [Tape.meanPool, Tape.maxPool, Tape.lastPool] {
      let fault = #expect(throws: Fault.self) { try pool(tape)(x, layout) }
      #expect(fault?.code == "shape.mismatch")
    }
  }

  @Test func attentiveStatisticsOfThreeFrames() throws {
    let tape = Tape(.exact)
    let x = try tape.variable(Tensor(rows: Self.frames))
    let scores = try tape.variable(Tensor(rows: [[0], [1], [2]]))
    let layout = try SequenceLayout(count: 1, length: 3)
    let pooled = try tape.attentiveStatisticsPool(x, scores: scores, layout)
    #expect(near(pooled.tensor.values, [2.1546979, 1.5105431, 0.5575192, 0.8598522]))
    let mean = try tape.attentionPool(x, scores: scores, layout)
    #expect(near(mean.tensor.values, [2.1546979, 1.5105431]))
  }

  @Test func hugeScoresDoNotOverflow() throws {
    let tape = Tape(.exact)
    let x = try tape.variable(Tensor(rows: Self.frames))
    let scores = try tape.variable(Tensor(rows: [[0], [3e38], [-3e38]]))
    let y = try tape.attentiveStatisticsPool(x, scores: scores, try SequenceLayout(lengths: [3]))
    #expect(near(y.tensor.values, [3, 0, 3.1622777e-3, 3.1622777e-3]))
    try tape.backward(try tape.sum(y))
    #expect(x.gradient.values == [0, 0, 1, 1, 0, 0])
    #expect(scores.gradient.values.allSatisfy { $0.isFinite })
  }

  @Test func distancesFromCentresAreSummed() throws {
    let tape = Tape(.exact)
    let x = try tape.variable(Tensor(rows: [[1, 2], [3, 0], [5, 5]]))
    let shares = try tape.variable(Tensor(rows: [[0.25, 0.75], [0.5, 0.5], [1, 0]]))
    let centers = try tape.variable(Tensor(rows: [[1, 1]]))
    let y = try tape.residualPool(
      x, assignments: shares, centers: centers, try SequenceLayout(lengths: [2, 1]))
    #expect(y.shape.sizes == [2, 2])
    #expect(near(y.tensor.values, [1, -0.25, 4, 4]))
  }
}
