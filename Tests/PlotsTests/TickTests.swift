import Testing

@testable import Plots

@Suite("Ticks")
struct TickTests {
  /// Ranges from tiny to huge, near and far from zero.
  private func ranges(seed: UInt64, count: Int) -> [(low: Double, high: Double)] {
    var random = TestRandom(seed: seed)
    return (0..<count).map { _ in
      let center = (random.unit() - 0.5) * random.pick([0, 1, 1000])
      let size = random.pick([1e-300, 1e-9, 1e-3, 1, 7, 1e5, 1e300])
      let low = (center + random.unit() - 0.5) * size
      let (a, b) = AxisScale.widened(low, low + random.unit() * size)
      return (a, b)
    }
  }

  @Test("Linear ticks are 1-2-5 steps inside the range, about as many as asked")
  func linear() throws {
    for (low, high) in ranges(seed: 11, count: 5000) {
      for target in [2.0, 5, 9] {
        let ticks = LinearTicks(low: low, high: high, target: target)
        let steps = ticks.steps
        #expect(
          steps.count >= 2 && Double(steps.count) <= max(target + 1, 5), "\(low) \(high) \(target)")
        let slack = 1e-9 * (high / 2 - low / 2)
        #expect(ticks.values.allSatisfy { $0 >= low - slack && $0 <= high + slack })
        let units = zip(steps, steps.dropFirst()).map { $1.units - $0.units }
        #expect(Set(units).count <= 1)
        if let unit = units.first { #expect([1, 2, 5].contains(unit)) }
        #expect(Set(steps.map(\.exponent)).count == 1)
      }
    }
  }

  @Test("Covering ticks reach beyond both ends by less than a step")
  func covering() {
    for (low, high) in ranges(seed: 12, count: 3000) where high < 1e307 {
      let values = LinearTicks(low: low, high: high, target: 5, covers: true).values
      guard values.count >= 2, let first = values.first, let last = values.last else {
        Issue.record("no ticks for \(low)...\(high)")
        continue
      }
      let step = values[1] - values[0]
      #expect(first <= low + 1e-9 * step && first > low - 1.001 * step, "\(low) \(high)")
      #expect(last >= high - 1e-9 * step && last < high + 1.001 * step, "\(low) \(high)")
    }
  }

  @Test("Whole numbers get whole ticks")
  func integers() {
    let ticks = LinearTicks(low: 1, high: 4, target: 20, integers: true).values
    #expect(ticks == [1, 2, 3, 4])
  }

  @Test("A label reads back as its tick")
  func labels() throws {
    for (low, high) in ranges(seed: 13, count: 5000) {
      let steps = LinearTicks(low: low, high: high, target: 6).steps
      for (tick, step) in zip(DecimalStep.ticks(steps, percent: false), steps) {
        let number = try #require(Double(tick.label), "\(tick.label)")
        // A decimal of many digits may read as a neighbouring double.
        #expect((number - step.value).magnitude <= 4e-16 * step.value.magnitude)
      }
    }
    #expect(DecimalStep(units: -5, exponent: -2).plain(percent: false) == "-0.05")
    #expect(DecimalStep(units: 25, exponent: -2).plain(percent: true) == "25%")
    #expect(DecimalStep(units: 5, exponent: -3).plain(percent: true) == "0.5%")
    #expect(DecimalStep(units: 3, exponent: 2).plain(percent: false) == "300")
    #expect(DecimalStep(units: 0, exponent: 5).plain(percent: true) == "0%")
    #expect(DecimalStep(units: 250, exponent: 6).scientific() == "2.5e8")
    #expect(DecimalStep(units: -1, exponent: -7).scientific() == "-1e-7")
    #expect(DecimalStep(units: 0, exponent: -7).scientific() == "0")
  }

  @Test("Logarithmic ticks")
  func logarithmic() {
    func labels(_ low: Double, _ high: Double, _ target: Double) -> [String] {
      DecimalStep.ticks(LogTicks(low: low, high: high, target: target).steps, percent: false)
        .map(\.label)
    }
    #expect(labels(0.01, 100, 5) == ["0.01", "0.1", "1", "10", "100"])
    #expect(labels(0.3, 4, 8) == ["0.5", "1", "2"])
    #expect(labels(1, 1e9, 5) == ["1", "1e2", "1e4", "1e6", "1e8"])
    #expect(labels(3, 4, 3) == ["3.0", "3.5", "4.0"])
    #expect(labels(1e-300, 1e300, 4).count <= 5)
    #expect(labels(1e-300, 1e300, 4).contains("1"))
    #expect(LogTicks.covering(0.3, 4) == (0.2, 5))
    #expect(LogTicks.covering(1, 10) == (1, 10))
  }

  @Test("Places and values are inverse on every scale", arguments: Axis.Scale.allCases)
  func inverse(kind: Axis.Scale) throws {
    let ends: (Double, Double) =
      switch kind {
      case .linear: (-3, 7)
      case .log: (1e-4, 1e3)
      case .probit: (0.001, 0.98)
      }
    let scale = AxisScale(kind: kind, low: ends.0, high: ends.1)
    for step in 0...50 {
      let part = Double(step) / 50
      let value = try #require(scale.value(part))
      let again = try #require(scale.fraction(value))
      #expect((again - part).magnitude < 1e-8, "\(part)")
    }
  }

  @Test("Probit places agree with the normal quantile")
  func quantile() {
    // Φ⁻¹ of these probabilities from the tables of Abramowitz and Stegun (1964), table 26.5.
    let known = [(0.5, 0.0), (0.975, 1.959963985), (0.9, 1.281551566), (0.001, -3.090232306)]
    for (probability, expected) in known {
      #expect((normalQuantile(probability) - expected).magnitude < 1e-8)
    }
  }

  @Test("A scale has room for constants, nothing, and the largest doubles")
  func scales() throws {
    for values in [
      [], [3.0], [0, 0], [1e308, -1e308], [.leastNonzeroMagnitude], [.nan, .infinity],
    ]
      as [[Double]]
    {
      for kind in Axis.Scale.allCases {
        let scale = AxisScale(Axis(scale: kind), over: values)
        #expect(scale.low < scale.high, "\(values) \(kind)")
        #expect(scale.low.isFinite && scale.high.isFinite)
        #expect(scale.fraction(scale.low) == 0, "\(values) \(kind) \(scale)")
        #expect(scale.fraction(scale.high) == 1, "\(values) \(kind) \(scale)")
        #expect(scale.fraction(.nan) == nil)
      }
    }
    let fixed = AxisScale(Axis(from: 5), over: [1, 2])
    #expect(fixed.low == 5 && fixed.high > 5)
  }

  @Test("Segments are clipped to the unit square")
  func clipping() throws {
    var random = TestRandom(seed: 21)
    for _ in 0..<5000 {
      func point() -> PlanePoint {
        PlanePoint(x: random.unit() * 4 - 1.5, y: random.unit() * 4 - 1.5)
      }
      let (a, b) = (point(), point())
      let inside = (0...400).map { step -> PlanePoint in
        let part = Double(step) / 400
        return PlanePoint(x: a.x + part * (b.x - a.x), y: a.y + part * (b.y - a.y))
      }.filter(\.isInside)
      if let (start, end) = PlanePoint.clipped(a, b) {
        #expect(start.isInside && end.isInside)
        if let first = inside.first {
          #expect((first.x - start.x).magnitude < 0.02 && (first.y - start.y).magnitude < 0.02)
        }
      } else {
        #expect(inside.isEmpty, "\(a) \(b)")
      }
    }
  }
}
