import Diagnostics
import Tensors
import Testing

@testable import Distillation

struct PenaltySelectionTests {
  /// Two classes apart in the first of `width` dimensions; the others say nothing.
  private static func world(
    _ count: Int, width: Int, distance: Double
  ) throws -> (embeddings: Embeddings, labels: [Int]) {
    var values = RandomKey(5).normals(count * width).map(Double.init)
    let labels = (0..<count).map { $0 % 2 }
    for clip in 0..<count where labels[clip] == 1 { values[clip * width] += distance }
    return (try Embeddings(count: count, width: width, values: values), labels)
  }

  private static func selection(
    _ world: (embeddings: Embeddings, labels: [Int]), seed: UInt64 = 1,
    isStopped: () -> Bool = { false }
  ) throws -> PenaltySelection {
    try PenaltySelection(
      training: world.embeddings, labels: world.labels, classes: 2, key: RandomKey(seed),
      isStopped: isStopped)
  }

  @Test func theBestPenaltyWinsAndOfEqualsTheLargest() throws {
    let found = try Self.selection(Self.world(40, width: 12, distance: 1.5))
    #expect(found.candidates.map(\.penalty) == PenaltySelection.penalties)
    let best = found.candidates.map(\.accuracy).max()
    #expect(found.penalty == found.candidates.last { $0.accuracy == best }?.penalty)
    #expect(found.folds == 5)
    let easy = try Self.selection(Self.world(20, width: 1, distance: 100))
    #expect(easy.penalty == 1000)
  }

  /// Each fold's accuracy is of a probe that never saw the fold.
  @Test func labelsThatSayNothingGiveChance() throws {
    let world = try Self.world(60, width: 30, distance: 0)
    for candidate in try Self.selection(world).candidates { #expect(candidate.accuracy < 0.75) }
  }

  @Test func theSameSeedChoosesTheSame() throws {
    let world = try Self.world(30, width: 6, distance: 1)
    let (a, b) = (try Self.selection(world), try Self.selection(world))
    #expect(a.penalty == b.penalty && a.candidates.map(\.accuracy) == b.candidates.map(\.accuracy))
  }

  @Test func clipsWithoutALabelAreLeftOut() throws {
    var world = try Self.world(30, width: 3, distance: 2)
    for clip in 0..<24 { world.labels[clip] = -1 }
    #expect(try Self.selection(world).folds == 5)
    for clip in 0..<28 { world.labels[clip] = -1 }
    #expect(throws: Fault.self) { try Self.selection(world) }
  }

  @Test func tooFewClipsAndInterruptionsAreFaults() throws {
    func code(_ body: () throws -> PenaltySelection) -> String? {
      do {
        _ = try body()
        return nil
      } catch { return (error as? Fault)?.code }
    }
    let two = try Self.world(2, width: 2, distance: 1)
    #expect(code { try Self.selection(two) } == "metrics.penalty-folds")
    var one = two
    one.labels = [0, 0]
    #expect(code { try Self.selection(one) } == "metrics.one-class")
    one.labels = [-1, -1]
    #expect(code { try Self.selection(one) } == "metrics.one-class")
    let some = try Self.world(20, width: 2, distance: 1)
    #expect(code { try Self.selection(some, isStopped: { true }) } == "statistics.stopped")
  }
}
