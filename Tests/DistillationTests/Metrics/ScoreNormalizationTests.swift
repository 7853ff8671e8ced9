import Diagnostics
import Tensors
import Testing

@testable import Distillation

struct ScoreNormalizationTests {
  private static let clips = [[1.0, 0.2, 0], [0.8, -0.5, 0.3], [-0.2, 1, 0.4]]
  private static let cohort = [[0.5, 0.5, 0.1], [1, -1, 0], [0, 0.3, -1], [-0.7, 0.2, 0.9]]
  private static let trials = [
    VerificationTrial(0, 1, isTarget: true), VerificationTrial(0, 2, isTarget: false),
    VerificationTrial(1, 2, isTarget: false),
  ]

  private static let expected: [(kind: ScoreNormalization, top: Int?, expected: [Double])] = [
    (.zNorm, nil, [0.9004326847191393, -0.41557233303319085, -1.099261426126569]),
    (.tNorm, nil, [1.08403814433255, -0.11460807276549145, -1.0189419395184798]),
    (.sNorm, nil, [0.9922354145258446, -0.26509020289934115, -1.0591016828225244]),
    (.adaptive, 2, [0.16625340362895255, -56.03419044476772, -102.87493717249885]),
    (.adaptive, 3, [0.7360312005498254, -1.3153512721844356, -2.1337041918911774]),
  ]

  private static func normalized(
    _ kind: ScoreNormalization, top: Int? = nil, cohort: [[Double]] = cohort
  ) throws -> [Double] {
    let embeddings = try Embeddings(rows: clips)
    return try kind.normalized(
      embeddings.cosineScores(of: trials), of: trials, embeddings,
      cohort: Embeddings(rows: cohort), top: top)
  }

  /// Computed by NumPy 2.4.6 from the definitions, with numpy.std.
  @Test(arguments: expected)
  func agreesWithTheDefinition(_ row: (kind: ScoreNormalization, top: Int?, expected: [Double]))
    throws
  {
    let found = try Self.normalized(row.kind, top: row.top)
    for (a, b) in zip(found, row.expected) { #expect(abs(a - b) < 1e-12, "\(found)") }
  }

  @Test func scalingAnEmbeddingChangesNothing() throws {
    let doubled = Self.cohort.map { $0.map { $0 * 7 } }
    let (a, b) = (try Self.normalized(.sNorm), try Self.normalized(.sNorm, cohort: doubled))
    for (x, y) in zip(a, b) { #expect(abs(x - y) < 1e-12) }
  }

  @Test func cohortsThatCannotNormaliseAreRefused() {
    func code(_ body: () throws -> [Double]) -> String? {
      do {
        _ = try body()
        return nil
      } catch { return (error as? Fault)?.code }
    }
    #expect(code { try Self.normalized(.zNorm, cohort: [[1, 0, 0]]) } == "metrics.cohort")
    #expect(code { try Self.normalized(.zNorm, cohort: [[1, 0], [0, 1]]) } == "metrics.cohort")
    #expect(code { try Self.normalized(.adaptive, top: 1) } == "metrics.cohort")
    #expect(code { try Self.normalized(.adaptive, top: 5) } == "metrics.cohort")
    #expect(
      code { try Self.normalized(.tNorm, cohort: [[1, 0, 0], [2, 0, 0]]) }
        == "metrics.cohort-spread")
    #expect(
      code { try Self.normalized(.tNorm, cohort: [[1, 0, 0], [0, 0, 0]]) }
        == "metrics.zero-embedding")
  }
}
