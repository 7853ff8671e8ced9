import Diagnostics
import Tensors
import Testing

@testable import Distillation

struct NeighborEmbeddingTests {
  private static let plane = [
    [0.0, 0], [1, 0.5], [0.2, 2], [3, 1], [2.5, 2.5], [-1, 1], [0.7, -1.2],
  ]

  /// Rows 0 and 4 of the affinities at perplexity 2, by NumPy 2.4.6, widths by 400 halvings.
  private static let expected: [(row: Int, values: [Double])] = [
    (
      0,
      [
        0.0, 0.113299876186861, 0.0016839877738616497, 0.000456953327622275, 0.00015916606188142698,
        0.055171065613746295, 0.057011671821704066,
      ]
    ),
    (
      4,
      [
        0.00015916606188142698, 0.006248209087773209, 0.009446211803080234, 0.10792891403827944,
        0.0, 4.9333492976564135e-05, 1.2705203684571696e-05,
      ]
    ),
  ]

  /// Three clusters of 12 clips in 8 dimensions, far apart.
  private static func clusters() throws -> Embeddings {
    var values = RandomKey(4).normals(36 * 8).map(Double.init)
    for clip in 0..<36 { values[clip * 8 + clip / 12] += 20 }
    return try Embeddings(count: 36, width: 8, values: values)
  }

  @Test func affinitiesAgreeWithTheirDefinition() throws {
    let found = try NeighborAffinities(
      Embeddings(rows: Self.plane), perplexity: 2, isStopped: { false })
    for (row, values) in Self.expected {
      for other in 0..<7 {
        #expect(abs(found.values[row * 7 + other] - values[other]) < 1e-6, "\(row), \(other)")
      }
    }
    #expect(abs(found.values.reduce(0, +) - 1) < 1e-12)
    for i in 0..<7 {
      for j in 0..<7 { #expect(found.values[i * 7 + j] == found.values[j * 7 + i]) }
    }
  }

  @Test func neighboursStayTogetherAndTheDivergenceFalls() throws {
    let map = try NeighborEmbedding(Self.clusters(), perplexity: 5, key: RandomKey(1))
    for clip in 0..<36 {
      let near = (0..<36).filter { $0 != clip }.sorted {
        distance(map.points[clip], map.points[$0]) < distance(map.points[clip], map.points[$1])
      }
      let strangers = near.prefix(5).filter { $0 / 12 != clip / 12 }
      #expect(strangers.isEmpty, "clip \(clip)")
    }
    let late = map.divergences.suffix(map.divergences.count / 2)
    #expect(map.divergences.count == 50)
    let (first, last) = (try #require(map.divergences.first), try #require(late.last))
    #expect(last < first / 2)
    // Once affinities are no longer exaggerated, no measurement rises noticeably.
    for (before, after) in zip(late, late.dropFirst()) { #expect(after < before + 0.02) }
  }

  @Test func theSameClipsGiveTheSameMap() throws {
    let clips = try Self.clusters()
    func map(_ seed: UInt64) throws -> [[Double]] {
      try NeighborEmbedding(clips, perplexity: 4, iterations: 30, key: RandomKey(seed)).points
    }
    #expect(try map(1) == map(1))
    #expect(try map(1) != map(2))
  }

  /// Equal clips lie at one place, not at infinity; a single dimension is enough.
  @Test func equalClipsAndOneDimensionAreFine() throws {
    let equal = try Embeddings(rows: [[Double]](repeating: [1, 2], count: 10))
    let points = try NeighborEmbedding(equal, perplexity: 2, iterations: 50, key: RandomKey(1))
      .points
    let isFinite = points.joined().allSatisfy(\.isFinite)
    #expect(isFinite)
    let line = try Embeddings(rows: (0..<10).map { [Double($0)] })
    let map = try NeighborEmbedding(line, perplexity: 2, iterations: 50, key: RandomKey(1)).points
    #expect(map.count == 10 && map.allSatisfy { $0.count == 2 })
  }

  @Test func impossibleMapsAreRefused() throws {
    func code(_ rows: Int, _ perplexity: Double, _ iterations: Int = 10, isStopped: Bool = false)
      throws -> String?
    {
      let clips = try Embeddings(count: rows, width: 1, values: (0..<rows).map { Double($0) })
      do {
        _ = try NeighborEmbedding(
          clips, perplexity: perplexity, iterations: iterations, key: RandomKey(1),
          isStopped: { isStopped })
        return nil
      } catch { return error.code }
    }
    #expect(try code(4, 1) == "statistics.too-few")
    #expect(try code(2_001, 5) == "statistics.too-large")
    #expect(try code(10, 0.5) == "statistics.perplexity")
    #expect(try code(10, 3.1) == "statistics.perplexity")
    #expect(try code(10, .nan) == "statistics.perplexity")
    #expect(try code(10, 2, 0) == "statistics.iterations")
    #expect(try code(10, 2, isStopped: true) == "statistics.stopped")
    #expect(try code(10, 3) == nil)
    let far = try Embeddings(rows: [[1e308], [-1e308], [0], [1], [2], [3]])
    #expect(throws: Fault.self) {
      try NeighborEmbedding(far, perplexity: 1, iterations: 10, key: RandomKey(1))
    }
  }

  private func distance(_ a: [Double], _ b: [Double]) -> Double {
    (a[0] - b[0]) * (a[0] - b[0]) + (a[1] - b[1]) * (a[1] - b[1])
  }
}
