import Diagnostics
import Tensors
import Testing

@testable import Distillation

struct SpeakerBootstrapTests {
  /// Five speakers of four clips: all pairs, targets scoring higher by chance.
  private struct World {
    var scores: [Double] = []
    var isTarget: [Bool] = []
    var first: [Int] = []
    var second: [Int] = []

    init(seed: UInt64 = 1, gain: Double = 1) {
      let noise = RandomKey(seed).normals(400)
      for a in 0..<20 {
        for b in (a + 1)..<20 {
          let isSame = a / 4 == b / 4
          isTarget.append(isSame)
          scores.append((isSame ? gain : 0) + (Double(noise[a * 20 + b]) * 4).rounded() / 4)
          first.append(a / 4)
          second.append(b / 4)
        }
      }
    }

    func bootstrap(
      minus other: [Double]? = nil, draws: Int = 300, seed: UInt64 = 3,
      isStopped: () -> Bool = { false }
    ) throws -> GroupBootstrap {
      try GroupBootstrap.equalErrorRate(
        scores, minus: other, isTarget: isTarget, first: first, second: second, groupCount: 5,
        draws: draws, key: RandomKey(seed), isStopped: isStopped)
    }
  }

  /// The weighted rate is that of a list in which each trial stands as often as it counts.
  @Test(arguments: 0..<30)
  func weightsAreRepetitions(_ seed: Int) throws {
    let world = World(seed: UInt64(seed))
    var stream = RandomKey(UInt64(seed)).child("weights").stream()
    let weights = world.scores.map { _ in stream.integer(below: 4) }
    let trials = try WeightedTrials(world.scores, isTarget: world.isTarget)
    var (scores, answers): ([Double], [Bool]) = ([], [])
    for (trial, weight) in weights.enumerated() {
      for _ in 0..<weight {
        scores.append(world.scores[trial])
        answers.append(world.isTarget[trial])
      }
    }
    let expected = try VerificationScores(scores, isTarget: answers).equalErrorRate.rate
    let found = try #require(trials.equalErrorRate { weights[$0] })
    #expect(abs(found - expected) < 1e-14)
  }

  @Test func estimateIsTheRateItself() throws {
    let world = World()
    let bootstrap = try world.bootstrap()
    let rate = try VerificationScores(world.scores, isTarget: world.isTarget).equalErrorRate.rate
    #expect(bootstrap.estimate == rate)
    #expect(bootstrap.interval.contains(rate))
    #expect(bootstrap.groupCount == 5)
    #expect(try world.bootstrap() == bootstrap)
    #expect(try world.bootstrap(seed: 4) != bootstrap)
  }

  /// A draw of one speaker alone has no false trials.
  @Test func undefinedDrawsAreCounted() throws {
    let two = try GroupBootstrap.equalErrorRate(
      [0.9, 0.1, 0.5, 0.4], isTarget: [true, false, true, false], first: [0, 0, 1, 1],
      second: [0, 1, 1, 0], groupCount: 2, draws: 400, key: RandomKey(1))
    #expect(two.undefinedDraws > 150 && two.undefinedDraws < 250)
  }

  @Test func differenceOfEqualSystemsIsZero() throws {
    let world = World()
    let same = try world.bootstrap(minus: world.scores)
    #expect(same.estimate == 0 && same.interval.lower == 0 && same.interval.upper == 0)
    let better = try World(gain: 4).bootstrap(minus: World(gain: 0).scores)
    #expect(better.estimate < 0 && better.interval.upper < 0)
  }

  @Test func badInputIsRefused() {
    let world = World()
    func code(_ body: () throws -> GroupBootstrap) -> String? {
      do {
        _ = try body()
        return nil
      } catch { return (error as? Fault)?.code }
    }
    #expect(code { try world.bootstrap(isStopped: { true }) } == "statistics.stopped")
    #expect(
      code {
        try GroupBootstrap.equalErrorRate(
          [1, 2], isTarget: [true, false], first: [0, 9], second: [0, 1], groupCount: 2,
          key: RandomKey(1))
      } == "statistics.group")
    #expect(
      code {
        try GroupBootstrap.equalErrorRate(
          [1, 2], isTarget: [true, true], first: [0, 1], second: [0, 1], groupCount: 2,
          key: RandomKey(1))
      } == "statistics.undefined")
    #expect(
      code {
        try GroupBootstrap.equalErrorRate(
          [1, .nan], isTarget: [true, false], first: [0, 1], second: [0, 1], groupCount: 2,
          key: RandomKey(1))
      } == "statistics.not-finite")
  }
}
