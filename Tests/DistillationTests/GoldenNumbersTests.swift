import Autodiff
import Tensors
import Testing

@testable import Distillation

/// Small examples whose values were computed independently, to at least six decimals.
struct GoldenNumbersTests {
  struct Golden: Sendable, CustomStringConvertible {
    let description: String
    let expected: Double
    let value: @Sendable () throws -> Double

    init(
      _ description: String, _ expected: Double, _ value: @escaping @Sendable () throws -> Double
    ) {
      self.description = description
      self.expected = expected
      self.value = value
    }
  }

  static let s = [[1.0, 2], [0, 1], [-1, 3], [2, -1]]
  static let t = [[0.5, 1.5, 0], [1, -1, 2], [0, 2, 1], [-1, 0, 0.5]]
  static let u = [[2.0, 1], [1, 0], [0, 2], [1, -2]]
  static let studentScores = [[1, 2, 0.5], [0, -1, 1]]
  static let teacherScores = [[2, 1, -1], [0.5, 0.5, 3]]

  static let all: [Golden] = [
    Golden("linear CKA of S and T", 0.4112787494) {
      try CenteredKernelAlignment.linear(Embeddings(rows: s), Embeddings(rows: t))
    },
    Golden("debiased CKA of S and T", 0.6099942813) {
      try CenteredKernelAlignment.debiased(Embeddings(rows: s), Embeddings(rows: t))
    },
    Golden("HSIC of S and T", 2.3333333333) { try independence().xy },
    Golden("HSIC of S and S", 7.1666666667) { try independence().xx },
    Golden("HSIC of T and T", 2.0416666667) { try independence().yy },
    Golden("MSE", 1) { try distance(EmbeddingMSE()) },
    Golden("L1", 1) { try distance(EmbeddingL1()) },
    Golden("1 − cos", 0.3628291755) { try distance(EmbeddingCosine()) },
    Golden("unit MSE", 0.7256583510) { try distance(EmbeddingUnitMSE()) },
    Golden("RKD distance of S and T, mean over i ≠ j", 0.1516944384) {
      try relation(RelationalDistances())
    },
    Golden("RKD angle of S and T, mean over distinct triples", 0.2598669514) {
      try relation(RelationalAngles())
    },
    Golden("PKT of T and S, no self pairs, by B", 0.1980015746) {
      try relation(ProbabilisticTransfer())
    },
    Golden("similarity preserving, by B²", 0.2204192477) { try relation(SimilarityPreserving()) },
    Golden("1 − linear CKA", 1 - 0.4112787494) { try relation(EmbeddingAlignment()) },
    Golden("InfoNCE of S and U, symmetric, no projection", 2.8605011669) {
      let tape = Tape(.exact)
      let (u, v) = try (
        tape.rowNormalize(try tape.constant(tensor(s))),
        tape.rowNormalize(try tape.constant(tensor(Self.u)))
      )
      return Double(
        try InBatchContrast().contrast(tape, u, v, labels: nil, weights: nil).scalar)
    },
    Golden("CE", 0.4359874364) { try loss(SoftLabels(temperature: 4, imitation: 0)) },
    Golden("KL at T = 4", 0.0246712046) {
      try loss(SoftLabels(temperature: 4, imitation: 1)) / 16
    },
    Golden("KL at T = 4, times 16", 0.3947392728) {
      try loss(SoftLabels(temperature: 4, imitation: 1))
    },
    Golden("generalized, T = 2, soft term", 1.0739327838) {
      try loss(GeneralizedDistillation(temperature: 2, imitation: 1))
    },
    Golden("generalized, T = 2, λ = 0.5", 0.7549600790) {
      try loss(GeneralizedDistillation(temperature: 2, imitation: 0.5))
    },
    Golden("EER, interpolated", 0.25) { try scores().equalErrorRate.rate },
    Golden("mean of both rates at the closest threshold", 0.225) {
      let point = try closest()
      return (point.falseAcceptanceRate + point.falseRejectionRate) / 2
    },
    Golden("larger of both rates at the closest threshold", 0.25) {
      let point = try closest()
      return max(point.falseAcceptanceRate, point.falseRejectionRate)
    },
    Golden("minDCF at 0.01, raw", 0.004) {
      try scores().minimumDetectionCost(DetectionCost(prior: 0.01)).raw
    },
    Golden("minDCF at 0.01, normalised", 0.4) {
      try scores().minimumDetectionCost(DetectionCost(prior: 0.01)).normalized
    },
  ]

  @Test(arguments: all)
  func agrees(_ golden: Golden) throws {
    let found = try golden.value()
    #expect(abs(found - golden.expected) < 1e-6, "\(found), not \(golden.expected)")
  }

  static func scores() throws -> VerificationScores {
    try VerificationScores(
      targets: [0.9, 0.8, 0.7, 0.4, 0.35], nonTargets: [0.6, 0.5, 0.3, 0.2, 0.1, 0.05, 0, -0.1])
  }

  /// The threshold at which both error rates are closest, as other programs take it.
  private static func closest() throws -> OperatingPoint {
    let points = try scores().operatingPoints
    func gap(_ point: OperatingPoint) -> Double {
      abs(point.falseAcceptanceRate - point.falseRejectionRate)
    }
    return points.reduce(points[0]) { gap($1) < gap($0) ? $1 : $0 }
  }

  private static func independence() throws -> (xx: Double, yy: Double, xy: Double) {
    try CenteredKernelAlignment.independence(Embeddings(rows: s), Embeddings(rows: t))
  }

  private static func tensor(_ rows: [[Double]]) throws -> Tensor {
    try Tensor(rows: rows.map { $0.map(Float.init) })
  }

  private static func distance(_ objective: any RowObjective) throws -> Double {
    let tape = Tape(.exact)
    return Double(
      try objective.apply(
        tape, student: try tape.variable(tensor(s)), target: tape.constant(tensor(u)), weights: nil
      ).scalar)
  }

  private static func relation(_ objective: any RelationalObjective) throws -> Double {
    let tape = Tape(.exact)
    return Double(
      try objective.apply(
        tape, student: try tape.variable(tensor(s)), target: tape.constant(tensor(t))
      ).scalar)
  }

  private static func loss(_ objective: any LabelObjective) throws -> Double {
    let tape = Tape(.exact)
    return Double(
      try objective.apply(
        tape, student: tape.variable(tensor(studentScores)),
        teacher: tape.constant(tensor(teacherScores)), labels: [1, 2], weights: nil
      ).scalar)
  }
}
