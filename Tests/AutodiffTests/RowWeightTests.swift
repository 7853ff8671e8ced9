import Diagnostics
import Tensors
import Testing

@testable import Autodiff

/// Rows that do not count are exactly ignored, whatever they hold.
@Suite struct RowWeightTests {
  private static let width = 5
  private let kept = [0, 2, 3]

  /// The losses under test.
  enum Loss: String, CaseIterable {
    case mse, l1, cosine, unit, soft, divergence, crossEntropy, smoothed

    func build(
      _ tape: Tape, _ s: Variable, _ t: Variable, _ weights: [Float]?, _ classes: [Int]
    ) throws -> Variable {
      switch self {
      case .mse: try tape.meanSquaredError(s, t, weights: weights)
      case .l1: try tape.meanAbsoluteError(s, t, weights: weights)
      case .cosine: try tape.cosineDistance(s, t, weights: weights)
      case .unit: try tape.unitSquaredError(s, t, weights: weights)
      case .soft: try tape.softCrossEntropy(s, tape.softmax(t), weights: weights)
      case .divergence:
        try tape.divergence(s, tape.softmax(t), temperature: 3, weights: weights)
      case .crossEntropy: try tape.crossEntropy(s, classes, weights: weights)
      case .smoothed: try tape.crossEntropy(s, classes, weights: weights, smoothing: 0.2)
      }
    }
  }

  @Test(arguments: Loss.allCases)
  func ignoredRowsChangeNothing(_ loss: Loss) throws {
    var s = RandomKey(1).normals(5 * Self.width)
    var t = RandomKey(2).normals(5 * Self.width)
    for i in [1, 4].flatMap({ ($0 * Self.width)..<(($0 + 1) * Self.width) }) {
      s[i] = .nan
      t[i] = .infinity
    }
    func run(_ rows: [Int], _ weights: [Float]?) throws -> (Float, [[Float]]) {
      let tape = Tape(.exact)
      let x = try tape.variable(Tensor([5, Self.width], s).gather(rows))
      let y = try tape.constant(Tensor([5, Self.width], t).gather(rows))
      let value = try loss.build(tape, x, y, weights, rows.map { $0 % 3 })
      try tape.backward(value)
      let gradient = x.gradient
      return (value.scalar, try rows.indices.map { Array(try gradient.row($0)) })
    }
    let whole = try run([0, 1, 2, 3, 4], [1, 0, 1, 1, 0])
    let part = try run(kept, nil)
    #expect(whole.0 == part.0)
    #expect(kept.map { whole.1[$0] } == part.1)
    for row in [1, 4] { #expect(whole.1[row].allSatisfy { $0 == 0 }) }
  }

  @Test func rowsWithoutAClassAreIgnored() throws {
    let logits = try Tensor([3, 4], RandomKey(3).normals(12))
    func run(_ classes: [Int], _ weights: [Float]? = nil) throws -> (Float, Tensor) {
      let tape = Tape(.exact)
      let x = try tape.variable(logits)
      let value = try tape.crossEntropy(x, classes, weights: weights)
      try tape.backward(value)
      return (value.scalar, x.gradient)
    }
    #expect(try run([1, -1, 3]) == run([1, 0, 3], [1, 0, 1]))
    #expect(try run([-1, -1, -1]).0 == 0)
    #expect(try run([-1, -1, -1]).1.values.allSatisfy { $0 == 0 })
  }

  @Test func wrongClassesAndWeightsAreRefused() throws {
    let tape = Tape(.exact)
    let logits = try tape.constant(Tensor(zeros: [2, 3]))
    #expect { try tape.crossEntropy(logits, [0, 3]) } throws: {
      ($0 as? Fault)?.code == "class.range"
    }
    #expect(throws: Fault.self) { try tape.crossEntropy(logits, [0]) }
    #expect(throws: Fault.self) { try tape.crossEntropy(logits, [0, 1], weights: [1]) }
    #expect(throws: Fault.self) { try tape.crossEntropy(logits, [0, 1], weights: [1, -1]) }
    #expect(throws: Fault.self) { try tape.crossEntropy(logits, [0, 1], weights: [1, .nan]) }
    #expect(throws: Fault.self) { try tape.meanSquaredError(logits, logits, weights: [1]) }
  }
}
