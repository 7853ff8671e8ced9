import Diagnostics
import Distillation
import Tensors
import Testing

struct EmbeddingMetricsTests {
  static let s = [[1.0, 2], [0, 1], [-1, 3], [2, -1]]
  /// Two related sets of embeddings, drawn with NumPy and rounded.
  static let x = [
    [0.62, 0.74, -1.15], [-0.66, -0.08, -0.57], [1.74, 0.21, -1.01], [-0.79, -0.06, 2.3],
    [-0.18, 0.13, 0.51], [-0.04, 2.28, -0.53], [0.74, 0.16, 0.62], [-1.18, 1.77, -0.12],
    [0.03, -0.93, -0.73], [0.56, 0.99, 0.75], [1.21, 0.71, 0.03], [0.84, 0.59, -0.1],
  ]
  static let y = [
    [1.74, 0.39, 2.85, -0.44], [-0.73, -1.6, 0.14, -0.25], [2.47, 0.95, 3.14, -1.05],
    [-0.43, 1.71, -5.52, 0.84], [-0.01, 0.06, -1.68, 0.42], [1.36, 2.79, 0.14, 0.04],
    [0.33, 2.48, -0.24, -0.04], [-0.13, 1.05, -0.44, 0.65], [-0.41, -2.35, 1.32, -0.04],
    [0.78, 3.36, -2.1, -0.8], [1.14, 2.39, -0.4, -0.15], [0.99, 3.54, 0.72, -0.71],
  ]

  /// Numbers by NumPy 2.4.6 from the matrix definitions, Gram matrices in full.
  @Test func alignmentAgreesWithTheMatrixDefinition() throws {
    let (x, y) = (try Embeddings(rows: Self.x), try Embeddings(rows: Self.y))
    #expect(abs(try CenteredKernelAlignment.linear(x, y) - 0.7850466894580341) < 1e-12)
    #expect(abs(try CenteredKernelAlignment.debiased(x, y) - 0.7373889284129299) < 1e-12)
  }

  @Test func alignmentIgnoresRotationShiftAndScale() throws {
    let x = try Embeddings(rows: Self.x)
    let (c, s) = (0.6, 0.8)
    let moved = try Embeddings(
      rows: Self.x.map {
        [7 + 3 * (c * $0[0] - s * $0[1]), 3 * (s * $0[0] + c * $0[1]), 3 * $0[2]]
      })
    #expect(abs(try CenteredKernelAlignment.linear(x, moved) - 1) < 1e-12)
    #expect(abs(try CenteredKernelAlignment.debiased(x, moved) - 1) < 1e-12)
    let y = try Embeddings(rows: Self.y)
    #expect(
      abs(
        try CenteredKernelAlignment.debiased(x, y) - CenteredKernelAlignment.debiased(moved, y))
        < 1e-12)
  }

  /// For unrelated embeddings the debiased estimate is 0 on average; the plain one is not.
  @Test func onlyTheDebiasedEstimateIsUnbiased() throws {
    var (plain, debiased) = (0.0, 0.0)
    for trial in 0..<60 {
      let key = RandomKey(UInt64(trial))
      let a = try Embeddings(
        count: 30, width: 20, values: key.child("a").normals(600).map(Double.init))
      let b = try Embeddings(
        count: 30, width: 20, values: key.child("b").normals(600).map(Double.init))
      plain += try CenteredKernelAlignment.linear(a, b) / 60
      debiased += try CenteredKernelAlignment.debiased(a, b) / 60
    }
    #expect(plain > 0.3, "\(plain)")
    #expect(abs(debiased) < 0.02, "\(debiased)")
  }

  @Test func alignmentRejectsBadInput() throws {
    let x = try Embeddings(rows: Self.x)
    let s = try Embeddings(rows: Self.s)
    let three = try Embeddings(rows: Array(Self.s.prefix(3)))
    let constant = try Embeddings(rows: [[1, 2], [1, 2], [1, 2], [1, 2]])
    #expect(throws: Fault.self) { try CenteredKernelAlignment.linear(x, s) }
    #expect(throws: Fault.self) { try CenteredKernelAlignment.debiased(three, three) }
    #expect(throws: Fault.self) { try CenteredKernelAlignment.linear(s, constant) }
    #expect(throws: Fault.self) { try CenteredKernelAlignment.debiased(s, constant) }
  }

  @Test func embeddingsRejectBadInput() {
    #expect(throws: Fault.self) { try Embeddings(rows: []) }
    #expect(throws: Fault.self) { try Embeddings(rows: [[]]) }
    #expect(throws: Fault.self) { try Embeddings(rows: [[1, 2], [1]]) }
    #expect(throws: Fault.self) { try Embeddings(rows: [[1, .nan]]) }
    #expect(throws: Fault.self) { try Embeddings(count: 2, width: 2, values: [1, 2, 3]) }
    #expect(throws: Fault.self) { try Embeddings(count: .max, width: 2, values: [1]) }
    #expect(throws: Fault.self) { try Embeddings(count: -1, width: -1, values: [1]) }
  }

  @Test func cosines() throws {
    let rows = try Embeddings(rows: [[3, 4], [4, 3], [-6, -8], [4, -3], [0, 0]])
    #expect(abs(try rows.cosine(0, 1) - 0.96) < 1e-15)
    #expect(try rows.cosine(0, 2) == -1)
    #expect(try rows.cosine(0, 3) == 0)
    #expect(throws: Fault.self) { try rows.cosine(0, 4) }
    #expect(throws: Fault.self) { try rows.cosine(0, 5) }
    #expect(throws: Fault.self) { try rows.cosine(-1, 0) }
  }

  @Test func scoresEveryPairOfClips() throws {
    let trials = try VerificationTrial.allPairs(speakers: [7, 7, 8, 8])
    #expect(trials.count == 6)
    #expect(
      trials.filter(\.isTarget) == [
        VerificationTrial(0, 1, isTarget: true), VerificationTrial(2, 3, isTarget: true),
      ])
    #expect(try VerificationTrial.allPairs(speakers: []).isEmpty)
    #expect(try VerificationTrial.allPairs(speakers: [1]).isEmpty)
    #expect(throws: Fault.self) {
      try VerificationTrial.allPairs(speakers: [Int](repeating: 0, count: 7_000))
    }
    let rows = try Embeddings(rows: [[1, 0.1], [1, 0.2], [0.1, 1], [0.3, 1]])
    let scores = try rows.verificationScores(of: trials)
    #expect(scores.equalErrorRate.rate == 0)
    #expect(scores.targets.count == 2 && scores.nonTargets.count == 4)
  }
}
