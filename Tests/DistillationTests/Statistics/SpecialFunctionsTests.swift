import Diagnostics
import Distillation
import Testing

/// Against mpmath 1.3.0 at 40 digits and SciPy 1.17.1, computed offline.
struct SpecialFunctionsTests {
  static let logGammas: [(Double, Double)] = [
    (1e-10, 23.025850929882735237),
    (0.001, 6.9071788853838536617),
    (0.25, 1.2880225246980774574),
    (0.5, 0.57236494292470008707),
    (1, 0.0),
    (1.5, -0.12078223763524522235),
    (2, 0.0),
    (2.5, 0.28468287047291915963),
    (3.7, 1.4280723266653881292),
    (8, 8.5251613610654143002),
    (11.99, 17.477885575426185546),
    (12, 17.502307845873885839),
    (20.5, 40.83150097453079811),
    (100, 359.13420536957539878),
    (100000.0, 1051287.7089736568949),
    (10000000000.0, 220258509288.81058147),
  ]

  static let logBetas: [(Double, Double, Double)] = [
    (0.5, 0.5, 1.1447298858494001741),
    (0.5, 2, 0.28768207245178092744),
    (0.5, 1000000.0, -6.335390211057436965),
    (3, 4, -4.0943445622221006848),
    (20, 30, -33.968820791977382963),
    (500000.0, 0.5, -5.9888164957774643103),
    (10000.0, 10000.0, -13866.28325676140964),
    (12, 0.001, 6.9047361802541992267),
  ]

  static let betas: [(Double, Double, Double, Double)] = [
    (0.5, 0.5, 0.3, 0.36901011956554537504),
    (2, 3, 0.5, 0.6875),
    (2, 3, 0, 0.0),
    (2, 3, 1, 1.0),
    (10, 0.5, 0.99, 0.65792817515678432735),
    (50, 60, 0.4, 0.12470685834310036008),
    (500, 500, 0.51, 0.73642439164341471481),
    (0.1, 20, 0.001, 0.70799700842341537837),
    (500000.0, 0.5, 0.999999, 0.31731050785589557763),
  ]

  static let probits: [(Double, Double)] = [
    (1e-300, -37.0470962993612),
    (1e-20, -9.262340089798409),
    (1e-05, -4.264890793922825),
    (0.001, -3.090232306167813),
    (0.02425, -1.972961051311885),
    (0.025, -1.9599639845400545),
    (0.2, -0.8416212335729142),
    (0.5, 0.0),
    (0.7, 0.5244005127080407),
    (0.9, 1.2815515655446004),
    (0.975, 1.959963984540054),
    (0.999, 3.090232306167813),
    (0.9999999999, 6.361340889697422),
  ]

  @Test func logGammaAgrees() {
    var worst = Worst()
    for (x, expected) in Self.logGammas {
      worst.compare(SpecialFunctions.logGamma(x), expected, relative: abs(expected) > 1, "\(x)")
    }
    #expect(worst.error < 2e-14, "\(worst)")
    #expect(SpecialFunctions.logGamma(0).isNaN)
    #expect(SpecialFunctions.logGamma(-1).isNaN)
  }

  @Test func logBetaAgrees() {
    var worst = Worst()
    for (a, b, expected) in Self.logBetas {
      let forward = SpecialFunctions.logBeta(a, b)
      worst.compare(forward, expected, relative: abs(expected) > 1, "\(a), \(b)")
      #expect(forward == SpecialFunctions.logBeta(b, a))
    }
    #expect(worst.error < 2e-14, "\(worst)")
  }

  @Test func regularizedBetaAgrees() {
    var worst = Worst()
    for (a, b, x, expected) in Self.betas {
      let value = SpecialFunctions.regularizedBeta(x, complement: 1 - x, a, b)
      worst.compare(value, expected, relative: true, "\(a), \(b), \(x)")
    }
    #expect(worst.error < 1e-10, "\(worst)")
  }

  @Test func probitAgrees() throws {
    var worst = Worst()
    for (probability, expected) in Self.probits {
      let value = try NormalDistribution.quantile(probability)
      worst.compare(value, expected, relative: true, "\(probability)")
    }
    #expect(worst.error < 1e-13, "\(worst)")
    #expect(throws: Fault.self) { try NormalDistribution.quantile(0) }
    #expect(throws: Fault.self) { try NormalDistribution.quantile(.nan) }
  }
}
