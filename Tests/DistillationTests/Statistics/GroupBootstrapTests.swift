import Diagnostics
import Distillation
import Tensors
import Testing

struct GroupBootstrapTests {
  /// Forty speakers with eight clips each; clips of a speaker are alike.
  static let speakers = (0..<320).map { $0 / 8 }
  static let values: [Double] = {
    let between = RandomKey(3).child("speaker").normals(40).map(Double.init)
    let within = RandomKey(3).child("clip").normals(320).map(Double.init)
    return (0..<320).map { between[$0 / 8] + 0.1 * within[$0] }
  }()

  private func mean(_ clips: [Int]) -> Double {
    clips.reduce(0) { $0 + Self.values[$1] } / Double(clips.count)
  }

  @Test func agreesWithTheFormulaForAMean() throws {
    let result = try GroupBootstrap(
      groups: Self.speakers, draws: 4_000, key: RandomKey(5)
    ) { clips in mean(clips) }
    let speakerMeans = (0..<40).map { speaker in
      mean(Array((speaker * 8)..<(speaker * 8 + 8)))
    }
    // The bootstrap's variance has n, not n − 1, below the fraction bar.
    let expected = try #require(try Sample(speakerMeans).standardError) * (39.0 / 40).squareRoot()
    #expect(abs(result.standardError / expected - 1) < 0.05, "\(result.standardError), \(expected)")
    #expect(abs(result.interval.halfWidth / (1.96 * expected) - 1) < 0.08)
    #expect(result.interval.contains(result.estimate))
    #expect(result.estimate == mean(Array(0..<320)))
    #expect(result.groupCount == 40)
    #expect(result.undefinedDraws == 0)
  }

  @Test func drawingClipsWouldBeTooNarrow() throws {
    let bySpeaker = try GroupBootstrap(
      groups: Self.speakers, draws: 1_000, key: RandomKey(5)
    ) { clips in mean(clips) }
    let byClip = try GroupBootstrap(
      groups: Array(0..<320), draws: 1_000, key: RandomKey(5)
    ) { clips in mean(clips) }
    #expect(bySpeaker.standardError > 2 * byClip.standardError)
  }

  @Test func sameKeySameBits() throws {
    func run(_ seed: UInt64) throws -> GroupBootstrap {
      try GroupBootstrap(groups: Self.speakers, draws: 200, key: RandomKey(seed)) { mean($0) }
    }
    #expect(try run(1) == run(1))
    #expect(try run(1) != run(2))
  }

  @Test func leavesOutUndefinedDraws() throws {
    let groups = [0, 1, 2, 3]
    let result = try GroupBootstrap(groups: groups, draws: 2_000, key: RandomKey(8)) { clips in
      clips.contains(0) ? Double(clips.count { $0 == 0 }) : nil
    }
    // A draw of four misses group 0 with probability (3/4)⁴.
    #expect(abs(Double(result.undefinedDraws) / 2_000 - 0.31640625) < 0.04)
    #expect(throws: Fault.self) {
      try GroupBootstrap(groups: groups, draws: 500, key: RandomKey(8)) { clips in
        Set(clips).count == 4 ? 1 : nil
      }
    }
  }

  @Test func rejectsBadInput() {
    #expect(throws: Fault.self) {
      try GroupBootstrap(groups: [1, 1, 1], key: RandomKey(0)) { _ in 1 }
    }
    #expect(throws: Fault.self) {
      try GroupBootstrap(groups: [Int](), key: RandomKey(0)) { _ in 1 }
    }
    #expect(throws: Fault.self) {
      try GroupBootstrap(groups: [1, 2], key: RandomKey(0)) { _ in .nan }
    }
    #expect(throws: Fault.self) {
      try GroupBootstrap(groups: [1, 2], draws: 0, key: RandomKey(0)) { _ in 1 }
    }
    #expect(throws: Fault.self) {
      try GroupBootstrap(groups: [1, 2], level: 95, key: RandomKey(0)) { _ in 1 }
    }
  }
}
