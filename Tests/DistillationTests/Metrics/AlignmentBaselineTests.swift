import Diagnostics
import Tensors
import Testing

@testable import Distillation

struct AlignmentBaselineTests {
  private static func normals(_ count: Int, _ width: Int, seed: UInt64) throws -> Embeddings {
    try Embeddings(
      count: count, width: width, values: RandomKey(seed).normals(count * width).map(Double.init))
  }

  /// Each draw is the alignment with the clips of the second embeddings in another order.
  @Test(arguments: [true, false])
  func drawsAreAlignmentsOfShuffledClips(isDebiased: Bool) throws {
    let (x, y) = (try Self.normals(20, 3, seed: 1), try Self.normals(20, 5, seed: 2))
    let key = RandomKey(9)
    let values = try (0..<40).map { draw in
      let shuffled = try y.rows(key.child(draw).permutation(y.count))
      return isDebiased
        ? try CenteredKernelAlignment.debiased(x, shuffled)
        : try CenteredKernelAlignment.linear(x, shuffled)
    }
    let baseline = try AlignmentBaseline(x, y, isDebiased: isDebiased, draws: 40, key: key)
    let sample = try Sample(values)
    #expect(abs(baseline.mean - sample.mean) < 1e-12)
    #expect(abs(baseline.upper - (try sample.quantile(0.95))) < 1e-12)
  }

  @Test func onlyThePlainEstimateIsBiasedUpward() throws {
    let (x, y) = (try Self.normals(30, 20, seed: 1), try Self.normals(30, 20, seed: 2))
    let plain = try AlignmentBaseline(x, y, isDebiased: false, key: RandomKey(1))
    let debiased = try AlignmentBaseline(x, y, isDebiased: true, key: RandomKey(1))
    #expect(plain.mean > 0.3)
    #expect(abs(debiased.mean) < 0.05)
    #expect(debiased.upper > debiased.mean && debiased.draws == 100)
  }

  @Test func relatedEmbeddingsAreAboveTheBaseline() throws {
    let x = try Self.normals(30, 4, seed: 1)
    let turned = try Embeddings(rows: (0..<30).map { clip in x[clip].reversed().map { -2 * $0 } })
    let found = try CenteredKernelAlignment.debiased(x, turned)
    #expect(abs(found - 1) < 1e-9)
    #expect(try AlignmentBaseline(x, turned, isDebiased: true, key: RandomKey(1)).upper < 0.5)
  }

  @Test func badInputIsRefused() throws {
    let x = try Self.normals(8, 2, seed: 1)
    let constant = try Embeddings(rows: [[Double]](repeating: [1, 2], count: 8))
    func code(_ body: () throws -> AlignmentBaseline) -> String? {
      do {
        _ = try body()
        return nil
      } catch { return (error as? Fault)?.code }
    }
    let key = RandomKey(1)
    #expect(
      code { try AlignmentBaseline(x, constant, isDebiased: true, key: key) }
        == "metrics.constant-embeddings")
    #expect(
      code { try AlignmentBaseline(constant, x, isDebiased: false, key: key) }
        == "metrics.constant-embeddings")
    #expect(
      code { try AlignmentBaseline(x, x, isDebiased: true, draws: 1, key: key) }
        == "statistics.draws")
    #expect(
      code { try AlignmentBaseline(x, x, isDebiased: true, key: key, isStopped: { true }) }
        == "statistics.stopped")
    let (three, two) = (try x.rows([0, 1, 2]), try x.rows([0, 1]))
    #expect(
      code { try AlignmentBaseline(three, three, isDebiased: true, key: key) }
        == "metrics.too-few-clips")
    #expect(
      code { try AlignmentBaseline(x, two, isDebiased: true, key: key) }
        == "statistics.count-mismatch")
  }
}
