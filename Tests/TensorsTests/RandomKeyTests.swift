import Testing

@testable import Tensors

@Suite struct RandomKeyTests {
  @Test(arguments: [0..<0, 0..<1, 3..<40, 16..<32, 90..<100, 99..<100])
  func aPartOfADrawIsThatOfTheWhole(places: Range<Int>) {
    let key = RandomKey(5).child("part")
    #expect(key.normals(in: places) == Array(key.normals(100)[places]))
  }

  /// The test vectors that come with the generator (Random123, kat_vectors, philox4x32 10).
  @Test func philoxAgreesWithItsTestVectors() {
    #expect(
      Philox.block(.zero, key: 0)
        == SIMD4(0x6627_e8d5, 0xe169_c58d, 0xbc57_ac4c, 0x9b00_dbd8))
    #expect(
      Philox.block(SIMD4(repeating: .max), key: .max)
        == SIMD4(0x408f_276d, 0x41c8_3b0e, 0xa20b_c7c6, 0x6d54_51fd))
    #expect(
      Philox.block(
        SIMD4(0x243f_6a88, 0x85a3_08d3, 0x1319_8a2e, 0x0370_7344), key: 0x299f_31d0_a409_3822)
        == SIMD4(0xd16c_fe09, 0x94fd_cceb, 0x5001_e420, 0x2412_6ea1))
  }

  @Test func shorterDrawsBeginLongerOnes() {
    let key = RandomKey(11)
    for count in [0, 1, 15, 16, 17, 100] {
      #expect(key.uniforms(count) == Array(key.uniforms(200).prefix(count)))
      #expect(key.normals(count) == Array(key.normals(200).prefix(count)))
    }
    #expect(key.uniforms(-5).isEmpty)
  }

  @Test func childrenAreDifferentAndStable() {
    let key = RandomKey(1)
    let children = ["a", "b", "", "order"].map { key.child($0) } + (-3..<50).map { key.child($0) }
    #expect(Set(children).count == children.count)
    #expect(key.child("a") == RandomKey(1).child("a"))
    #expect(key.child("a").child("b") != key.child("b").child("a"))
    #expect(RandomKey(2).child("a") != key.child("a"))
  }

  @Test func uniformsAreUniform() {
    let numbers = RandomKey(3).uniforms(100_000)
    #expect(numbers.allSatisfy { $0 >= 0 && $0 < 1 })
    var bins = [Int](repeating: 0, count: 20)
    for number in numbers { bins[Int(number * 20)] += 1 }
    // Chi-squared with 19 degrees of freedom: 43.8 is exceeded once in a thousand.
    let statistic = bins.reduce(0.0) { $0 + (Double($1) - 5000) * (Double($1) - 5000) / 5000 }
    #expect(statistic < 43.8)
  }

  @Test func normalsAreNormal() {
    let numbers = RandomKey(4).normals(200_000).map(Double.init)
    func mean(_ f: (Double) -> Double) -> Double { numbers.reduce(0) { $0 + f($1) } / 200_000 }
    #expect(abs(mean { $0 }) < 0.01)
    #expect(abs(mean { $0 * $0 } - 1) < 0.015)
    #expect(abs(mean { $0 * $0 * $0 }) < 0.04)
    #expect(abs(mean { $0 * $0 * $0 * $0 } - 3) < 0.11)
    #expect(abs(mean { $0 < -1.959964 ? 1 : 0 } - 0.025) < 0.0018)
    let pairs = stride(from: 0, to: 200_000, by: 2).reduce(0.0) {
      $0 + numbers[$1] * numbers[$1 + 1]
    }
    #expect(abs(pairs / 100_000) < 0.016)
  }

  @Test func permutationsAreFairAndComplete() {
    #expect(RandomKey(5).permutation(1000).sorted() == Array(0..<1000))
    #expect(RandomKey(5).permutation(0).isEmpty && RandomKey(5).permutation(-3).isEmpty)
    var counts: [[Int]: Int] = [:]
    for seed in 0..<6000 { counts[RandomKey(UInt64(seed)).permutation(3), default: 0] += 1 }
    #expect(counts.count == 6)
    #expect(counts.values.allSatisfy { abs($0 - 1000) < 150 })
  }

  @Test func integersStayBelowTheirBound() {
    #expect(RandomKey(1).integer(below: 0) == 0 && RandomKey(1).integer(below: -9) == 0)
    var stream = RandomKey(6).stream()
    var counts = [Int](repeating: 0, count: 7)
    for _ in 0..<7000 { counts[stream.integer(below: 7)] += 1 }
    #expect(counts.allSatisfy { abs($0 - 1000) < 150 })
    #expect((0..<100).allSatisfy { _ in stream.integer(below: .max) >= 0 })
    #expect((0..<100).allSatisfy { _ in (0..<1).contains(stream.uniform()) })
  }
}
