import Diagnostics
import Distillation
import Testing

/// Against NumPy 2.4.6 and SciPy 1.17.1, computed offline.
struct SampleTests {
  static let values = [2.1, -0.4, 3.3, 0.9, 1.7, -1.2, 2.8]

  @Test func momentsAgree() throws {
    let sample = try Sample(Self.values)
    #expect(abs(sample.mean - 1.3142857142857143) < 1e-15)
    #expect(abs(try #require(sample.standardDeviation) - 1.6506852833783623) < 1e-14)
    #expect(abs(try #require(sample.standardError) - 0.6239003932361896) < 1e-14)
    #expect(sample.minimum == -1.2)
    #expect(sample.maximum == 3.3)
    #expect(sample.median == 1.7)
  }

  @Test(arguments: [
    (0, -1.2), (0.025, -1.08), (0.1, -0.72), (0.25, 0.25), (0.5, 1.7), (0.77, 2.534), (0.9, 3.0),
    (1, 3.3),
  ])
  func quantilesAgree(_ probability: Double, _ expected: Double) throws {
    #expect(abs(try Sample(Self.values).quantile(probability) - expected) < 1e-14)
  }

  @Test(arguments: [
    (0.95, -0.21234355185793063, 2.840914980429359),
    (0.99, -0.9987800861137008, 3.627351514685129),
  ])
  func intervalsAgree(_ level: Double, _ lower: Double, _ upper: Double) throws {
    let interval = try #require(try Sample(Self.values).meanInterval(level: level))
    #expect(abs(interval.lower - lower) < 1e-12)
    #expect(abs(interval.upper - upper) < 1e-12)
    #expect(abs(interval.halfWidth - (upper - lower) / 2) < 1e-12)
    #expect(interval.contains(1.3) && !interval.contains(4))
  }

  @Test func equalValuesHaveNoSpread() throws {
    let sample = try Sample([0.1, 0.1, 0.1])
    #expect(sample.mean == 0.1)
    #expect(sample.standardDeviation == 0)
  }

  @Test func oneValueHasNoDeviation() throws {
    let sample = try Sample([3])
    #expect(sample.mean == 3)
    #expect(sample.median == 3)
    #expect(sample.standardDeviation == nil)
    #expect(sample.standardError == nil)
    #expect(try sample.meanInterval() == nil)
    #expect(try sample.quantile(0.3) == 3)
  }

  @Test func rejectsBadInput() {
    #expect(throws: Fault.self) { try Sample([]) }
    #expect(throws: Fault.self) { try Sample([1, .nan]) }
    #expect(throws: Fault.self) { try Sample([1, .infinity]) }
    #expect(throws: Fault.self) { try Sample([1, 2]).quantile(1.5) }
    #expect(throws: Fault.self) { try Sample([1, 2]).quantile(.nan) }
    #expect(throws: Fault.self) { try Sample([1, 2]).meanInterval(level: 95) }
  }
}
