import Diagnostics
import Tensors
import Testing

@testable import Autodiff

/// Operands that do not fit are refused with the operation's name and the shapes.
@Suite struct ShapeRuleTests {
  typealias Call = @Sendable (Tape, (Int...) throws -> Variable) throws -> Variable
  static let calls: [(String, Call)] = [
    ("linear", { try $0.linear($1(2, 3), $1(4, 5), nil) }),
    ("linear", { try $0.linear($1(2, 3), $1(3, 5), $1(4)) }),
    ("linear", { try $0.linear($1(3), $1(3, 5), nil) }),
    ("matmul", { try $0.matrixProduct($1(2, 3), $1(2, 3)) }),
    ("matmul", { try $0.matrixProduct($1(2, 3), $1(3, 2), transposesB: true) }),
    ("+", { try $0.add($1(2, 3), $1(2, 4)) }), ("-", { try $0.subtract($1(2), $1(3)) }),
    ("*", { try $0.multiply($1(2), $1(3)) }), ("/", { try $0.divide($1(2), $1(3)) }),
    ("mse", { try $0.meanSquaredError($1(2, 3), $1(3)) }),
    ("cosine", { try $0.cosineDistance($1(), $1()) }),
    ("soft_cross_entropy", { try $0.softCrossEntropy($1(2, 3), $1(2, 4)) }),
    ("layer_norm", { try $0.layerNormalize($1(2, 3), scale: $1(2), shift: $1(3)) }),
    (
      "batch_norm",
      {
        try $0.batchNormalize(
          $1(2, 3), scale: $1(3), shift: $1(3), runningMean: $1(2), runningVariance: $1(3),
          isTraining: true)
      }
    ),
    ("slice", { try $0.slice($1(2, 3), axis: 1, 2..<4) }),
    ("reshape", { try $0.reshape($1(2, 3), [4]) }),
    ("transpose", { try $0.transpose($1(2, 3), [0, 0]) }),
    (
      "attention_pool",
      { try $0.attentionPool($1(3, 2), scores: $1(3), try SequenceLayout(lengths: [3])) }
    ),
    (
      "attentive_statistics_pool",
      {
        try $0.attentiveStatisticsPool(
          $1(3, 2), scores: $1(3, 2), try SequenceLayout(lengths: [3]))
      }
    ),
    (
      "residual_pool",
      {
        try $0.residualPool(
          $1(3, 2), assignments: $1(3, 2), centers: $1(3, 2), try SequenceLayout(lengths: [3]))
      }
    ),
    (
      "recurrent",
      {
        try $0.recurrent(
          .gru, $1(3, 2), [$1(2, 6), $1(2, 8), $1(6), $1(6)], try SequenceLayout(lengths: [3]))
      }
    ),
    ("recurrent", { try $0.recurrent(.lstm, $1(3, 2), [], try SequenceLayout(lengths: [3])) }),
    ("linear", { try $0.linear($1(2, 3), $1(3, 5), nil, layout: SequenceLayout(lengths: [3])) }),
    ("concat", { try $0.concatenate([$1(2, 3), $1(3, 3)], axis: 1) }),
  ]

  @Test(arguments: calls.indices)
  func aMismatchNamesTheOperation(_ index: Int) throws {
    let (name, call) = Self.calls[index]
    let tape = Tape(.exact)
    #expect {
      try call(tape) { (sizes: Int...) in try tape.constant(Tensor(zeros: sizes)) }
    } throws: { error in
      guard let fault = error as? Fault, fault.code == "shape.mismatch" else { return false }
      return fault.message.contains(name)
    }
  }

  @Test func aGradientNeedsOneNumber() throws {
    let tape = Tape(.exact)
    let x = try tape.variable(Tensor(zeros: [2]))
    #expect { try tape.backward(x) } throws: { ($0 as? Fault)?.code == "gradient.not-scalar" }
  }

  @Test func rowsAreChecked() throws {
    let tape = Tape(.exact)
    let data = try Tensor(zeros: [4, 2])
    #expect(throws: Fault.self) { try tape.rows(of: data, [0, 4]) }
    #expect(throws: Fault.self) { try tape.rows(of: Tensor(1), [0]) }
    #expect(try tape.rows(of: data, []).shape.sizes == [0, 2])
  }

  /// Nothing traps on batches without rows.
  @Test func emptyBatchesGiveZeros() throws {
    let tape = Tape(.exact)
    let x = try tape.variable(Tensor(zeros: [0, 3]))
    let w = try tape.variable(Tensor([3, 2], RandomKey(1).normals(6)))
    let y = try tape.softmax(try tape.linear(x, w, nil, .tanh))
    let scale = try tape.variable(Tensor(repeating: 1, try Shape([2])))
    let shift = try tape.variable(Tensor(zeros: [2]))
    let z = try tape.layerNormalize(y, scale: scale, shift: shift)
    let normal = try tape.batchNormalize(
      z, scale: scale, shift: shift, runningMean: tape.constant(shift.tensor),
      runningVariance: tape.constant(scale.tensor), isTraining: true)
    try tape.backward(try tape.crossEntropy(normal, []))
    #expect(w.gradient.values.allSatisfy { $0 == 0 })
  }
}
