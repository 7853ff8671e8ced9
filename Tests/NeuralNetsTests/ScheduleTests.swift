import Testing

@testable import NeuralNets

@Suite struct ScheduleTests {
  @Test func theCosineRisesThenFallsToZero() {
    let schedule = LearningRateSchedule.cosine(warmUp: 0.1)
    let factors = (0..<100).map { schedule.factor(step: $0, of: 100, stepsPerEpoch: 10) }
    #expect(factors[0] == 0.1)
    #expect(factors[9] == 1)
    #expect(factors[10] == 1)
    #expect(abs(factors[55] - 0.5) < 1e-12)
    #expect(factors[99] < 0.001)
    #expect(zip(factors[10...], factors[11...]).allSatisfy { $0 > $1 })
  }

  @Test func theStepFallsAfterWholeEpochs() {
    let schedule = LearningRateSchedule.step(epochs: 2, factor: 0.5)
    let factors = [0, 9, 19, 20, 39, 40].map {
      schedule.factor(step: $0, of: 100, stepsPerEpoch: 10)
    }
    #expect(factors == [1, 1, 1, 0.5, 0.5, 0.25])
  }

  @Test func theConstantIsOne() {
    #expect(LearningRateSchedule.constant.factor(step: 7, of: 9, stepsPerEpoch: 3) == 1)
  }
}
