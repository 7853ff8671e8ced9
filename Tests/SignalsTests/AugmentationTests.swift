import Diagnostics
import Signals
import Tensors
import Testing

@Suite struct AugmentationTests {
  private func power(_ samples: [Float]) -> Double {
    samples.reduce(0) { $0 + Double($1) * Double($1) } / Double(samples.count)
  }

  @Test(arguments: [-10.0, 0, 7.5, 30])
  func theRatioIsTheOneAskedFor(decibels: Double) throws {
    let sound = Tone.samples(frequency: 300, sampleRate: 16000, count: 4000)
    for noise in [RandomKey(1).normals(9000), RandomKey(1).normals(100)] {
      let mixed = try NoiseMixing.mix(sound, with: noise, decibels: decibels, key: RandomKey(2))
      let ratio = power(sound) / power(zip(mixed, sound).map { $0 - $1 })
      #expect(abs(10 * Portable.log(ratio) / Portable.log(10) - decibels) < 0.01)
      #expect(
        try NoiseMixing.mix(sound, with: noise, decibels: decibels, key: RandomKey(2)) == mixed)
    }
  }

  @Test func ratiosWithoutMeaning() {
    let key = RandomKey(1)
    #expect(throws: Fault.self) { try NoiseMixing.addWhite(to: [], decibels: 0, key: key) }
    #expect(throws: Fault.self) { try NoiseMixing.addWhite(to: [0, 0], decibels: 0, key: key) }
    #expect(throws: Fault.self) { try NoiseMixing.mix([1], with: [0], decibels: 0, key: key) }
    #expect(throws: Fault.self) { try NoiseMixing.mix([1], with: [], decibels: 0, key: key) }
    #expect(throws: Fault.self) {
      try NoiseMixing.addWhite(to: [1, 1], decibels: -1e300, key: key)
    }
    #expect(throws: Fault.self) { try NoiseMixing.addWhite(to: [1], decibels: .nan, key: key) }
  }

  @Test func masksCoverWholeBandsAndTimes() throws {
    let levels = try Tensor([30, 10], RandomKey(3).normals(300).map { $0 + 5 })
    let mean = Float(levels.values.reduce(0.0) { $0 + Double($1) } / 300)
    var hidden = 0
    for seed in 0..<20 {
      let masked = try SpecAugment(bandMasks: 1, bandWidth: 3, timeMasks: 1, timeWidth: 6)(
        levels, key: RandomKey(UInt64(seed)))
      let changed = (0..<300).filter { masked.values[$0] != levels.values[$0] }
      #expect(changed.allSatisfy { masked.values[$0] == mean } as Bool)
      let bands = (0..<10).filter { band in (0..<30).allSatisfy { changed.contains($0 * 10 + band) }
      }
      let times = (0..<30).filter { time in (0..<10).allSatisfy { changed.contains(time * 10 + $0) }
      }
      #expect(bands.count <= 3 && times.count <= 6)
      #expect(changed.count == bands.count * 30 + times.count * (10 - bands.count))
      hidden += changed.count
    }
    #expect(hidden > 300)
  }

  @Test func masksOfOddSizes() throws {
    let augment = SpecAugment(bandMasks: 3, bandWidth: 100, timeMasks: .max, timeWidth: .max)
    #expect(try augment(Tensor(zeros: [2, 2]), key: RandomKey(1)).shape.sizes == [2, 2])
    #expect(try augment(Tensor(zeros: [0, 2]), key: RandomKey(1)).count == 0)
    #expect(throws: Fault.self) { try augment(Tensor(zeros: [4]), key: RandomKey(1)) }
    let none = SpecAugment(bandMasks: 0, timeMasks: -5)
    #expect(try none(Tensor([1, 2], [1, 2]), key: RandomKey(1)).values == [1, 2])
  }

  @Test func normalizedFeaturesHaveMeanZeroAndSpreadOne() throws {
    let features = try Tensor([50, 3], RandomKey(4).normals(150).map { 3 * $0 - 100 })
    let normalized = try ClipNormalization.of(features)
    for column in 0..<3 {
      let values = (0..<50).map { normalized.values[$0 * 3 + column] }
      #expect(abs(values.reduce(0, +)) < 1e-4 && abs(power(values) - 1) < 1e-4)
    }
    let centered = try ClipNormalization.of(features, dividesBySpread: false)
    #expect(abs(centered.values.reduce(0, +)) < 1e-2 && power(centered.values) > 2)
    #expect(try ClipNormalization.of(Tensor([2, 1], [0.1, 0.1])).values == [0, 0])
    #expect(try ClipNormalization.of(Tensor(zeros: [0, 2])).count == 0)
    #expect(throws: Fault.self) { try ClipNormalization.of(Tensor(zeros: [3])) }
  }
}
